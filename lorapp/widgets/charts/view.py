"""A chart on the screen, as a picture or as its table, fitted to the room there is."""

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from lorapp.domain.charts.chart import Chart, Shape
from lorapp.widgets.charts.bars import bars
from lorapp.widgets.charts.layers import layers
from lorapp.widgets.charts.table import table
from lorapp.widgets.text.cells import keyed
from lorapp.widgets.text.glyphs import MUTED

WIDTH_LEAST = 24


class ChartView(VerticalScroll):
    """Shows one chart under its sentence; scrolls when it is longer than the room."""

    DEFAULT_CSS = """
    ChartView {
        height: 1fr; width: 1fr; padding: 0 1 0 2; background: $background; color: $foreground;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1; scrollbar-color: $line; scrollbar-background: $background;
    }
    ChartView:focus { background-tint: transparent; }
    ChartView > Static { width: 100%; height: auto; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._chart: Chart | None = None
        self._as_table = False

    def compose(self) -> ComposeResult:
        yield Static()

    def show(self, chart: Chart, *, as_table: bool) -> None:
        """Show another chart, or the same in its other form."""
        if chart != self._chart or as_table is not self._as_table:
            self._chart, self._as_table = chart, as_table
            self._draw()
            self.scroll_home(animate=False)

    def on_resize(self, event: events.Resize) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._chart is not None and self.size.width:
            size = self.scrollable_content_region.size
            lines = drawing(self._chart, size.width, size.height, as_table=self._as_table)
            self.query_one(Static).update(Content("\n").join(lines))


def drawing(chart: Chart, width: int, height: int, *, as_table: bool) -> list[Content]:
    """Every line of a chart: its title and sentence, the picture or the table, the notes."""
    width = max(WIDTH_LEAST, width)
    head = [Content.styled(chart.title, "bold"), *keyed(chart.sentence).wrap(width)]
    notes = [line for note in chart.notes for line in Content.styled(note, MUTED).wrap(width)]
    if chart.is_empty:
        return [*head, *notes]
    gap = [Content("")]
    if as_table:
        return [*head, *gap, *table(chart.table, width), *gap, *notes]
    room = height - len(head) - len(notes) - 2
    body = layers(chart, width, room) if chart.shape is Shape.LAYERS else bars(chart, width)
    return [*head, *gap, *body, *gap, *notes]
