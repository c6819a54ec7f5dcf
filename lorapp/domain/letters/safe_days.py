"""The latest safe day of every step a letter still has before it, for its record."""

from datetime import date
from typing import Final

from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.supposing.critical_path import CriticalPath, Leg, Stage, critical_path
from lorapp.domain.wording.days import count_words
from lorapp.frozen import dataclass

STEPS: Final = {
    Stage.ASK: "ask",
    Stage.PACKET: "send the packet",
    Stage.REQUEST: "confirm and request",
    Stage.UPLOAD: "the writer uploads",
    Stage.AVAILABLE: "the portal shows it",
    Stage.ASSIGN: "assign",
}
_SEASON: Final = {
    "release": "programs begin to read",
    "ranking-opens": "ranking opens",
    "season-ends": "the season ends",
}


@dataclass(frozen=True, slots=True)
class SafeDay:
    """One step: its latest safe day and the room left; ``is_critical`` decides today."""

    day: date
    text: str
    room: str
    is_critical: bool
    is_past: bool


@dataclass(frozen=True, slots=True)
class SafeDays:
    """The steps still to do and who sets the day they are counted back from."""

    set_by: str
    days: tuple[SafeDay, ...]
    projected: bool


def safe_days(at: Situation, letter: Letter) -> SafeDays | None:
    """Count back from the day that presses; None when nothing is left to count."""
    path = critical_path(at, letter)
    if path is None:
        return None
    ahead = tuple(_safe_day(leg) for leg in path.legs if leg.done_on is None)
    return SafeDays(_setter(path), ahead, path.need.projected) if ahead else None


def _safe_day(leg: Leg) -> SafeDay:
    room = leg.slack or 0
    text = f"{count_words(room, 'working day')} of room" if room > 0 else "no day of room"
    if room < 0:
        text = f"{count_words(-room, 'working day')} too late"
    return SafeDay(leg.latest, STEPS[leg.stage], text, leg.is_critical, room < 0)


def _setter(path: CriticalPath) -> str:
    program = path.need.program
    return program.name if program else _SEASON[path.need.code]
