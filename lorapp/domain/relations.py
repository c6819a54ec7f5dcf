"""How warm the contact with a person is, counted from the last real one (pains P46, P48)."""

from datetime import date
from enum import StrEnum

from lorapp.domain.letters.courtesy import message_days
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.mentors import Mentor, Role
from lorapp.frozen import dataclass

ANSWERS = frozenset(
    {
        EventKind.AGREED,
        EventKind.DECLINED,
        EventKind.RECEIPT_CONFIRMED,
        EventKind.SAYS_SENT,
    }
)
"""Events in which the writer spoke."""

PEERS = frozenset({Role.PEER, Role.RESIDENT, Role.FELLOW})


class Warmth(StrEnum):
    """How fresh the last contact is, against the interval of the role."""

    NONE = "no contact yet"
    WARM = "warm"
    COOLING = "cooling"
    COLD = "cold"


@dataclass(frozen=True, slots=True)
class Touch:
    """The last contact and what it means. ``ideal`` and ``most`` are days between contacts."""

    last_on: date | None
    days: int
    ideal: int
    most: int
    warmth: Warmth


def interval(at: Situation, mentor: Mentor) -> str:
    """Which interval of the rulebook holds: ``peer``, ``writer_before`` or ``writer_after``."""
    if mentor.role in PEERS:
        return "peer"
    owed = any(state(at, letter).is_owed for letter in at.letters_of(mentor.key))
    return "writer_before" if owed else "writer_after"


def contact_days(at: Situation, mentor: str) -> tuple[date, ...]:
    """Days on which the two were in touch, whoever spoke, in order."""
    days = set(message_days(at, mentor))
    for letter in at.letters_of(mentor):
        days |= {event.on for event in at.events(letter) if event.kind in ANSWERS}
    return tuple(sorted(days))


def touch(at: Situation, mentor: Mentor) -> Touch:
    """How warm the contact with a mentor is today."""
    group = interval(at, mentor)
    ideal, most = at.number(f"{group}_ideal_days"), at.number(f"{group}_max_days")
    days = contact_days(at, mentor.key)
    if not days:
        return Touch(None, 0, ideal, most, Warmth.NONE)
    since = -at.in_days(days[-1])
    return Touch(days[-1], since, ideal, most, _warmth(since, ideal, most))


def open_promise(at: Situation, mentor: str) -> date | None:
    """The first day by which a letter is promised that has not come."""
    owed = [letter for letter in at.letters_of(mentor) if state(at, letter).is_owed]
    agreed = [at.last(letter, EventKind.AGREED) for letter in owed]
    return min((said.promised_on for said in agreed if said and said.promised_on), default=None)


def _warmth(since: int, ideal: int, most: int) -> Warmth:
    if since >= most:
        return Warmth.COLD
    return Warmth.COOLING if since >= ideal else Warmth.WARM
