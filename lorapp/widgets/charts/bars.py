"""Bars in cells: one line a label, its values one after the other, the numbers at the end."""

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from lorapp.domain.charts.chart import Chart
from lorapp.widgets.charts.ink import BARS, ONE_BAR, UPRIGHT, Piece, legend, piece
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import left, one_line
from lorapp.widgets.text.glyphs import MUTED, Glyph, Tone, drawn

LABEL_SHARE: Final = 1 / 2
GAP: Final = 2
BAR_LEAST: Final = 4


def bars(chart: Chart, width: int) -> list[Content]:
    """Draw a chart in bars, its legend first where there is more than one kind."""
    longest = max(cell_len(one_line(label)) for label in chart.labels)
    words = [_words(chart, at) for at in range(len(chart.labels))]
    room = width - 2 * GAP - max(map(len, words))
    label = min(longest, int(width * LABEL_SHARE), room - BAR_LEAST)
    across = room - label
    lines = legend(_entries(chart), width)
    for at, name in enumerate(chart.labels):
        pieces: list[Piece] = [(left(name, label), Tone.INK.style), (" " * GAP, "")]
        pieces += _bar(chart, at, across)
        pieces.append((words[at], Tone.INK.style if _is_known(chart, at) else MUTED))
        lines.append(Content.assemble(*pieces))
    return lines


def cells(value: float, chart: Chart, across: int) -> int:
    """How many cells a value takes; what is there at all takes one."""
    if not value:
        return 0
    return max(1, round(value * across / chart.longest))


def fills(chart: Chart) -> tuple[Glyph, ...]:
    """The glyph of each series."""
    return BARS if len(chart.series) > 1 else ONE_BAR


def _entries(chart: Chart) -> list[tuple[Glyph, str]]:
    found: list[tuple[Glyph, str]] = []
    if len(chart.series) > 1:
        pairs = zip(fills(chart), chart.series, strict=True)
        found = [
            (glyph, f"{one.name.lower()}, {chart.unit}")
            for glyph, one in pairs
            if any(value is not None for value in one.values)
        ]
    if chart.level:
        found.append((UPRIGHT, chart.level.text))
    return found


def _is_known(chart: Chart, at: int) -> bool:
    return any(value is not None for value in chart.row(at))


def _words(chart: Chart, at: int) -> str:
    """The numbers of a bar in words."""
    if not _is_known(chart, at):
        return f"{drawn(glyphs.UNKNOWN)} {chart.unknown}"
    return " + ".join(chart.written(value) for value in chart.row(at) if value is not None)


def _bar(chart: Chart, at: int, across: int) -> Iterator[Piece]:
    """The parts of a bar and the empty rest, with the level where the bar does not reach."""
    used = 0
    for glyph, value in zip(fills(chart), chart.row(at), strict=True):
        count = min(cells(value or 0, chart, across), across - used)
        yield piece(glyph, count)
        used += count
    level = cells(chart.level.value, chart, across) - 1 if chart.level else -1
    if level >= used:
        yield " " * (level - used), ""
        yield piece(UPRIGHT)
        used = level + 1
    yield " " * (across - used + GAP), ""
