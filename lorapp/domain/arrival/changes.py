"""What may be done to results and to the checklist; each from one record to the next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from lorapp.domain.arrival.onboarding import Planned, onboarding, tasks_of
from lorapp.domain.arrival.outcomes import (
    PLACES,
    WORDS,
    first_day,
    identity,
    is_known,
    is_unplaced,
    known_from,
    outcome_words,
    where_from,
)
from lorapp.domain.arrival.record import MatchOutcome, MatchResult, Task, TaskList
from lorapp.domain.calendar.rows import Milestone
from lorapp.domain.edits import changed, checked, replace_list
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import InterviewStatus
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short, home_text, with_tilde
from lorapp.errors import RefusedError, UnknownKeyError

MOST_AHEAD = 400
"""Days before and after the season's own start within which a first day can lie."""


def add_outcome(at: Situation, outcome: MatchOutcome) -> SeasonFile:
    """Write down a result; its program is marked as matched in the same step."""
    others = tuple(one for one in at.file.outcomes if not _is_made_whole(one, outcome))
    _check(at, outcome, others)
    return _marked(replace_list(at.file, "outcomes", (*others, outcome)), outcome)


def _is_made_whole(old: MatchOutcome, new: MatchOutcome) -> bool:
    """Whether a result names the place that Monday's "matched" could not know."""
    names_it = new.result is MatchResult.MATCHED and not is_unplaced(new)
    return names_it and is_unplaced(old) and old.season == new.season


def change_outcome(at: Situation, wanted: str, outcome: MatchOutcome) -> SeasonFile:
    """Put a result in the place of another one."""
    old = held(at.file, wanted)
    _check(at, outcome, tuple(one for one in at.file.outcomes if one is not old))
    swapped = tuple(outcome if one is old else one for one in at.file.outcomes)
    file = replace_list(at.file, "outcomes", swapped)
    if old.program is not None and old.program != outcome.program:
        file = _unmarked(at, file, old.program)
    return _marked(file, outcome)


def remove_outcome(at: Situation, wanted: str) -> SeasonFile:
    """Take a result off the record; its program goes back to where it stood before."""
    old = held(at.file, wanted)
    file = replace_list(at.file, "outcomes", tuple(x for x in at.file.outcomes if x is not old))
    return _unmarked(at, file, old.program) if old.program is not None else file


def held(file: SeasonFile, wanted: str) -> MatchOutcome:
    """The result of an identity; UnknownKeyError when it is gone."""
    for one in file.outcomes:
        if identity(one) == wanted:
            return one
    raise UnknownKeyError("This result is no longer on record.")


def tick(at: Situation, season: int, code: str, on: date) -> SeasonFile:
    """Tick a line off; a day to come is refused."""
    if on > at.today:
        raise RefusedError("That day has not come yet. Tick it off when it is done.")
    return _said(at, season, code, lambda task: replace(task, done_on=on, not_needed=None))


def untick(at: Situation, season: int, code: str) -> SeasonFile:
    """Take a tick back, or bring back what was not needed."""
    found = planned(at, season, code)
    if found.task is None or not (found.task.done_on or found.task.not_needed is not None):
        if not found.is_open:
            raise RefusedError("The record itself says that this is done; change it there.")
        raise RefusedError("This line is open already.")
    return _said(at, season, code, lambda task: replace(task, done_on=None, not_needed=None))


def not_needed(at: Situation, season: int, code: str, why: str) -> SeasonFile:
    """Say that a line falls away, and why."""
    if not why.strip():
        raise RefusedError("Say in a word or two why it is not needed.")
    kept = why.strip()
    return _said(at, season, code, lambda task: replace(task, not_needed=kept, done_on=None))


def move(at: Situation, season: int, code: str, due_on: date | None) -> SeasonFile:
    """Give a line a day of the applicant's own; None goes back to the planned one.

    Refused after the first day, and against the order of two own days.
    """
    plan = onboarding(at, season)
    found = planned(at, season, code)
    if due_on is not None and plan is not None:
        if due_on > plan.starts_on:
            day = day_short(plan.starts_on, at.today, act_on=True)
            raise RefusedError(f"The first day is {day}; choose a day up to then.")
        for other in plan.tasks:
            _refuse_order(at, found, other, due_on)
    return _said(at, season, code, lambda task: replace(task, due_on=due_on))


def note(at: Situation, season: int, code: str, text: str | None) -> SeasonFile:
    """Keep a note beside a line."""
    return _said(at, season, code, lambda task: replace(task, note=text or None))


def add_line(at: Situation, season: int, title: str, due_on: date | None = None) -> SeasonFile:
    """Add a line of the applicant's own."""
    if not title.strip():
        raise RefusedError("Write in a few words what is to be done.")
    plan = onboarding(at, season)
    if plan is None or plan.visa is None:
        raise RefusedError(
            "The list begins with a result and a visa class. Write those down first."
        )
    if due_on is not None and due_on > plan.starts_on:
        day = day_short(plan.starts_on, at.today, act_on=True)
        raise RefusedError(f"The first day is {day}; choose a day up to then.")
    taken = {one.line.code for one in plan.tasks} | set(tasks_of(at.file, season))
    number = next(n for n in range(1, len(taken) + 2) if f"own-{n}" not in taken)
    task = Task(
        list=TaskList.ONBOARDING,
        season=season,
        code=f"own-{number}",
        title=title.strip(),
        due_on=due_on,
    )
    return checked(at.file, replace_list(at.file, "tasks", (*at.file.tasks, task)))


