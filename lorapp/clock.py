"""The only place that asks the computer what time it is."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import Protocol

from lorapp.errors import LorError

NOON = time(12)


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
        return NoonClock(date.fromisoformat(text))
    except ValueError:
        pass
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise LorError(
            f"LORAPP_NOW is {text!r}; write a day (2026-11-22) or an instant with offset "
            "(2026-11-22T12:00:00-05:00)."
        )
    return FixedClock(instant)
