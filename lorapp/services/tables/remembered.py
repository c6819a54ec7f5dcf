"""What columns meant the last time: a small private file, one entry for each set of columns."""

import hashlib
import json
from collections.abc import Sequence
from typing import Final

from lorapp.domain.tables.lists import LISTS
from lorapp.domain.tables.table import Mapping
from lorapp.domain.tables.words import same_name
from lorapp.paths import Paths, make_folder, write_whole
from lorapp.plain_files import kept_json

ENTRIES_MAX: Final = 50
BYTES_MAX: Final = 2_000_000
_VERSION: Final = 1

Entry = dict[str, str | None]


class Remembered:
    """Mappings by the set of column names, the latest kept."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def load(self, headers: Sequence[str], name: str | None = None) -> Mapping | None:
        """The mapping these columns had, whatever their order; None when there is none.

        ``name`` is the list they are to be; else the one they were the last time.
        """
        entries = self._entries()
        marks = {_mark(headers, kind.name): kind for kind in LISTS if name in {None, kind.name}}
        mark = next((mark for mark in reversed(entries) if mark in marks), None)
        if mark is None:
            return None
        entry, kind = entries[mark], marks[mark]
        fields: list[str | None] = []
        for header in headers:
            field = entry.get(same_name(header))
            fields.append(field if field in kind.by_name and field not in fields else None)
        return Mapping(tuple(fields), is_remembered=True, list=kind.name)

    def save(self, headers: Sequence[str], mapping: Mapping) -> None:
        """Keep a mapping. Raises StoreError when it cannot be written."""
        entries = self._entries()
        mark = _mark(headers, mapping.list)
        entry = {same_name(h): field for h, field in zip(headers, mapping.fields, strict=True)}
        if entries.get(mark) == entry and next(reversed(entries)) == mark:
            return
        entries.pop(mark, None)
        entries[mark] = entry
        kept = dict(list(entries.items())[-ENTRIES_MAX:])
        make_folder(self._paths.home)
        body = {"version": _VERSION, "mappings": kept}
        write_whole(self._paths.mappings, json.dumps(body, indent=1).encode())

    def _entries(self) -> dict[str, Entry]:
        try:
            body = kept_json(self._paths.mappings, BYTES_MAX)
            return {str(mark): _entry(entry) for mark, entry in body["mappings"].items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            # Nothing was kept, or something else lies there: columns then go by their names.
            return {}


def _entry(entry: dict[str, object]) -> Entry:
    return {str(h): field if isinstance(field, str) else None for h, field in entry.items()}


def _mark(headers: Sequence[str], name: str) -> str:
    """One set of columns of one list."""
    names = "\n".join(sorted(map(same_name, headers)))
    if name != LISTS[0].name:
        names = f"{name}\n\n{names}"
    return hashlib.blake2s(names.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
