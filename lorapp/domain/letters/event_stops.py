"""The event line: seven stops of a letter's way, gone, stuck or still ahead."""

from datetime import date
from enum import StrEnum
from typing import Final

from lorapp.domain.letters.dates import ask_by, late_since, need
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, late_days, state
from lorapp.domain.letters.story_lines import day_of
from lorapp.domain.letters.story_needs import is_projected
from lorapp.domain.wording.days import with_tilde
from lorapp.frozen import dataclass

K = EventKind


class Reach(StrEnum):
    """How far a stop is: behind, late, partly, ended, or ahead."""

    GONE = "gone"
    LATE = "late"
    BOUNCED = "bounced"
    ENDED = "ended"
    PARTLY = "partly"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop; ``when`` is the day below it, a plan (``by 1 Dec``), ``?`` or nothing."""

    name: str
    reach: Reach
    when: str = ""


_STOPS: Final = (K.ASKED, K.AGREED, K.CONFIRMED, K.REQUESTED, K.UPLOADED)
NAMES: Final = ("asked", "agreed", "confirmed", "requested", "uploaded", "available", "assigned")
UPLOADED, AVAILABLE, ASSIGNED = 4, 5, 6
ROOM: Final = 9
"""Cells for the day under a stop."""
_ENDS: Final = {
    LetterState.DECLINED: K.DECLINED,
    LetterState.LAPSED: K.LAPSED,
    LetterState.REVOKED: K.REVOKED,
    LetterState.ABANDONED: K.ABANDONED,
}


def stops(at: Situation, letter: Letter) -> tuple[Stop, ...]:
    """Lay out the way of a letter; a later event implies the stops before it."""
    days = _days_gone(at, letter)
    gone = max((place for place, day in enumerate(days) if day), default=-1)
    found = [
        Stop(name, Reach.GONE, _when(at, days[place]))
        if place <= gone
        else Stop(name, Reach.AHEAD, _plan(at, letter, place))
        for place, name in enumerate(NAMES)
    ]
    found[ASSIGNED] = _assigned(at, letter, found[ASSIGNED])
    _mark_trouble(at, letter, found, gone)
    return tuple(found)


def _days_gone(at: Situation, letter: Letter) -> list[date | None]:
    days: list[date | None] = []
    for kind in _STOPS:
        if kind is K.UPLOADED:
            event: Event | None = at.arrived(letter)
        elif kind in {K.ASKED, K.AGREED}:
            event = _first(at, letter, kind)
        else:
            event = at.last(letter, kind)
        days.append(event.on if event else None)
    here = at.available_on(letter) if at.is_available(letter) else None
    return [*days, here, None]


def _first(at: Situation, letter: Letter, kind: EventKind) -> Event | None:
    return next((event for event in at.events(letter) if event.kind is kind), None)


def _when(at: Situation, day: date | None) -> str:
    return _bare(at, day) if day else "?"


def _plan(at: Situation, letter: Letter, place: int) -> str:
    """The day a stop is planned for, where one is known."""
    found = state(at, letter)
    if found.is_over or at.is_past(letter):
        return ""
    if place == 0:
        return _ask(at, letter)
    if place == UPLOADED and late_since(at, letter):
        return _by(at, letter, late_since(at, letter), told=letter.stated_deadline is not None)
    if place == AVAILABLE:
        came = at.available_on(letter)
        if came:
            return _by_text(_bare(at, came))
        wanted = need(at, letter)
        return _by(at, letter, wanted.day) if wanted else ""
    return ""


def _ask(at: Situation, letter: Letter) -> str:
    """The end of the rotation while it is ahead, else the latest safe day to ask."""
    stay, last = at.rotation(letter), ask_by(at, letter)
    if stay and stay.ends_on >= at.today and (last is None or stay.ends_on <= last):
        return _by_text(_bare(at, stay.ends_on))
    return _by(at, letter, last)


def _by(at: Situation, letter: Letter, day: date | None, *, told: bool = False) -> str:
    if day is None:
        return ""
    found = need(at, letter)
    projected = bool(found and not told and is_projected(at, letter, found))
    return _by_text(with_tilde(_bare(at, day), projected))


def _by_text(text: str) -> str:
    return text if len(text) > ROOM - len("by ") else f"by {text}"


def _bare(at: Situation, day: date) -> str:
    """A day in the room under a stop: no weekday, and only the month of another year."""
    text = day_of(at, day)
    text = text if text[0].isdigit() else text[4:]
    return text if len(text) <= ROOM else text.partition(" ")[2]


def _assigned(at: Situation, letter: Letter, stop: Stop) -> Stop:
    placed = at.places.placed.get(letter.key, ())
    if not placed:
        return stop
    wanted = len(at.places.wanted_by(letter)) if at.is_available(letter) else 0
    if wanted:
        return Stop(stop.name, Reach.PARTLY, f"{len(placed)} of {len(placed) + wanted}")
    first = min(item.on for item in at.places.assignments if item.letter == letter.key)
    return Stop(stop.name, Reach.GONE, _bare(at, first))


def _mark_trouble(at: Situation, letter: Letter, found: list[Stop], gone: int) -> None:
    """Put the sign of what went wrong on the stop where it happened."""
    now = state(at, letter)
    if now is LetterState.LATE and late_days(at, letter):
        since = late_since(at, letter)
        found[UPLOADED] = Stop("uploaded", Reach.LATE, _when(at, since))
    elif now is LetterState.BOUNCED:
        bounced = at.last(letter, K.BOUNCED)
        place = _STOPS.index(K.REQUESTED)
        found[place] = Stop(NAMES[place], Reach.BOUNCED, _when(at, bounced.on if bounced else None))
    elif now in _ENDS:
        event = at.last(letter, _ENDS[now])
        place = AVAILABLE if now is LetterState.REVOKED else min(gone + 1, ASSIGNED)
        found[place] = Stop(str(now), Reach.ENDED, _bare(at, event.on) if event else "")
