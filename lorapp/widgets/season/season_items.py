"""What falls on which day: the dates of the season and the applicant's own, as items."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from lorapp.domain.calendar.clocks import ClockChange, clock_changes
from lorapp.domain.calendar.season import SeasonRow
from lorapp.domain.engine.steps import Plan, Step, StepState
from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import Moment
from lorapp.domain.wording.days import MONTHS
from lorapp.domain.wording.names import program_short
from lorapp.frozen import dataclass
from lorapp.widgets.rows.narrowing import folded

PROGRAM_MAX: Final = 30


class Kind(StrEnum):
    """What an item is; the value is its word in a cell of the month."""

    DATE = "date"
    TALK = "talk"
    START = "start"
    END = "end"
    HOPED = "hoped"
    ASK = "ask"
    PLAN = "plan"
    TASK = "task"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing on one day of the applicant's own calendar; ``day`` is None while unknown.

    ``until`` is the last day of a span. ``at`` is the aware instant in the home zone, where
    an hour is known. ``left`` counts the days to it. ``is_done`` items need nothing more.
    ``told`` is what a panel says of a line of the way to the first day.
    """

    id: str
    kind: Kind
    title: str
    day: date | None
    until: date | None = None
    at: datetime | None = None
    left: int | None = None
    projected: bool = False
    or_on: date | None = None
    is_past: bool = False
    is_done: bool = False
    key: str = ""
    row: SeasonRow | None = None
    step: Step | None = None
    talk: Interview | None = None
    change: ClockChange | None = None
    told: tuple[str, ...] = ()

    @property
    def days(self) -> Iterator[date]:
        """Every day it covers."""
        if self.day is not None:
            last = self.until or self.day
            for number in range((last - self.day).days + 1):
                yield self.day + timedelta(days=number)


@dataclass(frozen=True, slots=True)
class Scene:
    """What items are made from; ``last`` is the last date of the season."""

    file: SeasonFile
    plan: Plan
    now: datetime
    last: date

    @property
    def today(self) -> date:
        """Today, at home."""
        return self.now.astimezone(self.file.applicant.zone).date()


def items(
    file: SeasonFile, rows: Iterable[SeasonRow], plan: Plan, now: datetime
) -> tuple[Item, ...]:
    """Everything that falls on a day, in order of time; what has no day yet comes last."""
    today = now.astimezone(file.applicant.zone).date()
    found = [_date_item(row) for row in rows]
    last = max([today, *(item.day for item in found if item.day)])
    scene = Scene(file, plan, now, last)
    for source in SOURCES:
        found += source(scene)
    return tuple(sorted(found, key=_order))


def _order(item: Item) -> tuple[date, str, str, str]:
    hour = item.at.strftime("%H:%M") if item.at else ""
    # Dates of one hour stay as the season has them: SOAP begins before it ends.
    title = "" if item.kind is Kind.DATE else item.title
    return item.day or date.max, hour, item.kind, title


def _date_item(row: SeasonRow) -> Item:
    local: Moment | None = row.local
    at = local if isinstance(local, datetime) else None
    return Item(
        id=f"date-{row.service}-{row.code}",
        kind=Kind.DATE,
        title=row.title,
        day=at.date() if at else local,
        at=at,
        left=row.days_left,
        projected=row.projected,
        or_on=row.or_at,
        is_past=row.is_past,
        is_done=not row.applies,
        key=row.code,
        row=row,
    )


def _stays(scene: Scene) -> Iterator[Item]:
    for stay in scene.file.rotations:
        site = stay.site or "a rotation"
        for kind, title, day in (
            (Kind.START, f"First day at {site}", stay.starts_on),
            (Kind.END, f"Last day at {site}", stay.ends_on),
        ):
            yield Item(
                id=f"{kind}-{stay.key}",
                kind=kind,
                title=title,
                day=day,
                left=(day - scene.today).days,
                is_past=day < scene.today,
                key=stay.key,
            )


def _talks(scene: Scene) -> Iterator[Item]:
    file, now, zone = scene.file, scene.now, scene.file.applicant.zone
    for number, talk in enumerate(file.interviews):
        if talk.status is InterviewStatus.DECLINED:
            continue
        at = talk.at.astimezone(zone)
        name = program_short(file.program(talk.program).name, PROGRAM_MAX)
        yield Item(
            id=f"talk-{number}-{talk.program}",
            kind=Kind.TALK,
            title=f"Interview, {name}",
            day=at.date(),
            at=at,
            left=(at.date() - scene.today).days,
            is_past=at <= now,
            is_done=talk.status is InterviewStatus.DONE,
            key=talk.program,
            talk=talk,
        )


