"""One entry of a calendar file: what it says to its owner, and what to everybody else."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.values import Moment
from lorapp.domain.wording.days import EASTERN
from lorapp.frozen import dataclass

MORNING: Final = timedelta(hours=9)
DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
REST: Final = "The rest is in lorapp."
"""What a private entry says in place of a description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """What a calendar calls out, ``before`` the start; a day starts at its first minute.

    A negative ``before`` is after the start: nine hours into a day is nine in the morning.
    """

    before: timedelta
    text: str
    private_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing on one day, over several days, or at an hour.

    ``id`` stays the same when the day, the names or the words change. ``starts`` is a bare day
    or an instant in the zone it belongs to; ``ends`` the last day, or the instant of the end.
    ``is_expected`` marks what is not settled, ``is_busy`` what takes the applicant's time.
    ``private_title`` and ``private_about`` name no person, hospital or program;
    ``hides_zone`` marks an hour whose zone says where a program is.
    """

    id: str
    title: str
    private_title: str
    starts: Moment
    ends: Moment | None = None
    about: tuple[str, ...] = ()
    private_about: tuple[str, ...] = (REST,)
    where: str = ""
    is_expected: bool = False
    is_busy: bool = False
    hides_zone: bool = False
    alarms: tuple[Alarm, ...] = ()

    def over_at(self, home: ZoneInfo) -> datetime:
        """The instant from which it is past; a day ends with the earlier of home and US Eastern."""
        last = self.ends or self.starts
        if isinstance(last, datetime):
            return last
        midnight = datetime.combine(last + DAY, time())
        return min(midnight.replace(tzinfo=zone).astimezone(UTC) for zone in (home, EASTERN))


def hushed(entry: Entry) -> Entry:
    """The same entry for eyes of others: the same id, day and hour, no names."""
    alarms = tuple(replace(alarm, text=alarm.private_text) for alarm in entry.alarms)
    starts, ends = entry.starts, entry.ends
    if entry.hides_zone:
        starts = _in_utc(starts)
        ends = None if ends is None else _in_utc(ends)
    return replace(
        entry,
        title=entry.private_title,
        about=entry.private_about,
        where="",
        starts=starts,
        ends=ends,
        alarms=alarms,
    )


def _in_utc(moment: Moment) -> Moment:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
