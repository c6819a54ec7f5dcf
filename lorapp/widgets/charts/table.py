"""The table of a chart in cells: columns where there is room, else one fact a line."""

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from lorapp.domain.pages import Grid
from lorapp.widgets.text.cells import left, one_line, right
from lorapp.widgets.text.glyphs import MUTED, Tone

GAP: Final = 2
LABEL_LEAST: Final = 16


def table(grid: Grid, width: int) -> list[Content]:
    """Write a table, its head first; a long first cell goes on below."""
    widths = _widths(grid, width)
    if widths is None:
        return list(_facts(grid, width))
    lines = [Content.styled(_line(grid, grid.head, widths), MUTED)]
    for row in grid.rows:
        first, *more = Content(one_line(row[0].text)).wrap(widths[0])
        lines.append(Content(_line(grid, [first.plain, *(c.text for c in row[1:])], widths)))
        lines += more
    return lines


def _widths(grid: Grid, width: int) -> list[int] | None:
    """The width of each column; None where the first would be too narrow to read."""
    columns = [[name, *(row[at].text for row in grid.rows)] for at, name in enumerate(grid.head)]
    longest = [max(cell_len(one_line(text)) for text in column) for column in columns]
    rest = sum(longest[1:]) + GAP * (len(longest) - 1)
    first = min(longest[0], width - rest)
    return [first, *longest[1:]] if first >= min(longest[0], LABEL_LEAST) else None


def _line(grid: Grid, texts: "tuple[str, ...] | list[str]", widths: list[int]) -> str:
    cells = [
        (right if at in grid.numbers else left)(text, widths[at]) for at, text in enumerate(texts)
    ]
    return (" " * GAP).join(cells).rstrip()


def _facts(grid: Grid, width: int) -> Iterator[Content]:
    """One row after the other, each fact on a line of its own."""
    for row in grid.rows:
        yield Content.styled(left(row[0].text, width).rstrip(), "bold")
        for name, cell in zip(grid.head[1:], row[1:], strict=True):
            yield Content.assemble((f"  {name}: ", MUTED), (one_line(cell.text), Tone.INK.style))
