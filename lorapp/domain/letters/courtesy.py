"""The courtesy budget: how many messages a writer gets, and from which day on (practice 4)."""

from collections.abc import Hashable
from datetime import date, timedelta

from lorapp.domain.calendar.business import holiday_name, next_business_day
from lorapp.domain.gathered import contacts_with
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import day_short, weekday_name
from lorapp.frozen import dataclass

K = EventKind

MESSAGES = frozenset({K.ASKED, K.PACKET_SENT, K.REMINDED, K.SPOKE, K.THANKED, K.TOLD_OUTCOME})
"""Events in which the applicant and the writer were in touch."""


@dataclass(frozen=True, slots=True)
class PoliteDay:
    """The first day a message is welcome, and why not earlier; None: never write."""

    day: date | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Courtesy:
    """What a writer has heard so far and what is left of the budget."""

    messages: int
    nudges_left: int
    last_on: date | None
    next_day: PoliteDay


def why_not_on(at: Situation, on: date, polite: PoliteDay) -> str | None:
    """Say why a day was not polite when another one was; None when it is that day."""
    if polite.day == on:
        return None
    if polite.day is None:
        return polite.reason
    day = day_short(polite.day, at.today, act_on=True)
    return f"{day_short(on, at.today, act_on=True)} is no polite day: {polite.reason}. Next: {day}."


def message_days(at: Situation, mentor: str) -> tuple[date, ...]:
    """Days on which this person heard from the applicant, over all letters, in order."""
    kept: dict[Hashable, tuple[date, ...]] = at.kept[message_days]
    if mentor not in kept:
        kept[mentor] = _message_days(at, mentor)
    return kept[mentor]


def _message_days(at: Situation, mentor: str) -> tuple[date, ...]:
    contacts = contacts_with(at.file).get(mentor, ())
    days = {contact.on for contact in contacts if contact.on <= at.today}
    for letter in at.letters_of(mentor):
        days |= {event.on for event in at.events(letter) if event.kind in MESSAGES}
    return tuple(sorted(days))


def polite_day(at: Situation, mentor: str, *, exempt: bool = False) -> PoliteDay:
    """Find the first day a message may go out.

    ``exempt`` messages (thanks, packet, receipt check) skip the 7-day gap, not the free days.
    """
    person = at.file.mentor(mentor)
    if person.do_not_contact:
        return PoliteDay(None, "You marked this person as not to be contacted.")
    day, reason = at.today, None
    days = message_days(at, mentor)
    gap = at.days("courtesy_gap_days")
    if days and not exempt and days[-1] + gap > day:
        day = days[-1] + gap
        reason = f"the last message was on {day_short(days[-1], at.today)}"
    if person.away_until and person.away_until >= day:
        day = person.away_until + timedelta(days=1)
        reason = f"away until {day_short(person.away_until, at.today)}"
    open_day = next_business_day(day)
    if open_day > day and reason is None:
        reason = _why_free(day)
    return PoliteDay(open_day, reason)


def sending_day(at: Situation, mentor: str, day: date) -> date:
    """Move a day to the first one from it on which this person can be written to.

    Nobody is written to while away, on a weekend or on a holiday.
    """
    away = at.file.mentor(mentor).away_until
    return next_business_day(max(day, away + timedelta(days=1)) if away else day)


def courtesy(at: Situation, mentor: str) -> Courtesy:
    """Sum up a writer's budget: messages since the yes, nudges left, the next polite day."""
    kept: dict[Hashable, Courtesy] = at.kept[courtesy]
    if mentor not in kept:
        kept[mentor] = _courtesy(at, mentor)
    return kept[mentor]


def _courtesy(at: Situation, mentor: str) -> Courtesy:
    days = message_days(at, mentor)
    agreed = [
        event.on
        for letter in at.letters_of(mentor)
        for event in at.events(letter)
        if event.kind is K.AGREED
    ]
    since = min(agreed) if agreed else None
    nudges = sum(
        1
        for letter in at.letters_of(mentor)
        for event in at.events(letter)
        if event.kind is K.REMINDED
    )
    return Courtesy(
        messages=sum(1 for day in days if since is None or day > since),
        nudges_left=max(0, at.number("message_budget") - nudges),
        last_on=days[-1] if days else None,
        next_day=polite_day(at, mentor),
    )


def _why_free(day: date) -> str:
    name = holiday_name(day)
    if name:
        return f"{weekday_name(day)} is a holiday ({name})"
    return f"today is {weekday_name(day)}"