def remove_line(at: Situation, season: int, code: str) -> SeasonFile:
    """Take an own line away; a line of the list can only be not needed."""
    found = planned(at, season, code)
    if not found.is_own:
        raise RefusedError("Only lines of your own can be removed. `x` says why one is not needed.")
    left = tuple(one for one in at.file.tasks if one is not found.task)
    return replace_list(at.file, "tasks", left)


def planned(at: Situation, season: int, code: str) -> Planned:
    """The line of a code; UnknownKeyError names where it went."""
    plan = onboarding(at, season)
    for one in plan.tasks if plan else ():
        if one.line.code == code:
            return one
    raise UnknownKeyError(
        f"There is no line {code!r} on the way to the first day. `lorapp arrival` has the names."
    )


def _said(at: Situation, season: int, code: str, change: Callable[[Task], Task]) -> SeasonFile:
    """Change what is said about a line; a line nothing is said about is not kept."""
    planned(at, season, code)
    old = tasks_of(at.file, season).get(code)
    new = change(old or Task(list=TaskList.ONBOARDING, season=season, code=code))
    bare = Task(list=TaskList.ONBOARDING, season=season, code=code)
    if old is None:
        kept = (*at.file.tasks, new)
    else:
        kept = tuple(new if one is old else one for one in at.file.tasks)
    found = tuple(one for one in kept if one != bare)
    return checked(at.file, replace_list(at.file, "tasks", found))


def _refuse_order(at: Situation, one: Planned, other: Planned, due_on: date) -> None:
    if not other.is_open or other.own_day is None:
        return
    day = day_short(other.own_day, at.today, act_on=True)
    if other.line.code in one.line.after and due_on < other.own_day:
        raise RefusedError(f"“{other.line.title}” comes first, and you set it to {day}.")
    if one.line.code in other.line.after and due_on > other.own_day:
        raise RefusedError(f"“{other.line.title}” comes after it, and you set that to {day}.")


def _check(at: Situation, outcome: MatchOutcome, others: tuple[MatchOutcome, ...]) -> None:
    """Refuse what nobody can know yet, what is on record, and what contradicts it."""
    if outcome.on > at.today:
        raise RefusedError("That day has not come yet. Write the result down when you have it.")
    row = known_from(at.file, outcome)
    if not is_known(row, at.now, at.today) and row is not None:
        raise RefusedError(_too_early(at, outcome, row))
    _check_place(at, outcome)
    _check_first_day(at, outcome)
    mine = [one for one in others if one.season == outcome.season]
    if any(identity(one) == identity(outcome) for one in mine):
        raise RefusedError(f"“{outcome_words(at.file, outcome)}” is on record already.")
    for one in mine:
        same = outcome.program is not None and one.program == outcome.program
        if same or outcome.result not in PLACES or one.result not in PLACES:
            raise RefusedError(
                f"“{outcome_words(at.file, one)}” is on record for season {one.season}. "
                "Change or remove that first."
            )


def _check_place(at: Situation, outcome: MatchOutcome) -> None:
    """A place needs its name; only "matched" may wait for it until Match Day."""
    nameless = outcome.result in PLACES and not (outcome.program or outcome.place)
    where = where_from(at.file, outcome.season) if is_unplaced(outcome) else None
    if nameless and (where is None or is_known(where, at.now, at.today)):
        raise RefusedError("Say where: a program of your list, or the name of the place.")
    if outcome.result not in PLACES and (outcome.program or outcome.place or outcome.starts_on):
        raise RefusedError(f"“{WORDS[outcome.result]}” has no place and no first day.")


def _check_first_day(at: Situation, outcome: MatchOutcome) -> None:
    usual = first_day(at.file, replace(outcome, starts_on=None))
    if outcome.starts_on is None or usual is None:
        return
    if abs((outcome.starts_on - usual).days) > MOST_AHEAD:
        raise RefusedError("This first day is more than a year from the season's. Check the year.")


def _too_early(at: Situation, outcome: MatchOutcome, row: Milestone) -> str:
    moment = row.at if isinstance(row.at, datetime) else row.day
    when = home_text(moment, at.file.applicant, at.today) if moment else ""
    if outcome.result is MatchResult.MATCHED and not is_unplaced(outcome):
        monday = known_from(at.file, replace(outcome, program=None, place=None))
        if monday is not None and is_known(monday, at.now, at.today):
            return (
                f"Where you matched is known from {with_tilde(when, row.is_projected)}. "
                "Until then write down that you matched, without a place."
            )
    return (
        f"“{WORDS[outcome.result]}” is known from {with_tilde(when, row.is_projected)}. "
        "Before, only a place outside the Match or a withdrawal can be written down."
    )


def _marked(file: SeasonFile, outcome: MatchOutcome) -> SeasonFile:
    if outcome.program is None or outcome.result not in PLACES:
        return checked(file, file)
    program = file.program(outcome.program)
    return changed(file, "programs", replace(program, status=ProgramStatus.MATCHED))


def _unmarked(at: Situation, file: SeasonFile, key: str) -> SeasonFile:
    """Put a program back to what the rest of the record says of it."""
    program = file.program(key)
    if program.status is not ProgramStatus.MATCHED:
        return file
    status = ProgramStatus.CONSIDERING
    talks = [x for x in file.interviews if x.program == key]
    if any(one.program == key and not one.left_out for one in at.file.ranks):
        status = ProgramStatus.RANKED
    elif any(x.status is not InterviewStatus.DECLINED for x in talks):
        status = ProgramStatus.INTERVIEW
    elif program.applied_on is not None:
        status = ProgramStatus.APPLIED
    return changed(file, "programs", replace(program, status=status))
