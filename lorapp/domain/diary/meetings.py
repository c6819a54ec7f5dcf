"""Interviews and rotations, for a calendar."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.calendar.clocks import clock_changes, hours_ahead
from lorapp.domain.dates import written_day
from lorapp.domain.diary.entry import DAY, Alarm, Entry
from lorapp.domain.diary.words import clocks
from lorapp.domain.interviews.conflicts import lasts, span_words
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.programs import Program
from lorapp.domain.rotations import Rotation
from lorapp.domain.wording.days import EASTERN, zone_name

HOUR: Final = timedelta(hours=1)
NEAR_WEEKS: Final = timedelta(days=21)
"""How near a change of clocks has to be to an interview to be worth a line."""

_NOT_SETTLED: Final = {
    InterviewStatus.INVITED: "Not booked yet.",
    InterviewStatus.WAITLISTED: "You are on the waiting list.",
}


def interview_entries(at: Situation) -> Iterator[Entry]:
    """Interviews of today or later that may still take place.

    One is known by its program and its number there, so that it keeps its id on another day.
    """
    counted: Counter[str] = Counter()
    for talk in at.file.interviews:
        counted[talk.program] += 1
        program = at.file.program(talk.program)
        day = talk.at.astimezone(at.file.applicant.zone).date()
        if talk.status is InterviewStatus.DECLINED or program.is_finished or day < at.today:
            continue
        yield _interview(at, talk, program, counted[talk.program])


def _interview(at: Situation, talk: Interview, program: Program, number: int) -> Entry:
    starts = talk.at.astimezone(ZoneInfo(talk.zone) if talk.zone else UTC)
    unsettled = talk.status in _NOT_SETTLED
    length = lasts(at, talk)
    mark = " (not settled)" if unsettled else ""
    return Entry(
        id=f"interview:{program.key}:{number}",
        title=f"Interview, {program.name}{mark}",
        private_title=f"Interview{mark}",
        starts=starts,
        ends=starts + length if length else None,
        about=tuple(_about(at, talk)),
        where=_where(talk, program),
        is_expected=unsettled,
        is_busy=not unsettled,
        hides_zone=True,
        alarms=() if unsettled else tuple(_alarms(program.name)),
    )


def _about(at: Situation, talk: Interview) -> Iterator[str]:
    home = at.file.applicant.zone
    there = ZoneInfo(talk.zone) if talk.zone else EASTERN
    yield f"{clocks(talk.at, there, home, EASTERN)}."
    if talk.status in _NOT_SETTLED:
        yield _NOT_SETTLED[talk.status]
    if talk.how:
        yield f"How: {talk.how.replace('-', ' ')}."
    hours = hours_ahead(talk.at, home)
    if hours:
        side = "ahead of" if hours > 0 else "behind"
        yield f"{zone_name(home.key)} is then {abs(hours):g} h {side} ET."
    day = talk.at.astimezone(home).date()
    for change in clock_changes(home, day - NEAR_WEEKS, day + NEAR_WEEKS):
        yield (
            f"Clocks change on {written_day(change.on)}: "
            f"{abs(change.before):g} h before, {abs(change.after):g} h after."
        )
    taken = span_words(lasts(at, talk))
    yield f"It takes {taken}." if talk.minutes else f"Usually about {taken}; not noted here."


def _where(talk: Interview, program: Program) -> str:
    if talk.place:
        return talk.place
    if talk.how and talk.how.casefold() not in {"in-person", "in person"}:
        return talk.how.replace("-", " ").capitalize()
    return ", ".join(part for part in (program.city, program.state) if part)


def _alarms(name: str) -> Iterator[Alarm]:
    for when, before, todo in (
        ("Tomorrow", DAY, "Look at your notes, your questions and the clock."),
        ("In an hour", HOUR, "Be ready ten minutes before."),
    ):
        yield Alarm(
            before=before,
            text=f"{when}: interview, {name}. {todo}",
            private_text=f"{when}: interview. {todo}",
        )


def rotation_entries(at: Situation) -> Iterator[Entry]:
    """Rotations that run or are still to come, over all their days."""
    for stay in at.file.rotations:
        if stay.ends_on >= at.today and stay.ends_on >= stay.starts_on:
            yield _rotation(stay)


def _rotation(stay: Rotation) -> Entry:
    place = ", ".join(part for part in (stay.city, stay.state) if part)
    kind = stay.kind.value.capitalize()
    return Entry(
        id=f"rotation:{stay.key}",
        title=f"Rotation, {stay.site}" if stay.site else "Rotation",
        private_title="Rotation",
        starts=stay.starts_on,
        ends=stay.ends_on,
        about=(f"{kind}, {written_day(stay.starts_on)} to {written_day(stay.ends_on)}.",),
        where=place,
    )
