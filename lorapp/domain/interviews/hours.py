"""Hours as people type them, and the one instant an hour is on a day in a zone."""

import re
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.dates import written_day
from lorapp.domain.interviews.zones import label
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

_NOON, _HOURS, _MINUTES = 12, 24, 60

HALF: Final = r"(?P<half>[ap])\.?m\b\.?"
_TIMES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-9]{{2}}))? ?{HALF}",
        r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?P<half>)",
        r"(?P<hour>[0-9]{1,2})h(?P<minute>[0-9]{2})?(?P<half>)",
        r"(?P<hour>[0-9]{1,2})(?P<minute>)(?P<half>)",
    )
)

ONE: Final = (
    r"(?:[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\.?m\b\.?|[0-9]{1,2}:[0-9]{2}(?![0-9:])"
    r"|[0-9]{1,2}h(?:[0-9]{2})?\b|noon\b)"
)
"""An hour in a line of words: with a colon, am or pm, or ``h``; never a bare number."""
SPAN: Final = rf"(?P<first>{ONE}|[0-9]{{1,2}}) ?(?:-|to|until) ?(?P<last>{ONE})"
"""From an hour to another; only the first may be a bare number."""
HELP: Final = "Write the hour as `10:00`, `2:30 pm` or `9 am`."


@dataclass(frozen=True, slots=True)
class Span:
    """The hour something begins, and how many minutes it lasts where that was said."""

    begins: time
    minutes: int | None = None


def read_hour(text: str, half: str = "") -> time:
    """Return the hour a person meant; ``half`` is that of the other end of a span.

    Raises RefusedError with a sentence on how to write it.
    """
    if text == "noon":
        return time(_NOON)
    found = next((m for pattern in _TIMES if (m := pattern.fullmatch(text))), None)
    if found is None:
        raise RefusedError(HELP)
    hour, minute, told = int(found["hour"]), int(found["minute"] or 0), found["half"] or half
    if told:
        if not 1 <= hour <= _NOON:
            raise RefusedError("With am or pm the hour goes from 1 to 12.")
        hour = hour % _NOON + (_NOON if told == "p" else 0)
    if hour >= _HOURS or minute >= _MINUTES:
        raise RefusedError("Hours go from 0:00 to 23:59.")
    return time(hour, minute)


def read_span(first: str, last: str) -> Span:
    """Read ``10-11:30 am`` or ``9:00 to 13:00``; ``11-1 pm`` begins in the morning."""
    ends = read_hour(last)
    half = re.search(HALF, last)
    begins = read_hour(first, half["half"] if half else "")
    if begins >= ends and half and not re.search(HALF, first):
        begins = read_hour(first, "a")
    minutes = (ends.hour - begins.hour) * _MINUTES + ends.minute - begins.minute
    if minutes <= 0:
        raise RefusedError("The hour it ends is not after the hour it begins. Change one of them.")
    return Span(begins, minutes)


def instant(day: date, hour: time, zone: str, which: str = "") -> datetime:
    """Return the instant of an hour on a day in a zone, with its offset written out.

    ``which`` tells the two apart where clocks are put back: ``first``, ``second``, or the name
    the zone gives its time (``EDT``). Raises RefusedError for an hour that does not exist or
    comes twice.
    """
    early = datetime.combine(day, hour, ZoneInfo(zone)).replace(fold=0)
    late = early.replace(fold=1)
    if early.utcoffset() == late.utcoffset():
        return _fixed(early)
    shown, where = written_day(day), label(zone)
    if _wall(early, zone) != early.replace(tzinfo=None):
        after = _wall(early, zone)
        # Samoa once left a whole day out.
        other = "" if after.date() == day else f" on {written_day(after.date())}"
        raise RefusedError(
            f"On {shown} the clocks of {where} are put forward, so {hour:%H:%M} does not exist. "
            f"Try `{after:%H:%M}`{other}."
        )
    for number, found in (("first", early), ("second", late)):
        if which.casefold() in {number, (found.tzname() or "").casefold()}:
            return _fixed(found)
    raise RefusedError(
        f"On {shown} the clocks of {where} are put back, so {hour:%H:%M} comes twice. "
        f"Add `first` or `second`."
    )


def _wall(at: datetime, zone: str) -> datetime:
    """What the clock on the wall shows at an instant."""
    return at.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _fixed(at: datetime) -> datetime:
    return datetime.fromisoformat(at.isoformat())
