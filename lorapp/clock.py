"""The only place that asks the computer what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, tzinfo
from typing import Final, NamedTuple, Protocol

from lorapp.errors import LorError

NOON = time(12)
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
SHOWN_MAX: Final = 40


class Clock(Protocol):
    """Tells the time in a zone."""

    def now(self, zone: tzinfo) -> datetime:
        """Return the present instant, aware, in ``zone``."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self, zone: tzinfo) -> datetime:
        return datetime.now(zone)


class FixedClock(NamedTuple):
    """A clock that stands still at an instant."""

    instant: datetime

    def now(self, zone: tzinfo) -> datetime:
        return self.instant.astimezone(zone)


class NoonClock(NamedTuple):
    """A clock that shows noon of one day in whatever zone it is asked for."""

    day: date

    def now(self, zone: tzinfo) -> datetime:
        return datetime.combine(self.day, NOON, zone)


class AheadClock:
    """A clock that can be asked as if it were another instant; see ``at``."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._instant: ContextVar[datetime | None] = ContextVar("instant", default=None)

    def now(self, zone: tzinfo) -> datetime:
        instant = self._instant.get()
        return instant.astimezone(zone) if instant else self.clock.now(zone)

    @contextmanager
    def at(self, instant: datetime) -> Iterator[None]:
        """While it lasts, whoever asks from here hears this instant; other threads do not."""
        before = self._instant.set(instant)
        try:
            yield
        finally:
            self._instant.reset(before)


def runs(clock: Clock) -> bool:
    """Whether a clock goes by itself and may be wrong; one that stands was set on purpose."""
    if isinstance(clock, AheadClock):
        return runs(clock.clock)
    return not isinstance(clock, FixedClock | NoonClock)


def as_frozen(clock: Clock, now: datetime) -> datetime:
    """An instant with the offset that the clock was set to, where it was; else as it is."""
    if isinstance(clock, AheadClock):
        return as_frozen(clock.clock, now)
    return now.astimezone(clock.instant.tzinfo) if isinstance(clock, FixedClock) else now


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
            f"LORAPP_NOW is {text[:SHOWN_MAX]!r}; write a day (2026-11-22) or an instant with "
            "offset (2026-11-22T12:00:00-05:00)."
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
