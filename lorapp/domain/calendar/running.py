"""Days of services and programs, which end at midnight in the US, seen from the home clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from lorapp.domain.calendar.projections import EASTERN
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class RunningDays:
    """Which days still run: at home it may be the next day while their last hours go by there.

    ``first`` is the earliest day of which some hours are left, at home or there.
    """

    today: date
    first: date

    def is_gone(self, day: date) -> bool:
        """Whether a day of a service or program is over, there as well as here."""
        return day < self.first

    def acting_day(self, day: date) -> date:
        """The home day to act on for a day of a service or program: today in its last hours."""
        return day if self.is_gone(day) else max(day, self.today)


def running_days(now: datetime, today: date) -> RunningDays:
    """The days that run at an instant, which is ``today`` at home."""
    return RunningDays(today, min(today, now.astimezone(ZoneInfo(EASTERN)).date()))
