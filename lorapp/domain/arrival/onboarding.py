"""The checklist to the first day, planned back from it; facts in, days out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final

from lorapp.domain.applicant import Visa
from lorapp.domain.arrival.lines import ChecklistLine, SettledBy, in_order
from lorapp.domain.arrival.outcomes import (
    first_day,
    is_first_day_expected,
    place_of,
    visa_of,
)
from lorapp.domain.arrival.record import MatchOutcome, Task, TaskList
from lorapp.domain.calendar.business import is_business_day
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import count_words
from lorapp.frozen import dataclass

OWN_SOURCE: Final = "onboarding-own"
STEP_3: Final = "step 3"


class TaskState(StrEnum):
    """Where a line stands; the values are the headings of a list."""

    LATE = "Late already"
    OPEN = "To do"
    BLOCKED = "Waits for another line"
    DONE = "Done"
    NOT_NEEDED = "Not needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One line with its day. ``due_on`` is the day it was done where it is.

    ``blocked_by`` are the open lines that come first; ``is_tight`` says that its usual day lay
    before the result, so that nobody could have kept it.
    """

    line: ChecklistLine
    task: Task | None
    due_on: date
    state: TaskState
    blocked_by: tuple[str, ...] = ()
    is_tight: bool = False

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in {TaskState.DONE, TaskState.NOT_NEEDED}

    @property
    def is_own(self) -> bool:
        """Whether the applicant wrote this line."""
        return self.line.source == OWN_SOURCE

    @property
    def own_day(self) -> date | None:
        """The day the applicant set in place of the planned one."""
        return self.task.due_on if self.task else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Onboarding:
    """The whole list for one place. Without a settled visa class it has no lines yet."""

    outcome: MatchOutcome
    begins_on: date
    starts_on: date
    is_expected: bool
    visa: Visa | None
    tasks: tuple[Planned, ...] = ()

    @property
    def open(self) -> tuple[Planned, ...]:
        """What is left, the most pressing first."""
        return tuple(one for one in self.tasks if one.is_open)

    @property
    def tight(self) -> tuple[Planned, ...]:
        """Open lines whose usual day lay before the result."""
        return tuple(one for one in self.open if one.is_tight)

    def next(self, count: int) -> tuple[Planned, ...]:
        """The few lines to do next: nothing that waits for another."""
        ready = [one for one in self.tasks if one.state in {TaskState.LATE, TaskState.OPEN}]
        return tuple(ready[:count])


def onboarding(at: Situation, season: int | None = None) -> Onboarding | None:
    """The list for the place of a season; None without a place, or without its first day."""
    season = season or at.file.applicant.season
    outcome = place_of(at.file, season, at.today)
    starts_on = first_day(at.file, outcome) if outcome else None
    if outcome is None or starts_on is None:
        return None
    visa = visa_of(at.file, outcome)
    found = Onboarding(
        outcome=outcome,
        begins_on=min(outcome.on, starts_on),
        starts_on=starts_on,
        is_expected=is_first_day_expected(at.file, outcome),
        visa=visa,
    )
    return replace(found, tasks=_tasks(at, found, visa)) if visa else found


def short_words(plan: Onboarding) -> str:
    """Say that less time is left than is usual."""
    lines = count_words(len(plan.tight), "line")
    return (
        f"Less time is left than is usual: {lines} should have been done before the result was "
        "known. Tell the program today, and ask what can be hurried."
    )


def tasks_of(file: SeasonFile, season: int) -> Mapping[str, Task]:
    """What the applicant said about the lines of a season, by code."""
    wanted = (TaskList.ONBOARDING, season)
    return {one.code: one for one in file.tasks if (one.list, one.season) == wanted}


def lines_for(file: SeasonFile, season: int, visa: Visa, today: date) -> tuple[ChecklistLine, ...]:
    """The lines of a visa class and the applicant's own, each behind those that come first."""
    own = (_own_line(one, today) for one in tasks_of(file, season).values() if one.title)
    known = {line.code: line for line in file.rulebook.onboarding.values() if line.concerns(visa)}
    return in_order((*known.values(), *(one for one in own if one.code not in known)))


