"""Counts over weeks in cells: each stage a layer inside the one before it."""

from collections.abc import Iterator
from math import ceil
from typing import Final

from textual.content import Content

from lorapp.domain.charts.chart import Chart, Value, number_text
from lorapp.widgets.charts.ink import GROUND, LAYERS, LEVEL, UPRIGHT, legend, placed, signs
from lorapp.widgets.text.cells import right
from lorapp.widgets.text.glyphs import MUTED, Glyph

ROWS_LEAST: Final = 3
ROWS_MOST: Final = 20
AROUND: Final = 2
"""The ground line and the line of days below it."""


def layers(chart: Chart, width: int, height: int) -> list[Content]:
    """Draw a chart in layers: its legend, the rows from the top, the ground, the days."""
    words = legend(_entries(chart), width)
    room = max(ROWS_LEAST, min(ROWS_MOST, height - len(words) - AROUND))
    top = ceil(chart.top)
    scale = max(1, room // top) if top <= room else room / top
    rows = round(top * scale)
    margin = len(number_text(top)) + 1
    across = max(1, width - margin - 1)
    lines = [*words]
    for row in range(rows, 0, -1):
        label = right(_number(row, scale, rows, top), margin)
        cells = signs([(label, MUTED)], _cells(chart, row, scale, across))
        lines.append(cells)
    ground = [GROUND] * across
    for at in _columns(chart, across):
        ground[at] = UPRIGHT
    lines.append(signs([(right("0", margin), MUTED)], ground))
    days = placed(_days(chart, across), across)
    lines.append(Content.assemble((" " * (margin + 1) + days, MUTED)))
    return lines


def column(at: int, labels: int, across: int) -> int:
    """The first cell that shows a label."""
    return next((x for x in range(across) if shown(x, labels, across) >= at), across - 1)


def shown(cell: int, labels: int, across: int) -> int:
    """The label a cell shows: each as wide as there is room; of too many the later ones."""
    return ((cell + 1) * labels - 1) // across


def _entries(chart: Chart) -> list[tuple[Glyph, str]]:
    found = []
    for glyph, one in zip(LAYERS, chart.series, strict=True):
        known = [value for value in one.values if value is not None]
        now = number_text(known[-1]) if known else "0"
        found.append((glyph, f"{one.name.lower()} {now}"))
    if chart.level:
        found.append((LEVEL, chart.level.text))
    return found


def _number(row: int, scale: float, rows: int, top: int) -> str:
    """The number at a row: each where it fits, else only the greatest."""
    if scale >= 1:
        return number_text(row // int(scale)) if row % int(scale) == 0 else ""
    return number_text(top) if row == rows else ""


def _columns(chart: Chart, across: int) -> list[int]:
    return [column(mark.at, len(chart.labels), across) for mark in chart.marks]


def _cells(chart: Chart, row: int, scale: float, across: int) -> Iterator[Glyph | None]:
    """One row of the picture from left to right."""
    marked = set(_columns(chart, across))
    level = chart.level is not None and row == ceil(chart.level.value * scale)
    for x in range(across):
        filled = _filled(chart.row(shown(x, len(chart.labels), across)), row, scale)
        if filled is not None:
            yield filled
        elif x in marked:
            yield UPRIGHT
        else:
            yield LEVEL if level else None


def _filled(values: tuple[Value, ...], row: int, scale: float) -> Glyph | None:
    """The innermost layer that reaches a row."""
    for glyph, value in reversed(list(zip(LAYERS, values, strict=True))):
        if value is not None and ceil(value * scale) >= row:
            return glyph
    return None


def _days(chart: Chart, across: int) -> Iterator[tuple[int, str]]:
    """What stands below the ground: the marks, the first day, and days between."""
    for mark, at in zip(chart.marks, _columns(chart, across), strict=True):
        yield at, mark.text
    count = len(chart.labels)
    yield 0, chart.labels[0]
    for at in range(1, count):
        yield column(at, count, across), chart.labels[at]
