"""Bars, one line a label, with the numbers at their ends."""

from collections.abc import Iterator
from typing import Final

from lorapp.domain.charts.chart import Chart
from lorapp.services.pages.svg_ink import (
    BARS,
    CELL,
    INK,
    MUTED,
    SIZE,
    cells_of,
    cut,
    hatch_name,
    tag,
    words,
)

LEGEND: Final = 34
ROW: Final = 34
ROW_LEAST: Final = 22
LABEL_CELLS: Final = 40
SWATCH: Final = 12
GAP: Final = 14


def row_height(chart: Chart, room: int) -> int:
    """How high one bar's line is: all find room, but none is too slim to read."""
    return max(ROW_LEAST, min(ROW, (room - LEGEND) // len(chart.labels)))


def height(chart: Chart, row: int) -> int:
    """How high all of it is."""
    return LEGEND + row * len(chart.labels)


def bars(chart: Chart, edges: tuple[int, int, int], row: int) -> Iterator[str]:
    """Draw the legend and each bar; ``edges`` are left, top and right."""
    left, top, right = edges
    yield from _legend(chart, left, top + SIZE)
    longest = max(cells_of(cut(label, LABEL_CELLS)) for label in chart.labels)
    numbers = max(cells_of(_words(chart, at)) for at in range(len(chart.labels)))
    begin = left + longest * CELL + GAP
    scale = (right - begin - numbers * CELL - GAP) / chart.longest
    for at, label in enumerate(chart.labels):
        y = top + LEGEND + at * row
        base = y + row / 2 + 4
        yield words(cut(label, LABEL_CELLS), left, base)
        x = begin
        for number, value in enumerate(chart.row(at)):
            if value:
                yield _bar(chart, number, (x, y + 4, value * scale, row - 8))
                x += value * scale
        is_known = any(value is not None for value in chart.row(at))
        yield words(_words(chart, at), x + 6, base, fill=INK if is_known else MUTED)
    if chart.level is not None:
        x, end = begin + chart.level.value * scale, top + LEGEND + len(chart.labels) * row
        yield tag("line", x1=x, y1=top + LEGEND - 4, x2=x, y2=end, **_DASHED)


_DASHED: Final[dict[str, object]] = {"stroke": INK, "stroke_dasharray": "5 4"}


def _bar(chart: Chart, number: int, at: tuple[float, float, float, float]) -> str:
    """One bar: filled for the first series, grained inside an outline for the second."""
    x, y, width, tall = at
    fill = BARS[0] if not number else f"url(#{hatch_name(chart.name)})"
    place = {"x": x, "y": y, "width": width, "height": tall}
    return tag("rect", **place, fill=fill, stroke=BARS[number])


def _words(chart: Chart, at: int) -> str:
    known = [chart.written(value) for value in chart.row(at) if value is not None]
    return " + ".join(known) or chart.unknown


def _legend(chart: Chart, x: float, y: float) -> Iterator[str]:
    is_one = len(chart.series) == 1
    for number, one in enumerate(chart.series):
        if not any(value is not None for value in one.values):
            continue
        text = f"{one.name.lower()}, {chart.unit}"
        yield _bar(chart, number, (x, y - SWATCH + 2, SWATCH, SWATCH))
        yield words(text, x + SWATCH + 6, y, fill=MUTED if is_one else INK)
        x += SWATCH + 6 + cells_of(text) * CELL + GAP
    if chart.level is not None:
        yield tag("line", x1=x, y1=y - 4, x2=x + 2 * SWATCH, y2=y - 4, **_DASHED)
        yield words(chart.level.text, x + 2 * SWATCH + 6, y)