def due_days(
    lines: Iterable[ChecklistLine], begins_on: date, starts_on: date, own: Mapping[str, date]
) -> dict[str, date]:
    """Plan each line's day: never after the first day, never before a line that comes first.

    ``lines`` stand in order. An own day holds where it can: lines after it move behind it,
    lines before it in front.
    """
    ordered = tuple(lines)
    days = {line.code: _wished(line, begins_on, starts_on, own) for line in ordered}
    moved = {code for code in own if code in days}
    for line in ordered:
        before = max((days[c] for c in line.after if c in moved), default=date.min)
        if line.code not in own and before > days[line.code]:
            days[line.code] = _open_day(before, starts_on) if line.office else before
            moved.add(line.code)
    for line in reversed(ordered):
        if line.office and line.code not in own:
            days[line.code] = _working_day(days[line.code])
        for code in line.after:
            if code in days:
                days[code] = min(days[code], days[line.code])
    return days


def _wished(line: ChecklistLine, begins_on: date, starts_on: date, own: Mapping[str, date]) -> date:
    if line.code in own:
        return min(own[line.code], starts_on)
    if line.after_match is not None:
        wished = begins_on.toordinal() + line.after_match
    else:
        wished = starts_on.toordinal() - (line.before_start or 0)
    return date.fromordinal(max(1, min(wished, starts_on.toordinal())))


def _open_day(day: date, latest: date) -> date:
    """The day itself or the next one on which offices work, where that is not too late."""
    found = day
    while found < latest and not is_business_day(found):
        found = date.fromordinal(found.toordinal() + 1)
    return found if is_business_day(found) else day


def earlier(day: date, days: int) -> date:
    """So many days before a day, the first day of the calendar at the earliest."""
    return date.fromordinal(max(1, day.toordinal() - days))


def _working_day(day: date) -> date:
    """The day itself or the last one before it on which offices work."""
    found = day
    while found > date.min and not is_business_day(found):
        found = earlier(found, 1)
    return found


def _tasks(at: Situation, plan: Onboarding, visa: Visa) -> tuple[Planned, ...]:
    season = plan.outcome.season
    said = tasks_of(at.file, season)
    lines = lines_for(at.file, season, visa, at.today)
    done = {line.code: day for line in lines if (day := _done_on(at, line, said)) is not None}
    away = {code for code, task in said.items() if task.not_needed is not None}
    settled = done.keys() | away
    own = {
        code: task.due_on
        for code, task in said.items()
        if task.due_on is not None and code not in settled
    }
    days = due_days(lines, plan.begins_on, plan.starts_on, own)
    found = []
    for line in lines:
        waits = tuple(c for c in line.after if c in days and c not in settled)
        day = done.get(line.code, days[line.code])
        state = _state(at, line, day, settled=(line.code in done, line.code in away), waits=waits)
        tight = days[line.code] < plan.begins_on
        found.append(
            Planned(
                line=line,
                task=said.get(line.code),
                due_on=day,
                state=state,
                blocked_by=waits,
                is_tight=tight,
            )
        )
    order = tuple(TaskState)
    return tuple(sorted(found, key=lambda one: (order.index(one.state), one.due_on)))


def _state(
    at: Situation,
    line: ChecklistLine,
    day: date,
    *,
    settled: tuple[bool, bool],
    waits: tuple[str, ...],
) -> TaskState:
    is_done, is_away = settled
    if is_done:
        return TaskState.DONE
    if is_away:
        return TaskState.NOT_NEEDED
    if waits and line.source != OWN_SOURCE:
        return TaskState.BLOCKED
    return TaskState.LATE if day < at.today else TaskState.OPEN


def _done_on(at: Situation, line: ChecklistLine, said: Mapping[str, Task]) -> date | None:
    """The day a line was done: ticked off, or settled by the record itself."""
    task = said.get(line.code)
    if task is not None and task.done_on is not None and task.done_on <= at.today:
        return task.done_on
    person = at.file.applicant
    if line.settled_by is SettledBy.CERTIFICATE:
        day = person.ecfmg_certified_on
        return day if day is not None and day <= at.today else None
    if line.settled_by is SettledBy.STEP_3:
        passed = (
            exam.on
            for exam in person.exams
            if STEP_3 in exam.name.casefold() and (exam.result or "").casefold().startswith("pass")
        )
        return next((day for day in passed if day is not None and day <= at.today), None)
    return None


def _own_line(task: Task, today: date) -> ChecklistLine:
    return ChecklistLine(
        code=task.code,
        title=task.title or task.code,
        why="Your own line.",
        who="you",
        before_start=0,
        source=OWN_SOURCE,
        checked_on=today,
    )
