"""The only place that asks the computer what time it is."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Final, Protocol

from lorapp.errors import LorError

NOON = time(12)
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200


class Clock(Protocol):
    """Tells the time in a zone."""

    def now(self, zone: tzinfo) -> datetime:
        """Return the present instant, aware, in ``zone``."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self, zone: tzinfo) -> datetime:
        return datetime.now(zone)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still at an instant."""

    instant: datetime

    def now(self, zone: tzinfo) -> datetime:
        return self.instant.astimezone(zone)


@dataclass(frozen=True, slots=True)
class NoonClock:
    """A clock that shows noon of one day in whatever zone it is asked for."""

    day: date

    def now(self, zone: tzinfo) -> datetime:
        return datetime.combine(self.day, NOON, zone)


def clock_from(text: str | None) -> Clock:
    """Read ``LORAPP_NOW``: an ISO day, an ISO instant with offset, or nothing.

    Raises LorError when the text is neither.
    """
    if not text:
        return SystemClock()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is not None:
        return NoonClock(_known(day))
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise LorError(
            f"LORAPP_NOW is {text!r}; write a day (2026-11-22) or an instant with offset "
            "(2026-11-22T12:00:00-05:00)."
        )
    _known(instant.date())
    return FixedClock(instant)


def _known(day: date) -> date:
    """A day that a record can hold, in whatever zone. Raises LorError for all others."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise LorError(
            f"LORAPP_NOW is in the year {day.year}; years go from {FIRST_YEAR} to {LAST_YEAR}."
        )
    return day
