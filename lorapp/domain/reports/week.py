"""The week in review: what happened, what is due, what is late and why, who waits for thanks."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from lorapp.domain.calendar.season import season_rows
from lorapp.domain.engine.plan import plan as whole_plan
from lorapp.domain.engine.steps import Plan, Step, StepState
from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.courtesy import courtesy, message_days
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.risk import risk
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, late_days, state
from lorapp.domain.letters.story import happened
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.pages import Block, Bullets, Document, Figure, Heading, Paragraph, Tone
from lorapp.domain.papers import InterviewStatus
from lorapp.domain.reports.matching import matching_facts
from lorapp.domain.reports.words import bullets_or, people, person, report_of
from lorapp.domain.wording.days import count_words, day_short, home_text, with_tilde

TITLE: Final = "Week review"
WEEK: Final = timedelta(days=7)
QUIET_WEEK: Final = "Nothing is on record for the last seven days. That is fine, too."
NOTHING_DUE: Final = "Nothing is due in the next seven days."
NOTHING_LATE: Final = "Nothing is late."
ALL_THANKED: Final = "Nobody waits for thanks."
THANKING: Final = frozenset({"thank"})


def week_report(at: Situation, figures: Iterable[Figure] = ()) -> Document:
    """The last seven days and the next seven, calmly."""
    return report_of(at, TITLE, _blocks(at, tuple(figures)))


def moments_of(at: Situation) -> tuple[WitnessedMoment, ...]:
    """The moments whose words the review quotes."""
    first = at.today - WEEK
    return tuple(one for one in at.file.moments if first < one.on <= at.today and one.text)


def _blocks(at: Situation, figures: tuple[Figure, ...]) -> Iterator[Block]:
    plan = whole_plan(at.file, at.now)
    yield Paragraph(_summary(at, plan))
    yield Heading("What happened")
    yield from _happenings(at)
    yield Heading("Due in the next seven days")
    yield bullets_or(tuple(_due(at, plan)), NOTHING_DUE)
    yield Heading("Late, and why")
    late = tuple(_late(at, plan))
    yield Bullets(late) if late else Paragraph(NOTHING_LATE, Tone.GOOD)
    yield Heading("Who waits for thanks")
    waiting = tuple(_thanks(at, plan))
    yield Bullets(waiting) if waiting else Paragraph(ALL_THANKED, Tone.GOOD)
    yield Heading("Courtesy")
    yield from _courtesy(at)
    yield from figures


def _summary(at: Situation, plan: Plan) -> str:
    happened_on = len(tuple(_facts(at)))
    due = len(tuple(_due(at, plan)))
    late = len(tuple(_late(at, plan)))
    parts = [
        f"{count_words(happened_on, 'thing')} on record since {_day(at, at.today - WEEK)}"
        if happened_on
        else "A quiet week",
        f"{due} due until {_day(at, at.today + WEEK)}" if due else "nothing due in the week ahead",
        f"{late} late" if late else "nothing late",
    ]
    return f"{', '.join(parts)}."


def _day(at: Situation, day: date) -> str:
    return day_short(day, at.today, act_on=True)


def _happenings(at: Situation) -> Iterator[Block]:
    facts = sorted(_facts(at), key=lambda fact: fact[0])
    if not facts:
        yield Paragraph(QUIET_WEEK, Tone.MUTED)
    for day, found in groupby(facts, key=lambda fact: fact[0]):
        yield Heading(_day(at, day), 2)
        yield Bullets(tuple(text for _, text in found))


def _facts(at: Situation) -> Iterator[tuple[date, str]]:
    """Everything on record that happened in the last seven days."""
    first = at.today - WEEK
    talks = (*_of_interviews(at), *matching_facts(at))
    every = (*_of_letters(at), *_of_contacts(at), *_of_programs(at), *talks)
    yield from ((day, text) for day, text in every if first < day <= at.today)
    yield from ((moment.on, _moment(at, moment)) for moment in moments_of(at))


def _of_letters(at: Situation) -> Iterator[tuple[date, str]]:
    for letter in at.file.letters:
        who = person(at, letter.mentor)
        yield from ((event.on, f"{who}: {happened(at, event)}") for event in at.events(letter))


def _of_contacts(at: Situation) -> Iterator[tuple[date, str]]:
    for contact in at.file.contacts:
        how = f" ({str(contact.how).replace('-', ' ')})" if contact.how else ""
        yield contact.on, f"In touch with {person(at, contact.mentor)}{how}"
    for again in at.file.reuses:
        if again.answer is not None and again.answered_on is not None:
            who = person(at, at.file.letter(again.letter).mentor)
            yield again.answered_on, f"{who} on using the old letter again: {again.answer}"


def _of_programs(at: Situation) -> Iterator[tuple[date, str]]:
    for placed in at.places.assignments:
        writer = person(at, at.file.letter(placed.letter).mentor)
        program = at.file.program(placed.program)
        yield placed.on, f"{writer}'s letter placed at {program.name}"
    for program in at.file.programs:
        if program.applied_on:
            yield program.applied_on, f"Applied to {program.name}"
    for sent in at.file.program_messages:
        what = str(sent.kind).replace("-", " ")
        yield sent.on, f"Message to {at.file.program(sent.program).name}: {what}"


def _of_interviews(at: Situation) -> Iterator[tuple[date, str]]:
    for talk in at.file.interviews:
        if talk.at <= at.now and talk.status is not InterviewStatus.DECLINED:
            day = talk.at.astimezone(at.file.applicant.zone).date()
            yield day, f"Interview at {at.file.program(talk.program).name}"


def _moment(at: Situation, moment: WitnessedMoment) -> str:
    who = person(at, moment.mentor) if moment.mentor else "Somebody"
    verb = "said" if moment.feedback else "saw"
    return f"{who} {verb}: {moment.text}"


def _due(at: Situation, plan: Plan) -> Iterator[str]:
    """Steps of the plan and dates of the season up to a week ahead, in order of time."""
    last = at.today + WEEK
    found = [*_steps_due(at, plan), *_dates_due(at), *_interviews_due(at)]
    found = [(day, text) for day, text in found if at.today <= day <= last]
    yield from (text for _, text in sorted(found, key=lambda pair: pair[0]))


def _steps_due(at: Situation, plan: Plan) -> Iterator[tuple[date, str]]:
    for step in (*plan.do_now, *plan.later):
        if step.rule not in {"milestone", "interview"}:
            yield step.due, _step(at, step)


def _dates_due(at: Situation) -> Iterator[tuple[date, str]]:
    for row in season_rows(at.file, at.now):
        if row.local is None or not row.applies or row.is_past:
            continue
        if isinstance(row.local, datetime):
            day, when = row.local.date(), home_text(row.local, at.file.applicant, at.today)
        else:
            day, when = row.local, _day(at, row.local)
        yield day, f"{with_tilde(when, row.projected)}: {row.title}"


def _interviews_due(at: Situation) -> Iterator[tuple[date, str]]:
    for talk in at.file.interviews:
        if at.now < talk.at and talk.status is not InterviewStatus.DECLINED:
            day = talk.at.astimezone(at.file.applicant.zone).date()
            name = at.file.program(talk.program).name
            yield day, f"{home_text(talk.at, at.file.applicant, at.today)}: interview at {name}"


def _step(at: Situation, step: Step) -> str:
    title = by_name(step.title, at.file)
    why = f". {by_name(step.why[0], at.file)}" if step.why else ""
    return f"{with_tilde(_day(at, step.due), step.projected)}: {title}{why}"


def _late(at: Situation, plan: Plan) -> Iterator[str]:
    """Letters past their day with the reasons, then steps of mine that are past theirs."""
    late = [
        letter
        for letter in at.file.letters
        if state(at, letter) is LetterState.LATE and not at.is_past(letter)
    ]
    for letter in late:
        parts = [by_name(part.why, at.file) for part in risk(at, letter).parts]
        why = f": {'; '.join(parts)}" if parts else ""
        days = count_words(late_days(at, letter), "day")
        yield f"The letter of {person(at, letter.mentor)}, {days} late{why}."
    told = {letter.key for letter in late}
    for step in plan.steps:
        is_late = step.state is StepState.OVERDUE and step.rule not in THANKING
        if is_late and step.letter not in told:
            why = f". {by_name(step.why[0], at.file)}" if step.why else ""
            yield f"{by_name(step.title, at.file)}, due {_day(at, step.due)}{why}"


def _thanks(at: Situation, plan: Plan) -> Iterator[str]:
    for step in plan.steps:
        if step.rule in THANKING and step.mentor and step.state is not StepState.ASLEEP:
            why = by_name(step.why[0], at.file)
            yield f"{person(at, step.mentor)}. {why}"


def _courtesy(at: Situation) -> Iterator[Block]:
    """Who heard how often, whether that was polite, and who may hear again when."""
    first = at.today - WEEK
    written = {
        mentor.key: [day for day in message_days(at, mentor.key) if first < day]
        for mentor in at.file.mentors
    }
    often = [key for key, days in written.items() if len(days) > 1]
    if often:
        yield Paragraph(f"More than one message this week: {people(at, often)}.", Tone.CAUTION)
    else:
        yield Paragraph("Nobody heard from you more than once this week.", Tone.GOOD)
    lines = [line for letter in at.file.letters if (line := _budget(at, letter))]
    if lines:
        yield Bullets(tuple(dict.fromkeys(lines)))


def _budget(at: Situation, letter: Letter) -> str:
    """What a writer who still owes a letter has heard and may hear; empty for others."""
    held = courtesy(at, letter.mentor)
    day = held.next_day.day
    if at.is_past(letter) or not state(at, letter).is_owed or day is None:
        return ""
    asked = at.last(letter, EventKind.REMINDED)
    last = f"last reminder {_day(at, asked.on)}" if asked else "no reminder yet"
    left = f"{count_words(held.nudges_left, 'reminder') or 'no reminder'} left"
    return f"{person(at, letter.mentor)}: {last}, {left}, next polite day {_day(at, day)}."
