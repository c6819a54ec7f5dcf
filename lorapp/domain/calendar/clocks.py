"""How far the applicant's clock is from US Eastern, and the days on which that changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.calendar.projections import EASTERN
from lorapp.frozen import dataclass

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
BRIEF: Final = timedelta(days=40)
"""A difference that lasts no longer than this is a matter of weeks, not of the half year."""
FARTHEST: Final = timedelta(days=800)


@dataclass(frozen=True, slots=True)
class ClockChange:
    """A day from which the two clocks stand ``after`` hours apart, and no more ``before``.

    ``us`` and ``home`` say whose clocks are moved. ``until`` is the day on which the old
    difference returns, when that is a matter of weeks.
    """

    on: date
    before: float
    after: float
    us: bool
    home: bool
    until: date | None = None


def hours_ahead(instant: datetime, home: ZoneInfo) -> float:
    """Hours by which the home clock is ahead of US Eastern at an instant; negative: behind."""
    ours, theirs = _offset(instant, home), _offset(instant, ZoneInfo(EASTERN))
    return (ours - theirs) / HOUR


def clock_changes(home: ZoneInfo, first: date, last: date) -> tuple[ClockChange, ...]:
    """Return the days after ``first``, up to ``last``, on which the difference changes.

    No more than 800 days are looked at.
    """
    eastern = ZoneInfo(EASTERN)
    found: list[ClockChange] = []
    instant = datetime.combine(first, time(12), UTC)
    before = _offset(instant, home), _offset(instant, eastern)
    for _ in range(max(0, min(last - first, FARTHEST).days)):
        instant += DAY
        after = _offset(instant, home), _offset(instant, eastern)
        was, now = (before[0] - before[1]) / HOUR, (after[0] - after[1]) / HOUR
        if was != now:
            found.append(
                ClockChange(
                    on=instant.date(),
                    before=was,
                    after=now,
                    us=before[1] != after[1],
                    home=before[0] != after[0],
                )
            )
        before = after
    return tuple(_ended(change, found[at + 1 :]) for at, change in enumerate(found))


def _ended(change: ClockChange, later: list[ClockChange]) -> ClockChange:
    back = next((other for other in later if other.after == change.before), None)
    if back is None or back.on - change.on > BRIEF:
        return change
    return replace(change, until=back.on)


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()
