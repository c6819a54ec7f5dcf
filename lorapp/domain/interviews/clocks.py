"""An interview on every clock that matters, and when those clocks change (B23)."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.interviews.zones import EASTERN, label
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview
from lorapp.domain.wording.days import day_short

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
NOON: Final = time(12)
MOVED: Final = time(13)
BRIEF: Final = 40
"""Two places that change their clocks do so within so many days of each other."""
FAR: Final = timedelta(days=400)
"""An interview farther off than this is compared with its own weeks only."""
NEAR: Final = timedelta(days=21)
"""How near a change of clocks has to be to an interview to be worth a line."""


def zone_of_program(interview: Interview) -> str:
    """The program's own zone; US Eastern where none is noted."""
    return interview.zone or EASTERN


def clocks_text(interview: Interview, home: str, today: date) -> str:
    """An interview on the applicant's clock, the program's and Eastern, each once.

    ``Thu 7 Jan 17:30 Amman (08:30 CT, 09:30 ET)``; a day is named where
    it is another than on the clock before.
    """
    at = interview.at
    first = at.astimezone(ZoneInfo(home))
    told = [f"{day_short(first.date(), today, act_on=True)} {first:%H:%M} {label(home)}"]
    known, last = {label(home)}, first.date()
    for zone in (zone_of_program(interview), EASTERN):
        there = at.astimezone(ZoneInfo(zone))
        if label(zone) in known:
            continue
        known.add(label(zone))
        day = "" if there.date() == last else f"{day_short(there.date(), today, act_on=True)} "
        last = there.date()
        told.append(f"{day}{there:%H:%M} {label(zone)}")
    return f"{told[0]} ({', '.join(told[1:])})" if told[1:] else told[0]


def apart(at: datetime, home: str, there: str) -> float:
    """Hours by which the home clock is ahead of another at an instant; negative: behind."""
    return (_offset(at, home) - _offset(at, there)) / HOUR


def apart_text(interview: Interview, home: str) -> str:
    """``Amman is then 9 h ahead of CT.``; empty where both clocks say the same."""
    there = zone_of_program(interview)
    hours = apart(interview.at, home, there)
    if not hours:
        return ""
    side = "ahead of" if hours > 0 else "behind"
    return f"{label(home)} is then {abs(hours):g} h {side} {label(there)}."


def tripwire(at: Situation, interview: Interview) -> str:
    """Warn where clocks change between today and an interview, or within three weeks of it.

    One side changes and the other does not, or not on the same day; where both change together
    nothing is said. Empty when there is nothing to mind.
    """
    if interview.at <= at.now:
        return ""
    home, there = at.file.applicant.timezone, zone_of_program(interview)
    first = interview.at - NEAR
    if interview.at - at.now < FAR:
        first = min(first, at.now)
    changes = _changes(home, there, first, interview.at + NEAR)
    if not changes:
        return ""
    return _told(at, min(changes, key=lambda one: abs(one - interview.at)), interview)


def _changes(home: str, there: str, first: datetime, last: datetime) -> list[datetime]:
    """The days, by an instant of each, on which the difference of two clocks changes.

    The instant is one at which all of the US has moved its clocks where it does on that day.
    """
    found: list[datetime] = []
    day = datetime.combine(first.astimezone(UTC).date(), MOVED, UTC)
    before = apart(day, home, there)
    while day < last:
        day += DAY
        after = apart(day, home, there)
        if after != before:
            found.append(day)
        before = after
    return found


def _told(at: Situation, after: datetime, interview: Interview) -> str:
    """Whose clocks are moved by ``after``, whose are not, and how far apart they are around it."""
    home, there = at.file.applicant.timezone, zone_of_program(interview)
    before = after - DAY
    moved = [zone for zone in (there, home) if _offset(before, zone) != _offset(after, zone)]
    day = _change_day(before, moved[0])
    tense = ("changed", "did") if after <= at.now else ("changes", "does")
    others = "".join(
        f", {_whose(zone, small=True)} {_otherwise(at, zone, day, tense[1])}"
        for zone in (there, home)
        if zone not in moved
    )
    is_before = _offset(interview.at, moved[0]) == _offset(before, moved[0])
    here = abs(apart(interview.at, home, there))
    beside = abs(apart(after if is_before else before, home, there))
    return (
        f"{_whose(moved[0])} {tense[0]} its clocks on {day_short(day, at.today, act_on=True)}"
        f"{others}: {here:g} h apart at the interview, "
        f"{beside:g} h {'after' if is_before else 'before'} that day."
    )


def _whose(zone: str, *, small: bool = False) -> str:
    """Whose clocks a zone's are: those of the US as a whole where they are moved together."""
    if label(zone) in {"ET", "CT", "MT", "PT", "AKT"}:
        return "the US" if small else "The US"
    return label(zone)


def _otherwise(at: Situation, zone: str, day: date, does: str) -> str:
    """What a zone does that is not moved on a day: nothing, or the same some weeks off."""
    noon = datetime.combine(day, NOON, ZoneInfo(zone)).astimezone(UTC)
    for count in range(BRIEF):
        for begins in (noon + DAY * count, noon - DAY * (count + 1)):
            if _offset(begins, zone) != _offset(begins + DAY, zone):
                other = _change_day(begins, zone)
                return f"on {day_short(other, at.today, act_on=True)}"
    return f"{does} not"


def _change_day(before: datetime, zone: str) -> date:
    """The day on which a zone moves its clocks, within a day after an instant."""
    here = ZoneInfo(zone)
    was = _offset(before, zone)
    at = before
    while _offset(at, zone) == was:
        at += HOUR
    return at.astimezone(here).date()


def _offset(at: datetime, zone: str) -> timedelta:
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
