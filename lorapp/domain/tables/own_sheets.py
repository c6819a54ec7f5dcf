"""lorapp's own tables that only go out: none of them may pass for a list of something else."""

from collections.abc import Sequence
from functools import cache

from lorapp.domain.sheets.book import SHEETS
from lorapp.domain.sheets.sheet import HOME, SheetKind
from lorapp.domain.tables.lists import LISTS, NAMES
from lorapp.errors import LorError


def refuse_own(headers: Sequence[str]) -> None:
    """Refuse a table whose column names are all those of one that lorapp only writes.

    An applicant's own facts would else become a program called like the applicant.
    """
    kind = own_sheet(headers)
    if kind is not None and kind.name not in _taken():
        raise LorError(
            f"This is lorapp's own table {kind.title}, which only goes out. These can be "
            f"taken in: {NAMES}; a .json file of lorapp brings everything."
        )


def own_sheet(headers: Sequence[str]) -> SheetKind | None:
    """The sheet of lorapp whose column names these are; what only goes out before what comes back.

    Empty cells at the end of a row are no column names.
    """
    named = [header for header in headers if header]
    found = [kind for kind in SHEETS if named and _is_headed(kind, named)]
    return min(found, key=lambda kind: kind.name in _taken(), default=None)


def _is_headed(kind: SheetKind, headers: Sequence[str]) -> bool:
    """Whether these are its headings; a heading with the home clock may be any, or none."""
    plain = {column.heading for column in kind.columns if HOME not in column.heading}
    others = set(headers) - plain
    return plain <= set(headers) and all(_names_home(kind, header) for header in others)


def _names_home(kind: SheetKind, header: str) -> bool:
    parts = (column.heading.split(HOME) for column in kind.columns if HOME in column.heading)
    return any(header.startswith(start) and header.endswith(end) for start, end in parts)


@cache
def _taken() -> frozenset[str]:
    return frozenset(kind.name for kind in LISTS)
