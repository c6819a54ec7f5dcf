"""Reports of the record, printed in any form or saved among the exports."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from lorapp.domain.letters.situation import Situation
from lorapp.domain.reports.every import CHARTS, ReportKind, report
from lorapp.domain.reports.quoted import suspects
from lorapp.services.correspondence.packets import refuse_patterns
from lorapp.services.pages.forms import Form, printed

if TYPE_CHECKING:
    from lorapp.domain.pages import Document, Figure
    from lorapp.paths import Paths
    from lorapp.services.exports.charts import Charts
    from lorapp.services.recording.unit import Unit


class Reports:
    """What ``lorapp export report`` writes and the exports screen saves."""

    def __init__(self, unit: "Unit", home: "Paths", charts: "Charts") -> None:
        self._unit, self._home, self._charts = unit, home, charts

    def document(self, kind: ReportKind, keep: Collection[str] = ()) -> "Document":
        """One report as it stands today.

        ``keep`` names what was read and is kept on purpose. RefusedError while a text it quotes
        may point to a patient.
        """
        file, now = self._unit.file(), self._unit.now()
        refuse_patterns(suspects(Situation(file, now), kind, keep))
        return report(file, now, kind, self._figures(kind))

    def write(self, kind: ReportKind, form: Form, keep: Collection[str] = ()) -> bytes:
        """Print a report."""
        return printed(self.document(kind, keep), form)

    def save(self, kind: ReportKind, form: Form, keep: Collection[str] = ()) -> Path:
        """Print a report into the exports folder and return its place."""
        from lorapp.services.exports.export_places import save_dated

        today, content = self._unit.today(), self.write(kind, form, keep)
        return save_dated(self._home, str(kind), today, form.suffix, content)

    def _figures(self, kind: ReportKind) -> "tuple[Figure, ...]":
        wanted = CHARTS.get(kind, ())
        drawn = [chart for chart in self._charts.all() if chart.name in wanted] if wanted else []
        return tuple(self._charts.figure(chart) for chart in drawn if not chart.is_empty)
