"""How far a zone is from UTC over some years, as calendar programs want to be told."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.frozen import dataclass

HOP: Final = timedelta(days=7)
"""No zone has kept an offset for less than this between two changes that lie a week apart."""

SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Observance:
    """From ``starts``, by the clock as it went before, a zone is ``after`` from UTC.

    ``is_daylight`` is what the zone itself calls summer time.
    """

    starts: datetime
    before: timedelta
    after: timedelta
    name: str
    is_daylight: bool


def observances(zone: ZoneInfo, first: date, last: date) -> tuple[Observance, ...]:
    """Every offset of a zone in use between two days, in order; the first begins with them."""
    begin = datetime.combine(first, time(), UTC)
    end = datetime.combine(last, time(), UTC)
    here = begin.astimezone(zone)
    found = [_observance(begin, zone, _offset(here))]
    found += [
        _observance(at, zone, _offset((at - SECOND).astimezone(zone)))
        for at in _changes(zone, begin, end)
    ]
    return tuple(found)


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The instants (UTC) at which the offset is another than a second before."""
    at = begin
    while at < end:
        later = at + HOP
        if _offset(at.astimezone(zone)) != _offset(later.astimezone(zone)):
            yield _change(zone, at, later)
        at = later


def _change(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first second of the new offset, between an instant of the old and one of the new."""
    old = _offset(low.astimezone(zone))
    while high - low > SECOND:
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        if _offset(middle.astimezone(zone)) == old:
            low = middle
        else:
            high = middle
    return high


def _observance(at: datetime, zone: ZoneInfo, before: timedelta) -> Observance:
    here = at.astimezone(zone)
    return Observance(
        starts=(at + before).replace(tzinfo=None),
        before=before,
        after=_offset(here),
        name=here.tzname() or "",
        is_daylight=bool(here.dst()),
    )


def _offset(instant: datetime) -> timedelta:
    return instant.utcoffset() or timedelta()
