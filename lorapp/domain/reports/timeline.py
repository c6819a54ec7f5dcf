"""The season by months: its dates on both clocks, closings, deadlines, stays and interviews."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import groupby
from typing import Final

from lorapp.domain.arrival.onboarding import TaskState, onboarding
from lorapp.domain.arrival.outcomes import place_name
from lorapp.domain.calendar.rows import RowStatus
from lorapp.domain.calendar.season import SeasonRow, season_rows
from lorapp.domain.letters.lanes import Lane, place
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.pages import Block, Cell, Document, Figure, Heading, Paragraph, Tone
from lorapp.domain.papers import InterviewStatus
from lorapp.domain.reports.words import grid, person, report_of
from lorapp.domain.wording.days import (
    MONTHS,
    count_words,
    home_text,
    last_minute,
    season_at,
    with_tilde,
)
from lorapp.frozen import dataclass

TITLE: Final = "Season timeline"
LEGEND: Final = (
    "Days with an hour stand on your clock, with US Eastern Time beside it. "
    "~ marks a date that is only expected from earlier seasons."
)
FIRM: Final = {
    RowStatus.PUBLISHED: "published",
    RowStatus.SECONDARY: "second-hand",
    RowStatus.PROJECTED: "expected",
    RowStatus.OPEN: "not yet known",
}
NOON: Final = time(12)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing on one day of the home calendar."""

    day: date
    hour: time
    when: str
    what: str
    kind: str
    is_past: bool


def timeline_report(at: Situation, figures: Iterable[Figure] = ()) -> Document:
    """Everything that falls on a day of this season, month by month."""
    return report_of(at, TITLE, _blocks(at, tuple(figures)))


def _blocks(at: Situation, figures: tuple[Figure, ...]) -> Iterator[Block]:
    yield Paragraph(LEGEND, Tone.MUTED)
    entries = sorted(_entries(at), key=lambda one: (one.day, one.hour, one.what))
    season = at.file.applicant.season
    earlier = [one for one in entries if season_at(one.day) < season]
    if earlier:
        yield Heading("Before this season")
        yield grid(("Day", "What", "Kind"), [_row(entry) for entry in earlier])
    entries = entries[len(earlier) :]
    for (year, month), found in groupby(entries, key=lambda one: (one.day.year, one.day.month)):
        yield Heading(f"{MONTHS[month - 1]} {year}")
        yield grid(("Day", "What", "Kind"), [_row(entry) for entry in found])
    unknown = [row.title for row in season_rows(at.file, at.now) if row.at is None]
    if unknown:
        yield Heading("Day not yet known")
        yield grid(("What", "Kind"), [(title, FIRM[RowStatus.OPEN]) for title in unknown])
    yield from figures


def _row(entry: _Entry) -> tuple[Cell, ...]:
    tone = Tone.MUTED if entry.is_past else Tone.PLAIN
    kind = f"{entry.kind}, past" if entry.is_past else entry.kind
    return Cell(entry.when, tone), Cell(entry.what, tone), Cell(kind, tone)


def _entries(at: Situation) -> Iterator[_Entry]:
    for row in season_rows(at.file, at.now):
        if row.at is not None:
            yield _date(at, row)
    yield from _closings(at)
    yield from _deadlines(at)
    yield from _stays(at)
    yield from _talks(at)
    yield from _arrival(at)


def _date(at: Situation, row: SeasonRow) -> _Entry:
    firm = FIRM[row.status]
    other = f", or {_told(at, row.or_at)}" if row.or_at else ""
    if isinstance(row.at, datetime):
        home = row.at.astimezone(at.file.applicant.zone)
        when = with_tilde(_told(at, row.at), row.projected) + other
        return _Entry(home.date(), home.time(), when, row.title, firm, row.is_past)
    day = row.local or at.today
    when = with_tilde(_told(at, day), row.projected) + other
    return _Entry(day, time(), when, row.title, firm, row.is_past)


def _told(at: Situation, moment: date | datetime) -> str:
    return home_text(moment, at.file.applicant, at.today)


def _closings(at: Situation) -> Iterator[_Entry]:
    for program in at.file.programs:
        if program.complete_by is None or program.is_finished:
            continue
        if at.file.program_season(program) != at.file.applicant.season:
            continue
        last = last_minute(program.complete_by)
        home = last.astimezone(at.file.applicant.zone)
        yield _Entry(
            home.date(),
            home.time(),
            _told(at, last),
            f"{program.name} stops reading letters",
            "program",
            last <= at.now,
        )


def _deadlines(at: Situation) -> Iterator[_Entry]:
    for letter in at.file.letters:
        if at.is_past(letter) or place(at, letter).lane in {Lane.CLOSED, Lane.AVAILABLE}:
            continue
        if letter.stated_deadline:
            yield _deadline(at, letter, letter.stated_deadline)


def _deadline(at: Situation, letter: Letter, day: date) -> _Entry:
    title = f"Letter of {person(at, letter.mentor)} is due"
    return _Entry(day, time(), _told(at, day), title, "your deadline", day < at.today)


def _stays(at: Situation) -> Iterator[_Entry]:
    for stay in at.file.rotations:
        site = stay.site or "A rotation"
        length = count_words((stay.ends_on - stay.starts_on).days + 1, "day")
        first, last = stay.starts_on, stay.ends_on
        began = f"{site} begins, {stay.kind} of {length}"
        yield _Entry(first, time(), _told(at, first), began, "rotation", first < at.today)
        yield _Entry(last, NOON, _told(at, last), f"{site} ends", "rotation", last < at.today)


def _talks(at: Situation) -> Iterator[_Entry]:
    for talk in at.file.interviews:
        if talk.status is InterviewStatus.DECLINED:
            continue
        home = talk.at.astimezone(at.file.applicant.zone)
        more = [str(part) for part in (talk.how, talk.status) if part]
        name = at.file.program(talk.program).name
        title = ", ".join([f"Interview at {name}", *more])
        when = _told(at, talk.at)
        yield _Entry(home.date(), home.time(), when, title, "interview", talk.at <= at.now)


def _arrival(at: Situation) -> Iterator[_Entry]:
    """The lines of the way to the first day, done or still to do, and that day."""
    plan = onboarding(at)
    if plan is None:
        return
    for one in plan.tasks:
        if one.state is TaskState.NOT_NEEDED:
            continue
        expected = plan.is_expected and one.is_open and one.own_day is None
        kind = "first day, to do" if one.is_open else "done"
        when = with_tilde(_told(at, one.due_on), expected)
        yield _Entry(one.due_on, time(), when, one.line.title, kind, not one.is_open)
    if not plan.is_expected:
        name = place_name(at.file, plan.outcome)
        day, is_past = plan.starts_on, plan.starts_on < at.today
        yield _Entry(day, time(), _told(at, day), f"First day at {name}", "first day", is_past)
