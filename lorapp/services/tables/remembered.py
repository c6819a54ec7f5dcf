"""What columns meant the last time: a small private file, one entry for each set of columns."""

import hashlib
import json
from collections.abc import Sequence
from typing import Final

from lorapp.domain.tables.table import Mapping
from lorapp.domain.tables.targets import BY_NAME
from lorapp.domain.tables.words import same_name
from lorapp.paths import Paths, make_folder, write_whole

ENTRIES_MAX: Final = 50
BYTES_MAX: Final = 2_000_000
_VERSION: Final = 1

Entry = dict[str, str | None]


class Remembered:
    """Mappings by the set of column names, the latest kept."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def load(self, headers: Sequence[str]) -> Mapping | None:
        """The mapping these columns had, whatever their order; None when there is none."""
        entry = self._entries().get(_mark(headers))
        if entry is None:
            return None
        fields: list[str | None] = []
        for header in headers:
            field = entry.get(same_name(header))
            fields.append(field if field in BY_NAME and field not in fields else None)
        return Mapping(tuple(fields), is_remembered=True)

    def save(self, headers: Sequence[str], mapping: Mapping) -> None:
        """Keep a mapping. Raises StoreError when it cannot be written."""
        entries = self._entries()
        mark = _mark(headers)
        entry = {same_name(h): field for h, field in zip(headers, mapping.fields, strict=True)}
        if entries.get(mark) == entry:
            return
        entries.pop(mark, None)
        entries[mark] = entry
        kept = dict(list(entries.items())[-ENTRIES_MAX:])
        make_folder(self._paths.home)
        body = {"version": _VERSION, "mappings": kept}
        write_whole(self._paths.mappings, json.dumps(body, indent=1).encode())

    def _entries(self) -> dict[str, Entry]:
        try:
            with self._paths.mappings.open("rb") as stream:
                body = json.loads(stream.read(BYTES_MAX))
            return {str(mark): _entry(entry) for mark, entry in body["mappings"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            # Nothing was kept, or something else lies there: columns then go by their names.
            return {}


def _entry(entry: dict[str, object]) -> Entry:
    return {str(h): field if isinstance(field, str) else None for h, field in entry.items()}


def _mark(headers: Sequence[str]) -> str:
    names = "\n".join(sorted(map(same_name, headers)))
    return hashlib.blake2s(names.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
