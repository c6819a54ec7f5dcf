"""The lanes of the board: letters stacked by what they need, and the totals beneath them."""

from collections import Counter
from enum import StrEnum
from functools import lru_cache
from typing import Final

from lorapp.domain.engine.rules.backing_up import required, wise_number
from lorapp.domain.letters.record import Answer, EventKind, Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.frozen import dataclass

K = EventKind


class Lane(StrEnum):
    """What a letter needs; the value is the heading."""

    NEEDS_YOU = "Needs you"
    ON_THE_WAY = "On the way"
    AVAILABLE = "Available"
    IDEAS = "Ideas"
    CLOSED = "Closed"


_LANES: Final = {
    LetterState.IDEA: Lane.IDEAS,
    LetterState.PLANNED: Lane.IDEAS,
    LetterState.ASKED: Lane.ON_THE_WAY,
    LetterState.AGREED: Lane.ON_THE_WAY,
    LetterState.CONFIRMED: Lane.ON_THE_WAY,
    LetterState.REQUESTED: Lane.ON_THE_WAY,
    LetterState.PROCESSING: Lane.ON_THE_WAY,
    LetterState.AVAILABLE: Lane.AVAILABLE,
    LetterState.CLOSED: Lane.CLOSED,
    LetterState.DECLINED: Lane.CLOSED,
    LetterState.BOUNCED: Lane.NEEDS_YOU,
    LetterState.LATE: Lane.NEEDS_YOU,
    LetterState.LAPSED: Lane.CLOSED,
    LetterState.REVOKED: Lane.NEEDS_YOU,
    LetterState.ABANDONED: Lane.CLOSED,
}
NO_ANSWER: Final = "no answer"
HESITANT: Final = "hesitant"


@dataclass(frozen=True, slots=True)
class Place:
    """The lane of a letter and the word that stands beside its name."""

    lane: Lane
    word: str
    state: LetterState


def place(at: Situation, letter: Letter) -> Place:
    """Find the lane of a letter; those of past seasons are closed whatever their state."""
    found = state(at, letter)
    if at.is_past(letter):
        return Place(Lane.CLOSED, str(found), found)
    if is_hesitant(at, letter, found):
        return Place(Lane.NEEDS_YOU, HESITANT, found)
    if found is LetterState.ASKED and _waited_too_long(at, letter):
        return Place(Lane.NEEDS_YOU, NO_ANSWER, found)
    if found is LetterState.REVOKED and _is_talked_over(at, letter):
        return Place(Lane.CLOSED, str(found), found)
    return Place(_LANES[found], str(found), found)


def is_hesitant(at: Situation, letter: Letter, found: LetterState) -> bool:
    """Whether a yes that was no real yes still stands for a letter that is owed."""
    agreed = at.last(letter, K.AGREED)
    hesitant = agreed is not None and agreed.answer is Answer.HESITANT
    return hesitant and found.is_owed and found is not LetterState.LATE


def _waited_too_long(at: Situation, letter: Letter) -> bool:
    asked = at.last(letter, K.ASKED, K.REMINDED, K.SPOKE)
    return asked is not None and -at.in_days(asked.on) >= at.number("answer_wait_days")


def _is_talked_over(at: Situation, letter: Letter) -> bool:
    """Whether something was said after a letter was taken back."""
    newest = at.last(letter)
    return newest is not None and newest.kind is not K.REVOKED


@dataclass(frozen=True, slots=True)
class Totals:
    """Letters of this season: here, needed at least, and wise to have (A057, AT-A12)."""

    in_hand: int
    needed: int
    wise: int

    @property
    def text(self) -> str:
        """The numbers as one line, without those that are nothing."""
        counts = ((self.in_hand, "in hand"), (self.needed, "needed"), (self.wise, "wise"))
        return " · ".join(f"{count} {word}" for count, word in counts if count)


@lru_cache(maxsize=2)
def totals(at: Situation) -> Totals:
    """Count what is here against what is needed."""
    here = sum(1 for letter in in_play(at) if state(at, letter).is_here)
    return Totals(here, required(at), wise_number(at))


@lru_cache(maxsize=2)
def waiver_mix(at: Situation) -> tuple[str, ...]:
    """How many letters of this season are waived, are not, or have no decision (A054)."""
    decisions = Counter(letter.waived for letter in in_play(at))
    words = ((True, "waived"), (False, "not waived"), (None, "waiver unknown"))
    return tuple(f"{decisions[key]} {word}" for key, word in words if decisions[key])


@lru_cache(maxsize=2)
def specialty_mix(at: Situation) -> tuple[str, ...]:
    """How many letters of this season each specialty has, the commonest first."""
    names = [_short(at, letter.specialty) for letter in in_play(at)]
    return tuple(f"{count} {name}" for name, count in Counter(names).most_common())


def _short(at: Situation, specialty: str | None) -> str:
    if specialty is None or specialty in ALL_SPECIALTIES:
        return "general"
    known = at.book.specialties.get(specialty)
    return known.short if known else specialty


@lru_cache(maxsize=2)
def in_play(at: Situation) -> tuple[Letter, ...]:
    """The letters of this season that something can still come of."""
    return tuple(
        letter
        for letter in at.file.letters
        if not at.is_past(letter) and not state(at, letter).is_over
    )
