"""From rows of cells to a table: cleaned, measured, its column names found."""

from collections.abc import Iterable
from typing import Final

from lorapp.domain.tables.columns import header_row, unlike
from lorapp.domain.tables.table import Line, Table
from lorapp.domain.text import clean
from lorapp.errors import LorError

ROWS_MAX: Final = 10_000
COLUMNS_MAX: Final = 200
CELL_MAX: Final = 200_000
HEADER_MAX: Final = 80

Grid = list[tuple[int, list[str]]]
"""Rows with the line they begin on."""


def gathered(rows: Iterable[tuple[int, list[str]]]) -> Grid:
    """The rows that hold something, their cells cleaned.

    Raises LorError when there are too many rows or columns, or a cell is too long.
    """
    grid: Grid = []
    for number, raw in rows:
        if not any(raw):
            continue
        longest = max(map(len, raw))
        if longest > CELL_MAX:
            raise LorError(
                f"Line {number} has a cell of {longest:,} characters; at most {CELL_MAX:,} fit. "
                "Shorten it and read the list again."
            )
        row = [clean(cell, multiline=True).strip() for cell in raw]
        while row and not row[-1]:
            row.pop()
        if not row:
            continue
        if len(row) > COLUMNS_MAX:
            raise LorError(
                f"Line {number} has {len(row)} columns; at most {COLUMNS_MAX} are read. "
                "Check whether it is a list."
            )
        if len(grid) > ROWS_MAX:
            raise LorError(
                f"This list has more than {ROWS_MAX:,} rows. Split it, or check which list it is."
            )
        grid.append((number, row))
    return grid


def table_of(grid: Grid) -> Table:
    """A table out of rows. Raises LorError when there is no row of a record in it."""
    if not grid:
        raise LorError("There is nothing in this list; check which file or sheet it is.")
    head = header_row([row for _, row in grid])
    body = grid[head + 1 :]
    if not body:
        raise LorError(
            "This list needs a row of column names and a row for each record below it; "
            "there is no such row."
        )
    width = max(len(row) for _, row in grid[head:])
    headers = [clean(cell)[:HEADER_MAX] for cell in grid[head][1]]
    padded = headers + [""] * (width - len(headers))
    lines = [Line(number, (*row, *[""] * (width - len(row)))) for number, row in body]
    kept = [at for at in range(width) if padded[at] or any(line.cells[at] for line in lines)]
    named = unlike(padded)
    return Table(
        headers=tuple(named[at] for at in kept),
        lines=tuple(Line(line.number, tuple(line.cells[at] for at in kept)) for line in lines),
    )
