"""The dates of the season that are still to come, for a calendar."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.calendar.rows import Milestone
from lorapp.domain.calendar.season import SeasonRow, milestone_of, season_rows
from lorapp.domain.diary.entry import DAY, MORNING, WEEK, Alarm, Entry
from lorapp.domain.diary.words import clocks, source_line
from lorapp.domain.engine.steps import Plan
from lorapp.domain.letters.situation import Situation
from lorapp.domain.values import Moment
from lorapp.domain.wording.days import EASTERN, with_tilde
from lorapp.domain.wording.milestones import firmness, meaning

LAST_DAYS: Final = frozenset(
    {
        "nrmp-standard-deadline",
        "pathways-close",
        "pathways-deadline",
        "rank-list",
        "rank-list-due",
        "season-ends",
        "submission-due",
    }
)
"""Dates after which something can no longer be done: a calendar speaks up a week before, too."""


def season_entries(at: Situation, plan: Plan) -> Iterator[Entry]:
    """The dates of the season that are steps of the plan, so not those put away."""
    wanted = {step.key for step in plan.steps if step.rule == "milestone"}
    for row in season_rows(at.file, at.now):
        found = milestone_of(at.file, row) if row.code in wanted else None
        if found is not None and found.at is not None:
            yield _entry(at, row, found, found.at)


def _entry(at: Situation, row: SeasonRow, found: Milestone, starts: Moment) -> Entry:
    if isinstance(starts, datetime):
        starts = starts.astimezone(ZoneInfo(found.zone))
    title = f"{row.title} (expected)" if row.projected else row.title
    told = tuple(_about(row, found))
    public = with_tilde("A date of your own" if found.own else title, row.projected)
    return Entry(
        id=f"milestone:{found.season}:{found.service}:{found.code}",
        title=with_tilde(title, row.projected),
        private_title=public,
        starts=starts,
        about=(*_hours(starts, at.file.applicant.zone), *told, source_line(at.file, found.source)),
        private_about=(*_hours(starts), *told),
        is_expected=row.projected,
        alarms=() if row.projected else tuple(_alarms(row.title, public, found)),
    )


def _hours(starts: Moment, *zones: ZoneInfo) -> Iterator[str]:
    if isinstance(starts, datetime):
        yield f"{clocks(starts, EASTERN, *zones)}."


def _about(row: SeasonRow, found: Milestone) -> Iterator[str]:
    if meant := meaning(found.code):
        yield meant
    if found.or_at is not None:
        yield f"Another source says {found.or_at.day} {found.or_at:%b}."
    yield firmness(row.status, found.rule)


def _alarms(title: str, public: str, found: Milestone) -> Iterator[Alarm]:
    is_hour = isinstance(found.at, datetime)
    early: timedelta = timedelta(0) if is_hour else -MORNING
    ahead = [("Tomorrow", DAY)]
    if found.code in LAST_DAYS:
        ahead.insert(0, ("In a week", WEEK))
    for when, before in ahead:
        yield Alarm(
            before=before + early,
            text=f"{when}: {title}. Open lorapp to see what is still to do.",
            private_text=f"{when}: {public}. Open lorapp to see what is still to do.",
        )
