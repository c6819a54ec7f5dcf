"""The season's dates, and the applicant's own word about them."""

from lorapp.domain.calendar.rows import CalendarRow, Milestone
from lorapp.domain.calendar.season import SeasonRow, season_rows
from lorapp.domain.calendar.shelf import with_own_row, without_own_row
from lorapp.services.recording.changes import Change
from lorapp.services.recording.unit import Unit

__all__ = ["Season", "SeasonRow"]


class Season:
    """What the Season screen and ``lorapp season`` show and change."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def rows(self, season: int | None = None) -> tuple[SeasonRow, ...]:
        """Return the dates of a season, the applicant's unless named, in order of time."""
        return season_rows(self._unit.file(), self._unit.now(), season)

    def around(self) -> tuple[int, ...]:
        """The applicant's season, then the next and the one before, where dates are known."""
        own = self._unit.file().applicant.season
        return (own, *(year for year in (own + 1, own - 1) if self.rows(year)))

    def override(self, row: CalendarRow) -> Change:
        """Put the applicant's own date in the place of a shipped one, or beside them.

        RefusedError when the date has no name, or an hour but no zone.
        """
        label = f"Date of {row.code.replace('-', ' ')}"
        return self._unit.command(label, lambda file: with_own_row(file, row))

    def shipped_again(self, row: Milestone) -> Change:
        """Forget the applicant's own date. RefusedError when there is none."""
        label = f"Shipped date of {row.code.replace('-', ' ')}"
        return self._unit.command(label, lambda file: without_own_row(file, row))
