"""The charts: a list of them, and the one under the cursor as a picture or as its table."""

from collections.abc import Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult

from lorapp.domain.charts.chart import Chart
from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, CHARTS, Command
from lorapp.screens.frame.writing_files import WritesFiles
from lorapp.services.computer.handing import saved
from lorapp.widgets.charts.view import ChartView
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs

VIEW, SAVE, LARGER = CHARTS
WHOLE: Final = "-whole"


class ChartsScreen(WritesFiles):
    """`v` changes picture and table, `Space` gives the chart all the room."""

    NAME = "Charts"
    GUIDE = "charts"
    CSS_PATH = "charts.tcss"
    OWN_COMMANDS = (*CHARTS, BACK)
    AUTO_FOCUS = "RowList"

    def __init__(self) -> None:
        super().__init__()
        self._charts: dict[str, Chart] = {}
        self._as_table = False

    def compose_body(self) -> ComposeResult:
        yield RowList(id="charts", columns=Columns(fact=0, number=0, gap=0))
        yield ChartView(id="chart")

    def reload(self, file: SeasonFile) -> None:
        self._charts = {chart.name: chart for chart in self.services.charts.all()}
        rows = tuple(_row(chart) for chart in self._charts.values())
        self.query_one(RowList).show([Group("", rows)])
        self._draw()

    @property
    def chart(self) -> Chart | None:
        """The chart under the cursor."""
        row = self.query_one(RowList).current
        return self._charts.get(row.id) if row is not None else None

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        view = (VIEW, "picture" if self._as_table else "table")
        larger = (LARGER, "list" if self.has_class(WHOLE) else "larger")
        return [view, larger, SAVE, BACK]

    @on(RowList.Highlighted)
    def _draw(self) -> None:
        chart = self.chart
        if chart is not None:
            self.query_one(ChartView).show(chart, as_table=self._as_table)
        self.draw_keys()

    @on(RowList.Chosen)
    def action_panel(self) -> None:
        """Give the chart all the room, or bring the list back."""
        self.toggle_class(WHOLE)
        is_whole = self.has_class(WHOLE)
        self.query_one(ChartView if is_whole else RowList).focus()
        self.draw_keys()

    def action_back(self) -> None:
        """Bring the list back first, where the chart has all the room."""
        if self.has_class(WHOLE):
            self.action_panel()
        else:
            super().action_back()

    def action_view(self) -> None:
        self._as_table = not self._as_table
        self._draw()

    def action_save(self) -> None:
        chart = self.chart
        if chart is None:
            return
        charts, name = self.services.charts, chart.name
        self.write(chart.title, lambda: saved(charts.save(name)))


def _row(chart: Chart) -> Row:
    return Row(
        id=chart.name,
        title=chart.title,
        glyph=glyphs.WAITING if chart.is_empty else glyphs.THERE,
        tone=glyphs.Tone.MUTED if chart.is_empty else glyphs.Tone.INK,
    )
