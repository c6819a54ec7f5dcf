"""What falls on which day: the dates of the season and the applicant's own, as items."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from lorapp.domain.calendar.clocks import ClockChange, clock_changes
from lorapp.domain.calendar.season import SeasonRow
from lorapp.domain.dates import MONTHS
from lorapp.domain.engine.steps import Plan, Step, StepState
from lorapp.domain.engine.words import by_name
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import Moment
from lorapp.domain.wording.names import program_short
from lorapp.widgets.narrowing import folded

PROGRAM_MAX: Final = 30


class Kind(StrEnum):
    """What an item is; the value is its word in a cell of the month."""

    DATE = "date"
    TALK = "talk"
    START = "start"
    END = "end"
    ASK = "ask"
    PLAN = "plan"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing on one day of the applicant's own calendar; ``day`` is None while unknown.

    ``until`` is the last day of a span. ``at`` is the aware instant in the home zone, where
    an hour is known. ``left`` counts the days to it. ``is_done`` items need nothing more.
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

    @property
    def days(self) -> Iterator[date]:
        """Every day it covers."""
        if self.day is not None:
            last = self.until or self.day
            for number in range((last - self.day).days + 1):
                yield self.day + timedelta(days=number)


def items(
    file: SeasonFile, rows: Iterable[SeasonRow], plan: Plan, now: datetime
) -> tuple[Item, ...]:
    """Everything that falls on a day, in order of time; what has no day yet comes last."""
    today = now.astimezone(file.applicant.zone).date()
    found = [_date_item(row) for row in rows]
    last = max([today, *(item.day for item in found if item.day)])
    found += _stays(file, today)
    found += _talks(file, now)
    found += _steps(file, plan, today)
    found += _clocks(file, today, last)
    return tuple(sorted(found, key=_order))


def _order(item: Item) -> tuple[date, str, str, str]:
    hour = item.at.strftime("%H:%M") if item.at else ""
    return item.day or date.max, hour, item.kind, item.title


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


def _stays(file: SeasonFile, today: date) -> Iterator[Item]:
    for stay in file.rotations:
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
                left=(day - today).days,
                is_past=day < today,
                key=stay.key,
            )


def _talks(file: SeasonFile, now: datetime) -> Iterator[Item]:
    zone = file.applicant.zone
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
            left=(at.date() - now.astimezone(zone).date()).days,
            is_past=at <= now,
            is_done=talk.status is InterviewStatus.DONE,
            key=talk.program,
            talk=talk,
        )


def _steps(file: SeasonFile, plan: Plan, today: date) -> Iterator[Item]:
    """Steps of the plan that are still to come; late ones belong to Today alone."""
    for step in plan.steps:
        if step.rule in {"milestone", "interview"} or step.due < today:
            continue
        if step.state is StepState.MISSED:
            continue
        is_ask = step.rule == "ask"
        first = max(step.opens, today) if is_ask else step.due
        yield Item(
            id=f"step-{step.id}",
            kind=Kind.ASK if is_ask else Kind.PLAN,
            title=by_name(step.title, file),
            day=first,
            until=step.due if is_ask and step.due > first else None,
            left=(first - today).days,
            projected=step.projected,
            key=step.id,
            step=step,
        )


def _clocks(file: SeasonFile, today: date, last: date) -> Iterator[Item]:
    for change in clock_changes(file.applicant.zone, today, last):
        whose = "US clocks" if change.us and not change.home else "Your clocks"
        yield Item(
            id=f"clock-{change.on}",
            kind=Kind.CLOCK,
            title=f"{whose} change: {hours_text(change.after)} to ET",
            day=change.on,
            left=(change.on - today).days,
            change=change,
        )


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
