"""Finding which record a line is about: by its key, else by what its list is told apart by."""

from collections import defaultdict
from typing import Any, Final

from lorapp.domain.leaves import shown
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.rows import ReadRow
from lorapp.domain.tables.targets import ListKind, Mark
from lorapp.errors import LorError

_KEYS: Final = 3


class Index:
    """The records of one list as lines find them; grows while lines are taken.

    Each has an id: its key, or for records without one its place in the list.
    """

    def __init__(self, kind: ListKind, file: SeasonFile) -> None:
        self._kind, self._file = kind, file
        self._records: dict[str, Any] = {}
        self._found: dict[Mark, list[str]] = defaultdict(list)
        for record in getattr(file, kind.name):
            self.put(record.key if kind.is_keyed else str(len(self)), record)

    @property
    def records(self) -> tuple[Any, ...]:
        """All records, new ones last."""
        return tuple(self._records.values())

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, found: object) -> bool:
        return found in self._records

    def __getitem__(self, found: str) -> Any:  # noqa: ANN401  any record
        return self._records[found]

    def put(self, there: str, record: Any) -> None:  # noqa: ANN401  any record
        """Take in a record, or another state of one."""
        self._records[there] = record
        for mark in self._kind.marks(record):
            if there not in self._found[mark]:
                self._found[mark].append(there)

    def find(self, row: ReadRow) -> str | None:
        """The id of the record a line is about, None for a new one.

        Raises LorError when it fits several.
        """
        if row.key is not None:
            return row.key if row.key in self else None
        wanted = row.record
        marks = self._kind.marks(wanted)
        ids = dict.fromkeys(one for mark in marks for one in self._found.get(mark, ()))
        sure = {one: self._kind.sureness(self._file, wanted, self[one]) for one in ids}
        most = max(sure.values(), default=0)
        best = [one for one, sureness in sure.items() if sureness == most]
        if not most or not best:
            return None
        if len(best) > 1:
            keys = ", ".join(map(shown, best[:_KEYS]))
            named = f" ({keys})" if self._kind.is_keyed else ""
            raise LorError(f"fits {len(best)} {self._kind.plural}{named}; add {self._kind.apart}.")
        return best[0]
