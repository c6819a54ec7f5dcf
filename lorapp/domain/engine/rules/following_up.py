"""Steps while a letter is owed: the reminder ladder."""

from collections.abc import Iterator
from datetime import date

from lorapp.domain.engine.sketch import Sketch, send_fact
from lorapp.domain.engine.stakes import need_reason, stake_parts, stakes
from lorapp.domain.engine.steps import DraftKind, Part, Severity
from lorapp.domain.engine.words import mentor_mark, program_mark
from lorapp.domain.letters.ladder import LAST_RUNG, PHONE_RUNG, anchor, next_reminder, rungs
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, late_days, state
from lorapp.domain.wording.days import day_short

K = EventKind
HELD_BACK_DAYS = 7

_TITLES = {
    1: "Check in with {0}",
    2: "Reminder to {0}",
    3: "Second reminder to {0}",
    4: "Third reminder to {0}",
    PHONE_RUNG: "Call {0} about the letter",
    LAST_RUNG: "Last reminder to {0}",
}


def remind(at: Situation) -> Iterator[Sketch]:
    """The next rung of the ladder, only while nothing has happened (features A037, A038)."""
    for letter in at.file.letters:
        standing = state(at, letter)
        # An entry whose request is still to be sent waits for the applicant, not the writer.
        if not standing.is_owed or standing is LetterState.CONFIRMED or at.is_past(letter):
            continue
        found = next_reminder(at, letter)
        target = anchor(at, letter)
        if found is None or target is None or _heard_lately(at, letter):
            continue
        number, day = found.rung.number, found.send_on
        late = late_days(at, letter)
        wish = at.mentor(letter).reminder_wish
        title = "Reminder to {0}, as wished" if wish else _TITLES[number]
        yield Sketch(
            rule="remind",
            kind="letter",
            key=letter.key,
            repeat=str(number),
            title=title.format(mentor_mark(letter.mentor)),
            opens=day,
            due=day,
            source="practice-4",
            why=_remind_why(at, letter, number, target),
            parts=_remind_parts(at, letter, late),
            severity=_remind_severity(at, found.rung.day, late),
            mentor=letter.mentor,
            letter=letter.key,
            is_message=True,
            draft=DraftKind.REMINDER,
            event=K.REMINDED,
            fact=send_fact(at, day),
            late_since=target if late else None,
            loses_on=stakes(at, letter).day,
            missed=stakes(at, letter).need is None,
        )


def _heard_lately(at: Situation, letter: Letter) -> bool:
    """Whether the writer has just said the letter is sent: then the portal is looked at."""
    said = at.last(letter, K.SAYS_SENT)
    return bool(said and -at.in_days(said.on) < HELD_BACK_DAYS)


def _remind_severity(at: Situation, day: date, late: int) -> Severity | None:
    if late:
        return Severity.RED
    return Severity.AMBER if day < at.today else None


def _remind_parts(at: Situation, letter: Letter, late: int) -> list[Part]:
    parts = stake_parts(at, stakes(at, letter))
    if late:
        parts.append(Part("past the date agreed", at.number("urgency_late")))
    return [*parts, Part("quick to do", 2)]


def _remind_why(at: Situation, letter: Letter, number: int, target: date) -> tuple[str, ...]:
    when = day_short(target, at.today)
    total = len(rungs(at, letter))
    place = f"Step {number} of {max(total, number)} after the yes; agreed for {when}."
    why = [place, need_reason(at, letter)]
    missed = [
        program_mark(program.key)
        for program in at.places.wanted_by(letter)
        if at.places.is_closed(program) and at.places.below_minimum_by(program)
    ]
    if missed:
        why.append(f"{', '.join(missed)} no longer reads what arrives.")
    if number >= PHONE_RUNG:
        why.append("Offer an easy way out; a backup should be ready.")
    else:
        why.append("One friendly question, nothing more. An upload or answer cancels it.")
    return tuple(why)
