"""The charts of the record, and each as a picture with its table."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from lorapp.domain.charts.chart import Chart
from lorapp.domain.charts.every import DRAWN, chart, charts
from lorapp.domain.pages import Figure
from lorapp.domain.record import SeasonFile
from lorapp.errors import UnknownKeyError
from lorapp.paths import Paths


class Reader(Protocol):
    """What charts need of the unit of work: the record and the time."""

    def file(self) -> SeasonFile: ...

    def now(self) -> datetime: ...


class Charts:
    """What the Charts screen, ``lorapp charts`` and reports show."""

    def __init__(self, unit: Reader, home: Paths) -> None:
        self._unit, self._home = unit, home

    def all(self) -> tuple[Chart, ...]:
        """Every chart of the record as it stands."""
        return charts(self._unit.file(), self._unit.now())

    def one(self, name: str) -> Chart:
        """The chart of a name; UnknownKeyError names those there are."""
        if name not in DRAWN:
            raise UnknownKeyError(f"There is no chart {name!r}. Known: {', '.join(DRAWN)}.")
        return chart(self._unit.file(), self._unit.now(), name)

    def figure(self, chart: Chart) -> Figure:
        """The picture of a chart with its table, for a page that prints the title itself."""
        from lorapp.services.pages.chart_svg import svg

        return Figure(chart.title, svg(chart, titled=False), chart.table)

    def svg(self, name: str) -> bytes:
        """The picture of a chart as a file of its own."""
        from lorapp.services.pages.chart_svg import svg

        return svg(self.one(name)).encode("utf-8")

    def save(self, name: str) -> Path:
        """Save the picture of a chart into the exports folder and return its place."""
        from lorapp.services.exports.export_places import save_dated

        picture, today = self.svg(name), self._unit.now().date()
        return save_dated(self._home, f"chart-{name}", today, ".svg", picture)
