"""A chart as SVG: text stays text, nothing is loaded, and it brings its own light ground.

Series differ in lightness or grain, so it reads on white, on dark and in grey. Words that find no
room are cut there, and stand whole in the chart's table.
"""

from typing import Final

from lorapp.domain.charts.chart import Chart, Shape
from lorapp.services.pages import svg_bars, svg_layers
from lorapp.services.pages.svg_ink import CELL, GROUND, MUTED, SIZE, hatch, tag, words, wrapped

Styled = tuple[str, dict[str, object]]

WIDTH: Final = 720
HEIGHT: Final = 360
MARGIN: Final = 24
LINE_HEIGHT: Final = 19
BOLD: Final[dict[str, object]] = {"font_weight": "bold", "font_size": SIZE + 3}
FAMILY: Final = "Noto Sans, sans-serif"
"""A family that brings its own letters into print, else whatever is read well on the screen."""


def svg(chart: Chart, *, titled: bool = True) -> str:
    """Draw a chart as one SVG text; ``titled`` writes its title into the picture too."""
    across = int((WIDTH - 2 * MARGIN) / CELL)
    lines: list[Styled] = [(line, {}) for line in wrapped(chart.sentence, across)]
    title: list[Styled] = [(chart.title, BOLD)] if titled else []
    head = [
        words(text, MARGIN, MARGIN + SIZE + LINE_HEIGHT * at, **more)
        for at, (text, more) in enumerate([*title, *lines])
    ]
    top = MARGIN + LINE_HEIGHT * len(head) + LINE_HEIGHT // 2
    end, body = _body(chart, top)
    notes = [
        words(line, MARGIN, end + LINE_HEIGHT * at, fill=MUTED)
        for at, line in enumerate(line for note in chart.notes for line in wrapped(note, across))
    ]
    height = end + LINE_HEIGHT * len(notes)
    told = " ".join([chart.sentence, *chart.notes])
    opened = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="{FAMILY}" font-size="{SIZE}">'
    )
    parts = [tag("title", chart.title), tag("desc", told), hatch(chart.name)]
    ground = tag("rect", width=WIDTH, height=height, rx=6, fill=GROUND)
    return "\n".join([opened, *parts, ground, *head, *body, *notes, "</svg>"]) + "\n"


def _body(chart: Chart, top: int) -> tuple[int, list[str]]:
    """Where the picture ends, and what stands below its sentence."""
    if chart.is_empty:
        return top + MARGIN, []
    if chart.shape is Shape.LAYERS:
        box = svg_layers.Box(MARGIN, top, WIDTH - MARGIN, HEIGHT - MARGIN)
        return HEIGHT, list(svg_layers.layers(chart, box))
    row = svg_bars.row_height(chart, HEIGHT - MARGIN - top)
    height = top + svg_bars.height(chart, row) + MARGIN
    return height, list(svg_bars.bars(chart, (MARGIN, top, WIDTH - MARGIN), row))
