"""Asking somebody again who has written: lighter questions, with a budget of their own."""

from datetime import date, timedelta
from typing import Final

from lorapp.domain.calendar.season import milestone
from lorapp.domain.gathered import contacts_with
from lorapp.domain.letters.courtesy import PoliteDay, polite_day, sending_day, why_not_on
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import day_short

ADVICE: Final = "asked for advice"
WORD: Final = "asked for a word to a program"
REUSE: Final = "asked to use an earlier letter again"
"""How these questions begin in the note of the contact that records them."""

YEAR: Final = timedelta(days=365)


def again_days(at: Situation, mentor: str) -> tuple[date, ...]:
    """The days on which a person was asked for something more, in order.

    These are questions for advice, a word or an earlier letter, and asks for a letter after one
    had come.
    """
    days = {
        contact.on
        for contact in contacts_with(at.file).get(mentor, ())
        if contact.on <= at.today and (contact.note or "").startswith((ADVICE, WORD, REUSE))
    }
    came = [event.on for letter in at.letters_of(mentor) if (event := at.arrived(letter))]
    for letter in at.letters_of(mentor):
        asked = [event.on for event in at.events(letter) if event.kind is EventKind.ASKED]
        days |= {day for day in asked if came and day > min(came)}
    return tuple(sorted(days))


def again_day(at: Situation, mentor: str, *, for_word: bool = False) -> PoliteDay:
    """Find the first day on which one more such question is welcome.

    It keeps the courtesy gap of all messages and its own, wider one, and there are few in a
    year. ``for_word`` asks for a word to a program, which nobody may say in Match Week.
    """
    usual = polite_day(at, mentor)
    if usual.day is None:
        return usual
    day, reason = usual.day, usual.reason
    days, budget = again_days(at, mentor), at.number("again_budget")
    if days and days[-1] + at.days("again_gap_days") > day:
        day = days[-1] + at.days("again_gap_days")
        reason = f"the last such question was on {day_short(days[-1], at.today)}"
    if len(days) >= budget and days[-budget] + YEAR > day:
        day, reason = days[-budget] + YEAR, f"{budget} such questions in a year are enough"
    closed = _match_week(at) if for_word else None
    if closed and closed[0] <= day <= closed[1]:
        day = closed[1] + timedelta(days=1)
        reason = "in Match Week nobody may speak to a program for you"
    return PoliteDay(sending_day(at, mentor, day), reason)


def why_not_again(at: Situation, mentor: str, on: date, *, for_word: bool) -> str | None:
    """Say why such a question on a day past or present was not welcome; None when it was."""
    then = Situation(at.file, at.now - timedelta(days=(at.today - on).days))
    polite = again_day(then, mentor, for_word=for_word)
    return why_not_on(at, on, polite)


def _match_week(at: Situation) -> tuple[date, date] | None:
    season = at.file.applicant.season
    first = milestone(at.file, season, "nrmp", "match-week")
    last = milestone(at.file, season, "nrmp", "match-day")
    if first is None or last is None or first.day is None or last.day is None:
        return None
    return first.day, last.day
