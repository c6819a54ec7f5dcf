"""The day a message names, and why it matters."""

from datetime import date, timedelta
from typing import Final

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.dates import deadline, need
from lorapp.domain.letters.ladder import anchor
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import day_long

RELEASE_NEAR: Final = timedelta(days=60)
"""How close before the release a deadline must lie for the release to be its reason."""


FRESH: Final = timedelta(days=60)
"""How long after a rotation its days are still fresh in a writer's mind."""


FRIDAY: Final = 4


ENOUGH: Final = timedelta(days=3)
"""The least time a late writer is given before the Friday that is asked for."""


def deadline_day(at: Situation, letter: Letter, kind: DraftKind) -> date | None:
    """Find the day a message names: stated, for a reminder else promised, else suggested."""
    if kind is DraftKind.REMINDER:
        return anchor(at, letter)
    return deadline(at, letter)


def kindly(at: Situation, letter: Letter, day: date | None) -> date | None:
    """The day to name: a near Friday for one that has passed, or that nobody could keep.

    A day the writer was told stays until it has passed.
    """
    if day is None:
        return None
    first = at.today if letter.stated_deadline else at.sending_day + ENOUGH
    return soon_day(at, letter) if day < first else day


def soon_day(at: Situation, letter: Letter) -> date:
    """The day a letter is asked for when the one named has passed: a Friday near by."""
    friday = _friday(at.sending_day)
    needed = need(at, letter)
    return min(friday, needed.day) if needed else friday


def _friday(sending_day: date) -> date:
    first = sending_day + ENOUGH
    return first + timedelta(days=(FRIDAY - first.weekday()) % 7)


def needed_sentence(at: Situation, letter: Letter) -> str:
    """Say what sets the day the letter is needed on; empty when nothing does."""
    needed = need(at, letter)
    if needed is None:
        return ""
    day = day_long(needed.named, at.today)
    if needed.program:
        return f"{needed.program.name} stops reading letters on {day}."
    if needed.code == "ranking-opens":
        return f"Programs begin to rank on {day}."
    if needed.code == "season-ends":
        return f"The season it is entered in ends on {day}."
    return f"Programs begin to read on {day}."


def deadline_reason(at: Situation, letter: Letter, deadline: date | None) -> str:
    """Why the date matters, as a sentence for the writer."""
    needed = need(at, letter)
    if needed is None:
        return ""
    is_fixed = needed.code in {"complete_by", "ranking-opens"}
    if deadline and (is_fixed or needed.day - deadline <= RELEASE_NEAR):
        return needed_sentence(at, letter)
    rotation = at.rotation(letter)
    if rotation and at.today - rotation.ends_on <= FRESH:
        return "That leaves room before programs read, while our time together is still fresh."
    return "That leaves room before programs read."
