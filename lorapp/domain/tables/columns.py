"""Finding the column names of a list, and what its columns mean."""

from collections.abc import Iterable, Sequence
from typing import Final

from lorapp.domain.leaves import shown
from lorapp.domain.tables.lists import NAMES, known_columns, likely, list_of
from lorapp.domain.tables.own_sheets import own_sheet
from lorapp.domain.tables.table import Mapping, Table
from lorapp.domain.tables.targets import ListKind
from lorapp.domain.tables.words import same_name
from lorapp.errors import InvalidError, LorError

LOOKED_AT: Final = 20
"""Rows among which the column names are looked for."""

OUT: Final = "-"
"""What is written for a column that is to be left out."""


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """The row that holds the column names: the one in which most of them are known.

    Where none is known, the first of the fullest rows. A table of lorapp's own begins with its
    column names, though a cell below may be called like a column.
    """
    looked = rows[:LOOKED_AT]
    if looked and own_sheet(looked[0]) is not None:
        return 0
    known = [known_columns(row) for row in looked]
    filled = [sum(1 for cell in row if cell) for row in looked]
    worth = known if max(known, default=0) else filled
    return worth.index(max(worth))


def unlike(headers: Iterable[str]) -> tuple[str, ...]:
    """Column names that are never empty and unlike each other."""
    found: list[str] = []
    taken: set[str] = set()
    for number, header in enumerate(headers, 1):
        name = " ".join(header.split()) or f"column {number}"
        fresh, count = name, 2
        while same_name(fresh) in taken:
            fresh, count = f"{name} ({count})", count + 1
        taken.add(same_name(fresh))
        found.append(fresh)
    return tuple(found)


def propose(headers: Sequence[str], kind: ListKind | None = None) -> Mapping:
    """What the columns mean by their names, in ``kind`` or in the list they are likely of.

    Of two that mean one field the more usual name has it (``Program`` before ``Institution``),
    of two equally usual ones the first.
    """
    kind = kind or likely(headers)
    best: dict[str, tuple[int, int]] = {}
    for at, header in enumerate(headers):
        found = kind.meaning_of(header)
        if found is not None:
            field, rank = found
            best[field] = min(best.get(field, (rank, at)), (rank, at))
    fields = {at: field for field, (_, at) in best.items()}
    return Mapping(tuple(fields.get(at) for at in range(len(headers))), list=kind.name)


def mapped_by(table: Table, start: Mapping, pairs: Iterable[str]) -> Mapping:
    """Change a mapping by pairs ``column=field``; ``-`` leaves a column out.

    A field is named by its name or as people read it. Raises InvalidError with every pair that
    names no column or no field.
    """
    mapping, problems, kind = start, [], list_of(start.list)
    places = {same_name(header): at for at, header in enumerate(table.headers)}
    for pair in pairs:
        column, _, field = pair.rpartition("=")
        at = places.get(same_name(column))
        wanted = field.strip()
        name = wanted if wanted in kind.by_name else kind.target_of(wanted)
        if at is None:
            known = ", ".join(table.headers[:LOOKED_AT])
            problems.append(f"--map {shown(pair)}: there is no such column. There are: {known}.")
        elif name is None and wanted != OUT:
            problems.append(
                f"--map {shown(pair)}: there is no such field. There are: "
                f"{', '.join(kind.by_name)}; {OUT} leaves the column out."
            )
        else:
            mapping = mapping.changed(at, name)
    if problems:
        raise InvalidError(problems, subject="This mapping")
    return mapping


def missing_names(mapping: Mapping) -> tuple[str, ...]:
    """The fields that every line has to give and no column means."""
    return tuple(name for name in list_of(mapping.list).needed if mapping.place(name) is None)


def require_names(table: Table, mapping: Mapping) -> None:
    """Refuse a list in which no column says what each line needs: it may be another list."""
    missing = missing_names(mapping)
    if missing:
        kind, field = list_of(mapping.list), missing[0]
        known = ", ".join(table.headers[:LOOKED_AT])
        raise LorError(
            f"No column of this list is {kind.needed[field]}. Its columns are: {known}. Say which "
            f'one is with --map "COLUMN={field}", or which list it is with --list: {NAMES}.'
        )
