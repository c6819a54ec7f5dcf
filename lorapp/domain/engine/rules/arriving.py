"""Steps from the result to the first day: write it down, the next few lines, a line from day one.

What they need is imported once there is a result: the first frame of all others is quicker without.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from lorapp.domain.calendar.season import milestone
from lorapp.domain.engine.sketch import Sketch, in_words, send_fact, time_part
from lorapp.domain.engine.steps import DraftKind, Part, Severity
from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.letters.courtesy import message_days, sending_day
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import match_of_specialty
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.wording.days import day_short, with_tilde

if TYPE_CHECKING:
    from lorapp.domain.arrival.onboarding import Onboarding, Planned

_TOOK_PART: Final = frozenset(
    {
        ProgramStatus.APPLIED,
        ProgramStatus.INTERVIEW,
        ProgramStatus.RANKED,
        ProgramStatus.MATCHED,
    }
)
DAYS_BEFORE: Final = 7
"""Whether there is a place is known in the week of Match Day."""
FAR_DAYS: Final = 1000
"""A first day so far ahead is no day to plan a line for."""
VISA_CODE: Final = "visa"
"""The step that asks for the visa class, before there is a list."""


def record_outcome(at: Situation) -> Iterator[Sketch]:
    """Whether there is a place, from Monday of Match Week on; from Match Day on which one."""
    file, season = at.file, at.file.applicant.season
    row = milestone(file, season, "nrmp", "match-day")
    if row is None or row.day is None or at.in_days(row.day) > DAYS_BEFORE:
        return
    mine = (one for one in file.programs if file.program_season(one) == season)
    if not any(one.status in _TOOK_PART for one in mine):
        return
    from lorapp.domain.arrival.outcomes import is_known, is_unplaced, outcomes_of

    said = outcomes_of(file, season, at.today)
    if any(not is_unplaced(one) for one in said):
        return
    if is_known(row, at.now, at.today):
        yield _ending(at, row.day, "where you matched" if said else "how the season ended")
        return
    monday = milestone(file, season, "nrmp", "match-week")
    match = match_of_specialty(file, file.first_specialty, season)
    is_told = monday is not None and is_known(monday, at.now, at.today)
    if monday and monday.day and is_told and match == "nrmp" and not said:
        yield _whether(at, monday.day, monday.source)


def _ending(at: Situation, opens: date, what: str) -> Sketch:
    due = opens + at.days("outcome_days")
    return Sketch(
        rule="record-outcome",
        kind="season",
        key=str(at.file.applicant.season),
        title=f"Write down {what}",
        opens=opens,
        due=due,
        source="practice-7",
        why=(
            "The right words to your writers and the list to the first day hang on it.",
            "Matched, SOAP, outside the Match or none: all of them are told to your writers.",
        ),
        parts=[Part("what comes next hangs on it", 20), Part("quick to do", 2)],
        severity=Severity.AMBER if due < at.today else None,
    )


def _whether(at: Situation, opens: date, source: str) -> Sketch:
    return Sketch(
        rule="record-outcome",
        kind="season",
        key=str(at.file.applicant.season),
        title="Write down whether you matched",
        opens=opens,
        due=max(opens, at.today),
        source=source,
        why=(
            "Whether you matched is known now; where, on Match Day.",
            "Once you say that you matched, nothing more is asked about SOAP.",
        ),
        parts=[Part("what comes next hangs on it", 12), Part("quick to do", 2)],
    )


def onboard(at: Situation) -> Iterator[Sketch]:
    """The next few lines of the way to the first day; without a visa class that question."""
    if not at.file.outcomes:
        return
    from lorapp.domain.arrival.onboarding import onboarding

    plan = onboarding(at)
    if plan is None:
        return
    if plan.visa is None:
        yield _visa(at, plan)
        return
    for one in plan.next(at.number("onboarding_steps")):
        yield _line(at, plan, one)


def _visa(at: Situation, plan: "Onboarding") -> Sketch:
    due = min(plan.starts_on, plan.begins_on + timedelta(days=7))
    return Sketch(
        rule="onboard",
        kind="task",
        key=VISA_CODE,
        title="Say which visa class was agreed",
        opens=plan.begins_on,
        due=due,
        source="K35",
        why=(
            "The list to the first day is another one for J-1, for H-1B and without a visa.",
            "A green card or a US passport counts as none.",
        ),
        parts=[Part("the list waits for it", 14)],
        severity=Severity.AMBER if due < at.today else None,
    )


def _line(at: Situation, plan: "Onboarding", one: "Planned") -> Sketch:
    from lorapp.domain.arrival.onboarding import earlier

    first = day_short(plan.starts_on, at.today, act_on=True)
    why = [one.line.why, f"Done by {one.line.who}. The first day is {first}."]
    if one.due_on < at.today:
        why.insert(0, _late_words(at, one))
    is_late = one.due_on < at.today
    return Sketch(
        rule="onboard",
        kind="task",
        key=one.line.code,
        title=one.line.title,
        opens=max(plan.begins_on, earlier(one.due_on, at.number("onboarding_ahead_days"))),
        due=one.due_on,
        source=one.line.source,
        why=tuple(why),
        parts=_parts(at, one),
        severity=_severity(one) if is_late else None,
        fact=with_tilde(day_short(one.due_on, at.today, act_on=True), plan.is_expected),
        late_since=one.due_on if is_late else None,
        loses_on=None if is_late else one.due_on,
        projected=plan.is_expected,
    )


def _late_words(at: Situation, one: "Planned") -> str:
    day = day_short(one.due_on, at.today, act_on=True)
    if one.is_tight:
        return f"Late already: it is usually done by {day}, before you could know. Do it first."
    return f"Late already: it was due {day}. Tell the program how far it is."


def _severity(one: "Planned") -> Severity:
    return Severity.RED if one.line.visas else Severity.AMBER


def _parts(at: Situation, one: "Planned") -> list[Part]:
    parts = time_part(at, one.due_on, f"its day is {in_words(at, one.due_on)}")
    if one.line.visas:
        parts.append(Part("no first day without the visa", 8))
    return parts


def first_day_note(at: Situation) -> Iterator[Sketch]:
    """One line from residency to everybody who helped: it keeps the door open (practice 7)."""
    if not at.file.outcomes:
        return
    from lorapp.domain.arrival.forgotten import noted_on, of_season
    from lorapp.domain.arrival.outcomes import first_day, place_of

    season = at.file.applicant.season
    place = place_of(at.file, season, at.today)
    begins = first_day(at.file, place) if place else None
    if begins is None or at.in_days(begins) > FAR_DAYS:
        return
    for mentor in at.file.mentors:
        letters = of_season(at, mentor.key, season)
        if mentor.do_not_contact or not (letters or message_days(at, mentor.key)):
            continue
        if noted_on(at, mentor.key, season) is None:
            yield _note(at, mentor.key, letters[0].key if letters else None, begins)


def _note(at: Situation, mentor: str, letter: str | None, begins: date) -> Sketch:
    opens = sending_day(at, mentor, begins)
    return Sketch(
        rule="first-day-note",
        kind="mentor",
        key=mentor,
        title=f"Write {mentor_mark(mentor)} a line from residency",
        opens=opens,
        due=sending_day(at, mentor, begins + at.days("first_day_note_days")),
        source="practice-7",
        why=(
            f"Your first day is {day_short(begins, at.today, act_on=True)}.",
            "One line from your first weeks keeps the door open for later letters.",
        ),
        parts=[Part("the relation", 8), Part("quick to do", 2)],
        mentor=mentor,
        letter=letter,
        is_message=True,
        draft=DraftKind.OUTCOME if letter else None,
        event=EventKind.TOLD_OUTCOME if letter else None,
        fact=send_fact(at, max(opens, at.sending_day)),
    )
