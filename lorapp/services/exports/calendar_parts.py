"""Entries and zones as the parts of an iCalendar file (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from lorapp.domain.calendar.offsets import Observance, observances
from lorapp.domain.diary.editions import Edition
from lorapp.domain.diary.entry import DAY, Alarm, Entry
from lorapp.domain.text import clean
from lorapp.domain.values import Moment

if TYPE_CHECKING:
    import icalendar

TAKEN_BACK: Final = "No longer needed"
"""The title of an entry that is gone: its own words are not kept anywhere."""


def event(uid: str, entry: Entry, edition: Edition, now: datetime) -> "icalendar.Event":
    """One entry with its alarms."""
    made = _begun(uid, edition, now)
    made.add("summary", clean(entry.title))
    starts, ends = _span(entry)
    made.add("dtstart", starts)
    if ends is not None:
        made.add("dtend", ends)
    if entry.about:
        made.add("description", "\n".join(map(clean, entry.about)))
    if entry.where:
        made.add("location", clean(entry.where))
    made.add("status", "TENTATIVE" if entry.is_expected else "CONFIRMED")
    made.add("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    for alarm in entry.alarms:
        made.add_component(_alarm(alarm))
    return made


def cancelled(uid: str, edition: Edition, now: datetime) -> "icalendar.Event":
    """The word that an entry handed out before is gone."""
    made = _begun(uid, edition, now)
    made.add("summary", TAKEN_BACK)
    made.add("dtstart", edition.day)
    made.add("dtend", edition.day + DAY)
    made.add("status", "CANCELLED")
    made.add("transp", "TRANSPARENT")
    return made


def timezones(moments: Iterable[Moment]) -> "Iterator[icalendar.Timezone]":
    """The zones these moments stand in, each over the years they need and one around them."""
    years: dict[str, list[int]] = {}
    for moment in moments:
        if isinstance(moment, datetime) and isinstance(moment.tzinfo, ZoneInfo):
            years.setdefault(moment.tzinfo.key, []).append(moment.year)
    for key in sorted(years):
        first, last = min(years[key]) - 1, max(years[key]) + 2
        spans = observances(ZoneInfo(key), date(first, 1, 1), date(last, 1, 1))
        yield _timezone(key, spans)


def moments(entry: Entry) -> tuple[Moment, ...]:
    """The moments of an entry as they are written."""
    return tuple(moment for moment in _span(entry) if moment is not None)


def _begun(uid: str, edition: Edition, now: datetime) -> "icalendar.Event":
    import icalendar

    made = icalendar.Event()
    made.add("uid", uid)
    made.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", edition.sequence)
    made.add("last-modified", edition.changed_at)
    made.add("class", "PRIVATE")
    made.add("categories", ["lorapp"])
    return made


def _span(entry: Entry) -> tuple[Moment, Moment | None]:
    """Start and end as they are written: days with the day after the last, hours in one zone.

    An hour that the clock shows twice in the autumn, the second time, can only be said in UTC.
    """
    starts, ends = entry.starts, entry.ends
    if not isinstance(starts, datetime):
        return starts, (ends or starts) + DAY
    hours = [moment for moment in (starts, ends) if isinstance(moment, datetime)]
    if any(hour.fold or _is_utc(hour) for hour in hours):
        hours = [hour.astimezone(UTC) for hour in hours]
    return hours[0], hours[1] if len(hours) > 1 else None


def _is_utc(hour: datetime) -> bool:
    return not isinstance(hour.tzinfo, ZoneInfo) or hour.tzinfo.key in {"UTC", "Etc/UTC"}


def _alarm(alarm: Alarm) -> "icalendar.Alarm":
    import icalendar

    made = icalendar.Alarm()
    made.add("action", "DISPLAY")
    made.add("description", clean(alarm.text))
    made.add("trigger", -alarm.before)
    return made


def _timezone(key: str, spans: Iterable[Observance]) -> "icalendar.Timezone":
    import icalendar

    made = icalendar.Timezone()
    made.add("tzid", key)
    for span in spans:
        part = icalendar.TimezoneDaylight() if span.is_daylight else icalendar.TimezoneStandard()
        part.add("dtstart", span.starts)
        part.add("tzoffsetfrom", span.before)
        part.add("tzoffsetto", span.after)
        part.add("tzname", span.name)
        made.add_component(part)
    return made
