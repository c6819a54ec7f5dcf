"""Finding the column names of a list, and what its columns mean."""

from collections.abc import Iterable, Sequence
from typing import Final

from lorapp.domain.leaves import shown
from lorapp.domain.tables.table import Mapping, Table
from lorapp.domain.tables.targets import BY_NAME, meaning_of, target_of
from lorapp.domain.tables.words import same_name
from lorapp.errors import InvalidError, LorError

LOOKED_AT: Final = 20
"""Rows among which the column names are looked for."""

OUT: Final = "-"
"""What is written for a column that is to be left out."""


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """The row that holds the column names: the one in which most of them are known.

    Where none is known, the first of the fullest rows.
    """
    looked = rows[:LOOKED_AT]
    known = [len({target_of(cell) for cell in row if cell} - {None}) for row in looked]
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


def propose(headers: Sequence[str]) -> Mapping:
    """What the columns mean by their names.

    Of two that mean one field the more usual name has it (``Program`` before ``Institution``),
    of two equally usual ones the first.
    """
    best: dict[str, tuple[int, int]] = {}
    for at, header in enumerate(headers):
        found = meaning_of(header)
        if found is not None:
            field, rank = found
            best[field] = min(best.get(field, (rank, at)), (rank, at))
    fields = {at: field for field, (_, at) in best.items()}
    return Mapping(tuple(fields.get(at) for at in range(len(headers))))


def mapped_by(table: Table, start: Mapping, pairs: Iterable[str]) -> Mapping:
    """Change a mapping by pairs ``column=field``; ``-`` leaves a column out.

    A field is named by its name or as people read it. Raises InvalidError with every pair that
    names no column or no field.
    """
    mapping, problems = start, []
    places = {same_name(header): at for at, header in enumerate(table.headers)}
    for pair in pairs:
        column, _, field = pair.rpartition("=")
        at = places.get(same_name(column))
        wanted = field.strip()
        name = wanted if wanted in BY_NAME else target_of(wanted)
        if at is None:
            known = ", ".join(table.headers[:LOOKED_AT])
            problems.append(f"--map {shown(pair)}: there is no such column. There are: {known}.")
        elif name is None and wanted != OUT:
            problems.append(
                f"--map {shown(pair)}: there is no such field. There are: {', '.join(BY_NAME)}; "
                f"{OUT} leaves the column out."
            )
        else:
            mapping = mapping.changed(at, name)
    if problems:
        raise InvalidError(problems, subject="This mapping")
    return mapping


def require_names(table: Table, mapping: Mapping) -> None:
    """Refuse a list in which no column is the program's name: it is another kind of list."""
    if mapping.place("name") is None:
        known = ", ".join(table.headers[:LOOKED_AT])
        raise LorError(
            f"No column of this list is the program's name. Its columns are: {known}. Say which "
            'one is with --map "COLUMN=name"; lists of other things are not read.'
        )
