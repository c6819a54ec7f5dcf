"""The reminder ladder: few, spaced, and the writer's own wish first (practice 4)."""

from datetime import date, timedelta

from lorapp.domain.calendar.business import next_business_day
from lorapp.domain.letters.courtesy import message_days
from lorapp.domain.letters.dates import days_before, usual_deadline
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation, by_letter
from lorapp.frozen import dataclass

K = EventKind
PHONE_RUNG, LAST_RUNG = 5, 6


@dataclass(frozen=True, slots=True)
class Rung:
    """One reminder: its place on the ladder (from 1) and the day it is meant for."""

    number: int
    day: date


@dataclass(frozen=True, slots=True)
class NextReminder:
    """The next reminder and the day it goes out, moved to be polite if need be."""

    rung: Rung
    send_on: date


def anchor(at: Situation, letter: Letter) -> date | None:
    """The day the ladder counts from: stated, else promised, else suggested."""
    if letter.stated_deadline:
        return letter.stated_deadline
    agreed = at.last(letter, K.AGREED)
    if agreed and agreed.promised_on:
        return agreed.promised_on
    return usual_deadline(at, letter)


@by_letter
def rungs(at: Situation, letter: Letter) -> tuple[Rung, ...]:
    """The whole ladder of a letter; the writer's own wish replaces it entirely (P11)."""
    target = anchor(at, letter)
    if target is None:
        return ()
    wish = at.mentor(letter).reminder_wish
    if wish:
        days = sorted(days_before(target, before) for before in wish.days_before)
        return tuple(Rung(number, day) for number, day in enumerate(days, start=1))
    agreed = at.last(letter, K.AGREED)
    days_of = [
        agreed.on + at.days("ladder_after_agreed_days") if agreed else None,
        target - at.days("ladder_first_before_days"),
        target - at.days("ladder_second_before_days"),
        target - at.days("ladder_third_before_days"),
        target + at.days("ladder_first_after_days"),
        target + at.days("ladder_second_after_days"),
    ]
    return tuple(Rung(number, day) for number, day in enumerate(days_of, start=1) if day)


def reached(at: Situation, letter: Letter) -> int:
    """The highest rung climbed so far; 0 before the first reminder.

    A reminder climbs to the highest rung that was due; the last rung needs the one before.
    """
    ladder = rungs(at, letter)
    done = 0
    for event in at.events(letter):
        if event.kind is not K.REMINDED:
            continue
        due = [rung.number for rung in ladder if rung.day <= event.on]
        climbed = max(due, default=0)
        done = max(done, _no_jump(climbed, done), min(done + 1, len(ladder)) if not due else 0)
    return done


def next_reminder(at: Situation, letter: Letter) -> NextReminder | None:
    """The next rung not yet climbed, on a sending day at least 7 days after any message.

    A rung whose day has passed goes out on the next sending day from today.
    """
    person = at.mentor(letter)
    ladder = {rung.number: rung for rung in rungs(at, letter)}
    done = reached(at, letter)
    left = [number for number in sorted(ladder) if number > done]
    if person.do_not_contact or not left:
        return None
    due = [number for number in left if ladder[number].day <= at.today]
    number = _no_jump(max(due), done) if due else left[0]
    rung = ladder.get(number, ladder[left[0]])
    days = message_days(at, letter.mentor)
    day = max(rung.day, at.today)
    if days:
        day = max(day, days[-1] + at.days("courtesy_gap_days"))
    if person.away_until:
        day = max(day, person.away_until + timedelta(days=1))
    return NextReminder(rung, next_business_day(day))


def _no_jump(number: int, done: int) -> int:
    """The closing rung is never reached before the offer of a talk."""
    return PHONE_RUNG if number >= LAST_RUNG and done < PHONE_RUNG else number
