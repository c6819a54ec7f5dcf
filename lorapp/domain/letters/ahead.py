"""What comes next for one letter: its steps, the ladder, and the days that close."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from lorapp.domain.calendar.business import next_business_day
from lorapp.domain.calendar.season import milestone
from lorapp.domain.engine.steps import Plan, Step, StepState
from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.ladder import LAST_RUNG, PHONE_RUNG, reached, rungs
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.wording.names import program_short
from lorapp.frozen import dataclass

K = EventKind
PROGRAM_WIDTH: Final = 20
RUNGS: Final = {
    1: "check in",
    2: "reminder",
    3: "second reminder",
    4: "third reminder",
    PHONE_RUNG: "call about the letter",
    LAST_RUNG: "last reminder, with an easy way out",
}
SEASON_DAYS: Final = (
    ("season-opens", "", "requests can be sent"),
    ("release", "", "programs begin to read"),
    ("ranking-opens", "nrmp", "ranking opens"),
    ("match-day", "nrmp", "Match Day"),
)
_QUIET: Final = frozenset({StepState.ASLEEP, StepState.MISSED})


@dataclass(frozen=True, slots=True)
class Coming:
    """A day ahead and what it brings; ``is_yours`` when ``Enter`` is the way to it."""

    day: date
    text: str
    is_yours: bool = False
    projected: bool = False


@dataclass(frozen=True, slots=True)
class LadderDay:
    """One rung of the ladder of reminders: climbed, or still ahead."""

    day: date
    text: str
    climbed: bool


def steps_of(plan: Plan, letter: Letter) -> tuple[Step, ...]:
    """The steps of a letter, the most urgent first; sleeping and missed ones left out."""
    return tuple(step for step in plan.by_letter.get(letter.key, ()) if step.state not in _QUIET)


def next_step(plan: Plan, letter: Letter) -> Step | None:
    """The one thing to do for a letter now, or within a week."""
    mine = steps_of(plan, letter)
    return next((s for s in mine if plan.is_now(s) or s.state is StepState.SOON), None)


def message_step(plan: Plan, letter: Letter) -> Step | None:
    """The step of a letter whose words can be written, be it later or asleep."""
    return next((step for step in plan.by_letter.get(letter.key, ()) if step.draft), None)


def coming(at: Situation, plan: Plan, letter: Letter) -> tuple[Coming, ...]:
    """Every day ahead of a letter, nearest first."""
    mine = steps_of(plan, letter)
    first = next_step(plan, letter)
    found = [_of_step(at, plan, step, first) for step in mine]
    if first and first.is_message:
        found.append(_next_polite(at, plan, first))
    if state(at, letter) not in {LetterState.DECLINED, LetterState.REVOKED, LetterState.ABANDONED}:
        found += _days(at, letter)
    return tuple(sorted(found, key=lambda item: (item.day, not item.is_yours, item.text)))


def _of_step(at: Situation, plan: Plan, step: Step, first: Step | None) -> Coming:
    day = max(step.due, plan.sending_day if step.is_message else at.today)
    return Coming(day, _words(at, step), step == first, step.projected)


def _words(at: Situation, step: Step) -> str:
    if step.rule == "remind":
        return _rung_text(int(step.id.rpartition(":")[2]), wished=_wished(at, step.mentor))
    title = by_name(step.title, at.file)
    return title[:1].lower() + title[1:]


def _wished(at: Situation, mentor: str | None) -> bool:
    return bool(mentor and at.file.mentor(mentor).reminder_wish)


def _rung_text(number: int, *, wished: bool) -> str:
    return "reminder, as the writer wished" if wished else RUNGS.get(number, "reminder")


def _next_polite(at: Situation, plan: Plan, first: Step) -> Coming:
    sent = max(first.due, plan.sending_day)
    day = next_business_day(sent + at.days("courtesy_gap_days"))
    return Coming(day, "first day another message is polite")


def _days(at: Situation, letter: Letter) -> Iterator[Coming]:
    """Promises, closing dates and the season's days that are still ahead."""
    agreed = at.last(letter, K.AGREED)
    owed = at.arrived(letter) is None
    if owed and agreed and agreed.promised_on:
        yield from _ahead(at, agreed.promised_on, "the day the writer promised")
    if owed and letter.stated_deadline:
        yield from _ahead(at, letter.stated_deadline, "the day you named to the writer")
    here = at.available_on(letter)
    if here and here > at.today:
        yield Coming(here, "usually available by then")
    for program in at.places.wanted_by(letter):
        if program.complete_by:
            name = program_short(program.name, PROGRAM_WIDTH)
            day = at.running.acting_day(program.complete_by)
            yield from _ahead(at, day, f"{name} stops reading")
    yield from _season(at, letter)


def _ahead(at: Situation, day: date, text: str) -> Iterator[Coming]:
    if day >= at.today:
        yield Coming(day, text)


def _season(at: Situation, letter: Letter) -> Iterator[Coming]:
    file = at.file
    for code, service, text in SEASON_DAYS:
        where = service or file.letter_service(letter)
        row = milestone(file, file.letter_season(letter), where, code)
        if row and row.day and not at.running.is_gone(row.day):
            yield Coming(at.running.acting_day(row.day), text, projected=row.is_projected)


def ladder(at: Situation, letter: Letter) -> tuple[LadderDay, ...]:
    """The whole ladder of a letter that is owed; nothing while it is only planned."""
    if not state(at, letter).is_owed or at.is_past(letter):
        return ()
    done, wished = reached(at, letter), at.mentor(letter).reminder_wish is not None
    return tuple(
        LadderDay(rung.day, _rung_text(rung.number, wished=wished), rung.number <= done)
        for rung in rungs(at, letter)
    )
