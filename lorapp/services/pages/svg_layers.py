"""Counts over weeks as areas, each inside the one before it."""

from collections.abc import Iterator
from math import ceil
from typing import Final

from lorapp.domain.charts.chart import Chart, Series, number_text
from lorapp.frozen import dataclass
from lorapp.services.pages.svg_ink import CELL, INK, LAYERS, LINE, MUTED, SIZE, cells_of, tag, words

TICKS_MOST: Final = 6
LEGEND: Final = 30
MARKS: Final = 20
DAYS: Final = 20
NUMBERS: Final = 26
SWATCH: Final = 12
GAP: Final = 18
DASHED: Final = "5 4"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Where weeks and counts fall."""

    chart: Chart
    box: Box

    @property
    def top(self) -> int:
        return ceil(self.chart.top)

    def x(self, week: float) -> float:
        """The left edge of a week."""
        return self.box.left + (self.box.right - self.box.left) * week / len(self.chart.labels)

    def y(self, count: float) -> float:
        """The height of a count."""
        return self.box.bottom - (self.box.bottom - self.box.top) * count / self.top


def layers(chart: Chart, box: Box) -> Iterator[str]:
    """Draw the legend, the areas, and what they are measured by."""
    yield from _legend(chart, box.left, box.top + SIZE)
    inner = Box(box.left + NUMBERS, box.top + LEGEND + MARKS, box.right, box.bottom - DAYS)
    plot = Plot(chart, inner)
    yield from _grid(plot)
    for one, fill in zip(chart.series, LAYERS, strict=True):
        yield _area(plot, one, fill)
    yield from _level(plot)
    yield from _marks(plot)
    yield from _days(plot)


def _legend(chart: Chart, x: float, y: float) -> Iterator[str]:
    for one, fill in zip(chart.series, LAYERS, strict=True):
        known = [value for value in one.values if value is not None]
        text = f"{one.name.lower()} {chart.written(known[-1]) if known else 0}"
        yield tag("rect", x=x, y=y - SWATCH + 2, width=SWATCH, height=SWATCH, fill=fill, stroke=INK)
        yield words(text, x + SWATCH + 6, y)
        x += SWATCH + 6 + cells_of(text) * CELL + GAP
    if chart.level is not None:
        yield _line(x, y - 4, x + 2 * SWATCH, y - 4, stroke=INK, stroke_dasharray=DASHED)
        yield words(chart.level.text, x + 2 * SWATCH + 6, y)


def _line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> str:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": LINE, **attributes})


def _grid(plot: Plot) -> Iterator[str]:
    box = plot.box
    step = ceil(plot.top / TICKS_MOST)
    for count in range(0, plot.top + 1, step):
        y = plot.y(count)
        yield _line(box.left, y, box.right, y)
        yield words(number_text(count), box.left - 8, y + 4, fill=MUTED, text_anchor="end")


def _area(plot: Plot, one: Series, fill: str) -> str:
    """One layer: up at each week's left edge, down where its known weeks end."""
    path = [f"M{plot.x(0):.1f} {plot.y(0):.1f}"]
    last = 0
    for week, value in enumerate(one.values):
        if value is not None:
            path += [f"V{plot.y(value):.1f}", f"H{plot.x(week + 1):.1f}"]
            last = week + 1
    path.append(f"V{plot.y(0):.1f}" if last else "")
    return tag("path", d=f"{' '.join(path)} Z", fill=fill, stroke=INK, stroke_width=0.6)


def _level(plot: Plot) -> Iterator[str]:
    if plot.chart.level is not None:
        y = plot.y(plot.chart.level.value)
        yield _line(plot.box.left, y, plot.box.right, y, stroke=INK, stroke_dasharray=DASHED)


def _marks(plot: Plot) -> Iterator[str]:
    """What falls on a week: an upright and its word above; the later words end at theirs."""
    taken: list[tuple[float, float]] = []
    for mark in plot.chart.marks:
        x = plot.x(mark.at + 0.5)
        yield _line(x, plot.box.top - 4, x, plot.box.bottom, stroke=MUTED, stroke_dasharray="2 3")
        room = cells_of(mark.text) * CELL
        for first, anchor in ((x, "start"), (x - room, "end")):
            last = first + room
            if last <= plot.box.right and all(last < a or first > b for a, b in taken):
                taken.append((first, last))
                yield words(mark.text, x, plot.box.top - 8, fill=MUTED, text_anchor=anchor)
                break


def _days(plot: Plot) -> Iterator[str]:
    """Days below the ground, as many as find room."""
    free = plot.box.left
    for week, label in enumerate(plot.chart.labels):
        x, room = plot.x(week), cells_of(label) * CELL
        if x >= free and x + room <= plot.box.right:
            yield _line(x, plot.box.bottom, x, plot.box.bottom + 4, stroke=MUTED)
            yield words(label, x, plot.box.bottom + DAYS - 2, fill=MUTED)
            free = x + room + GAP