def _steps(scene: Scene) -> Iterator[Item]:
    """Steps of the plan that are still to come; late ones belong to Today alone."""
    file, today = scene.file, scene.today
    for step in scene.plan.steps:
        if step.rule in {"milestone", "interview", "onboard"} or step.due < today:
            continue
        if step.state is StepState.MISSED:
            continue
        is_ask = step.rule == "ask"
        at = _answered_by(file, step)
        first = max(step.opens, today) if is_ask else at.date() if at else step.due
        yield Item(
            id=f"step-{step.id}",
            kind=Kind.ASK if is_ask else Kind.PLAN,
            title=by_name(step.title, file),
            day=first,
            at=at,
            until=step.due if is_ask and step.due > first else None,
            left=(first - today).days,
            projected=step.projected,
            key=step.id,
            step=step,
        )


def _answered_by(file: SeasonFile, step: Step) -> datetime | None:
    """The hour by which an invitation wants its answer, where a step is about one with an hour."""
    if step.rule != "answer-invitation":
        return None
    from lorapp.domain.interviews.invitations import waiting_by_program

    waiting = waiting_by_program(file).get(step.key, ())
    by = waiting[0].reply_by if len(waiting) == 1 else None
    return by.astimezone(file.applicant.zone) if isinstance(by, datetime) else None


def _arrival(scene: Scene) -> Iterator[Item]:
    """The lines of the way to the first day that are still to do, each on its day."""
    if not scene.file.outcomes:
        return
    from lorapp.domain.arrival.onboarding import onboarding
    from lorapp.domain.engine.closed import closed_seasons

    at = Situation(scene.file, scene.now)
    plan = onboarding(at)
    if plan is None or plan.outcome.season in closed_seasons(at):
        return
    for one in plan.open:
        if one.due_on >= at.today:
            yield Item(
                id=f"task-{one.line.code}",
                kind=Kind.TASK,
                title=one.line.title,
                day=one.due_on,
                left=at.in_days(one.due_on),
                projected=plan.is_expected and one.own_day is None,
                key=one.line.code,
                told=(one.line.why, f"Done by {one.line.who}."),
            )


def _clocks(scene: Scene) -> Iterator[Item]:
    zone, today = scene.file.applicant.zone, scene.today
    for change in clock_changes(zone, today, scene.last):
        whose = "US clocks" if change.us and not change.home else "Your clocks"
        yield Item(
            id=f"clock-{change.on}",
            kind=Kind.CLOCK,
            title=f"{whose} change: {hours_text(change.after)} to ET",
            day=change.on,
            left=(change.on - today).days,
            change=change,
        )


def _hoped(scene: Scene) -> Iterator[Item]:
    """The first days wished for in applications that are still open and no rotation yet."""
    if not scene.file.rotation_applications:
        return
    from lorapp.domain.applying.standing import STATES, is_over, place, span_words, status_of

    at = Situation(scene.file, scene.now)
    for asked in scene.file.rotation_applications:
        day = asked.starts_on
        if day is None or asked.rotation is not None or is_over(at, asked):
            continue
        stands = STATES[status_of(asked)]
        yield Item(
            id=f"hoped-{asked.key}",
            kind=Kind.HOPED,
            title=f"Wished start at {asked.site}",
            day=day,
            left=at.in_days(day),
            is_past=day < at.today,
            key=asked.key,
            told=(f"{place(asked)}: {span_words(at, asked)}.", f"Where it stands: {stands}."),
        )


SOURCES: Final[tuple[Callable[[Scene], Iterator[Item]], ...]] = (
    _stays,
    _hoped,
    _talks,
    _steps,
    _arrival,
    _clocks,
)
"""Where everything on the Season screen comes from, beside its dates: a new kind adds a line."""


def hours_text(hours: float) -> str:
    """Write a difference of clocks: ``7 h``, ``9.5 h``."""
    return f"{abs(hours):g} h"


def matching(found: Iterable[Item], asked: str) -> tuple[Item, ...]:
    """Items that hold every word asked for, in the title, the date or the kind."""
    words = folded(asked).split()
    return tuple(item for item in found if all(word in _searched(item) for word in words))


def _searched(item: Item) -> str:
    day = "not known yet"
    if item.day:
        day = f"{item.day.day} {MONTHS[item.day.month - 1]} {item.day.year}"
    kind = "interview" if item.kind is Kind.TALK else str(item.kind)
    projected = "projected" if item.projected else ""
    return folded(f"{item.title} {day} {kind} {projected}")
