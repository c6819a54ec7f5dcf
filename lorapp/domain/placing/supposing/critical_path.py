"""The latest safe day of every step of a letter, back from the day it is needed (invention B1)."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from lorapp.domain.calendar.business import add_business_days, is_business_day
from lorapp.domain.letters.dates import (
    Need,
    ask_before,
    days_before,
    need,
    need_on,
    season_need,
    slack_to,
    upload_before,
)
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import requested, state
from lorapp.domain.matches import is_open_position
from lorapp.domain.programs import Program
from lorapp.frozen import dataclass

K = EventKind
_SENT: Final = (K.REQUESTED, K.BOUNCED, K.UPLOADED, K.IMPORTED)
_SETTLED: Final = (K.AGREED, K.CONFIRMED, *_SENT)


class Stage(StrEnum):
    """The steps of a letter, each of which needs the one before it."""

    ASK = "ask"
    PACKET = "yes and packet"
    REQUEST = "confirm and request"
    UPLOAD = "upload"
    AVAILABLE = "available"
    ASSIGN = "assign"


@dataclass(frozen=True, slots=True)
class Leg:
    """One step: its latest safe day, the day it was done, and the room left.

    ``slack`` counts business days after today up to ``latest``, below zero when it is past and
    None once the step is done. ``is_critical`` marks the step that decides today.
    """

    stage: Stage
    latest: date
    done_on: date | None
    slack: int | None
    is_critical: bool


@dataclass(frozen=True, slots=True)
class CriticalPath:
    """All steps of one letter and the day they are counted back from.

    ``need`` names the program that sets the day, or the day of the season that does.
    """

    letter: str
    need: Need
    legs: tuple[Leg, ...]

    @property
    def critical(self) -> Leg | None:
        """The step that decides today; None once all is done."""
        return next((leg for leg in self.legs if leg.is_critical), None)


def critical_path(
    at: Situation, letter: Letter, program: Program | None = None
) -> CriticalPath | None:
    """Count back from the day a letter is needed, by ``program`` or by the first that needs it.

    None when nothing can come of the letter, or no day is left on which it is needed.
    """
    if state(at, letter).is_over or at.is_past(letter):
        return None
    found = _program_need(at, program) if program else need(at, letter)
    if found is None:
        return None
    latest = _latest(at, letter, found.day)
    done = _done(at, letter, program)
    legs: list[Leg] = []
    for stage in Stage:
        on = done[stage]
        first = on is None and not any(leg.is_critical for leg in legs)
        room = slack_to(at, latest[stage]) if on is None else None
        legs.append(Leg(stage, latest[stage], on, room, is_critical=first))
    return CriticalPath(letter.key, found, tuple(legs))


def _program_need(at: Situation, program: Program) -> Need | None:
    """The day one program sets: its own, be it past, else its season's, if it keeps to one."""
    if program.complete_by:
        return need_on(at, program.complete_by, program, "complete_by")
    if is_open_position(program):
        return None
    file = at.file
    return season_need(at, file.program_season(program), file.program_service(program))


def _latest(at: Situation, letter: Letter, needed: date) -> Mapping[Stage, date]:
    """The latest safe day of each step.

    Between the ask and the upload lie a week for the answer, a day for the packet, and two
    weeks in which the writer has the request (practice 1 and 2); nothing is requested before
    the portal opens.
    """
    upload = upload_before(at, needed)
    ask = ask_before(at, letter, upload)
    floor = days_before(upload, at.number("lead_red_days"))
    request = max(_working(max(floor, ask)), ask, at.season_opens(letter) or ask)
    answer = ask + at.days("answer_wait_days") + at.days("packet_after_days")
    return {
        Stage.ASK: ask,
        Stage.PACKET: min(_working(answer), request),
        Stage.REQUEST: request,
        Stage.UPLOAD: upload,
        Stage.AVAILABLE: needed,
        Stage.ASSIGN: needed,
    }


def _done(at: Situation, letter: Letter, program: Program | None) -> Mapping[Stage, date | None]:
    """The day each step was done; an event implies the ones before it."""
    sent, came = requested(at, letter), at.arrived(letter)
    came_on = came.on if came else None
    return {
        Stage.ASK: _day_of(at, letter, K.ASKED, _SETTLED),
        Stage.PACKET: _day_of(at, letter, K.PACKET_SENT, _SENT),
        Stage.REQUEST: sent.on if sent else came_on,
        Stage.UPLOAD: came_on,
        Stage.AVAILABLE: at.available_on(letter) if at.is_available(letter) else None,
        Stage.ASSIGN: _assigned_on(at, letter, program),
    }


def _day_of(
    at: Situation, letter: Letter, own: EventKind, implied: Collection[EventKind]
) -> date | None:
    said = at.last(letter, own)
    if said:
        return said.on
    return next((event.on for event in at.events(letter) if event.kind in implied), None)


def _assigned_on(at: Situation, letter: Letter, program: Program | None) -> date | None:
    """The day it was assigned there; without a program, once none that reads still lacks it."""
    if program is None and any(not at.places.is_closed(p) for p in at.places.wanted_by(letter)):
        return None
    days = [
        one.on
        for one in at.places.assignments
        if one.letter == letter.key and (program is None or one.program == program.key)
    ]
    return max(days, default=None)


def _working(day: date) -> date:
    """The day itself if offices work, else the last one before it on which they do."""
    return day if is_business_day(day) else add_business_days(day, -1)
