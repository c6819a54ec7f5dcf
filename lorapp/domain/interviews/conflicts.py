"""What an interview meets: another one, a rotation, a holiday, the night, a date of the Match.

Nothing here forbids anything; each warning names what is met, so that a person can decide.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.calendar.business import SATURDAY, holiday_name
from lorapp.domain.calendar.season import milestone, season_rows
from lorapp.domain.gathered import interviews_at
from lorapp.domain.interviews.clocks import clocks_text, zone_of_program
from lorapp.domain.interviews.line import IN_PERSON, PHONE
from lorapp.domain.interviews.zones import label
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.wording.days import day_short, weekday_name, with_tilde
from lorapp.frozen import dataclass

_OFF: Final = frozenset({InterviewStatus.DECLINED})
RANK_LIST_DUE: Final = "rank-list-due"
_BUSY: Final = frozenset(
    {
        RANK_LIST_DUE,
        "match-week",
        "soap-applications",
        "soap-offers",
        "soap-ends",
        "match-day",
    }
)
"""Dates on which an applicant has no head for an interview."""


class Weight(StrEnum):
    """How much a warning matters."""

    CLASH = "clash"
    MIND = "mind"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that an interview meets, in a sentence."""

    weight: Weight
    text: str


def conflicts(
    at: Situation, interview: Interview, instead_of: Interview | None = None
) -> tuple[Conflict, ...]:
    """Everything an interview meets, what clashes first; ``instead_of`` is the one it changes."""
    if interview.status in _OFF:
        return ()

    def others(talks: Iterable[Interview]) -> Iterator[Interview]:
        for other in talks:
            if other is not instead_of and other != interview and other.status not in _OFF:
                yield other

    found = (
        *_hours(at, interview, others(_near(at, interview))),
        *_twice(at, interview, others(interviews_at(at.file).get(interview.program, ()))),
        *_program(at, interview),
        *_past(at, interview),
        *_rotations(at, interview),
        *_season(at, interview),
        *_free_days(at, interview),
        *_night(at, interview),
    )
    return tuple(sorted(found, key=lambda one: one.weight is not Weight.CLASH))


def lasts(at: Situation, interview: Interview) -> timedelta:
    """How long an interview takes: as noted, else as long as its kind usually does."""
    if interview.minutes is not None:
        return timedelta(minutes=interview.minutes)
    kind = {IN_PERSON: "in_person", PHONE: "phone"}.get(interview.how or "", "video")
    return timedelta(minutes=at.number(f"interview_{kind}_minutes"))


def _near(at: Situation, interview: Interview) -> list[Interview]:
    """The interviews whose hours may touch this one's, in the order of the record."""
    kept = at.kept[_near]
    talks = at.file.interviews
    if not kept:
        kept["begin"] = sorted((talk.at, place) for place, talk in enumerate(talks))
        kept["longest"] = max((lasts(at, talk) for talk in talks), default=timedelta())
    begin: list[tuple[datetime, int]] = kept["begin"]
    minutes = max(at.number("interview_gap_minutes"), at.number("interview_travel_minutes"))
    gap = timedelta(minutes=minutes)
    first = bisect_left(begin, (interview.at - gap - kept["longest"], 0))
    last = bisect_left(begin, (interview.at + lasts(at, interview) + gap, 0))
    return [talks[place] for place in sorted(place for _, place in begin[first:last])]


def _hours(at: Situation, interview: Interview, others: Iterable[Interview]) -> Iterator[Conflict]:
    """Interviews at the same time, or too near to do both well."""
    begins, ends = interview.at, interview.at + lasts(at, interview)
    for other in others:
        first, last = other.at, other.at + lasts(at, other)
        if begins < last and first < ends:
            yield Conflict(Weight.CLASH, f"At the same time: {_told(at, other)}.")
            continue
        travels = IN_PERSON in {interview.how, other.how} and interview.program != other.program
        gap = at.number(f"interview_{'travel' if travels else 'gap'}_minutes")
        between = first - ends if first >= ends else begins - last
        if between < timedelta(minutes=gap):
            reason = "one of them is in person" if travels else "an interview can run over"
            apart = span_words(between)
            yield Conflict(Weight.CLASH, f"{apart} apart, and {reason}: {_told(at, other)}.")


def _told(at: Situation, other: Interview) -> str:
    when = clocks_text(other, at.file.applicant.timezone, at.today)
    return f"{at.file.program(other.program).name}, {when}"


def span_words(span: timedelta) -> str:
    """Write how long something takes: ``1 h 30 min``."""
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    parts = ([f"{hours} h"] if hours else []) + ([f"{minutes} min"] if minutes else [])
    return " ".join(parts) or "0 min"


def _twice(at: Situation, interview: Interview, others: Iterable[Interview]) -> Iterator[Conflict]:
    name = at.file.program(interview.program).name
    for other in others:
        when = clocks_text(other, at.file.applicant.timezone, at.today)
        yield Conflict(Weight.MIND, f"{name} has an interview already: {when}.")


def _program(at: Situation, interview: Interview) -> Iterator[Conflict]:
    program = at.file.program(interview.program)
    if program.is_finished:
        yield Conflict(Weight.CLASH, f"{program.name} is marked {program.status}.")


def _past(at: Situation, interview: Interview) -> Iterator[Conflict]:
    if interview.at <= at.now and interview.status is not InterviewStatus.DONE:
        yield Conflict(Weight.CLASH, "This hour has passed. Write `done` if it took place.")


def days_of(at: Situation, interview: Interview) -> tuple[date, ...]:
    """The days it falls on: there, and at home where that is another."""
    zones = (zone_of_program(interview), at.file.applicant.timezone)
    days = (interview.at.astimezone(ZoneInfo(zone)).date() for zone in zones)
    return tuple(dict.fromkeys(days))


def _rotations(at: Situation, interview: Interview) -> Iterator[Conflict]:
    day = days_of(at, interview)[0]
    for stay in at.file.rotations:
        if stay.starts_on <= day <= stay.ends_on:
            until = day_short(stay.ends_on, at.today)
            site = stay.site or "a rotation"
            yield Conflict(
                Weight.MIND, f"You work at {site} until {until}; ask for the day there in time."
            )


def _season(at: Situation, interview: Interview) -> Iterator[Conflict]:
    """Dates of the Match on the same day, and a rank list that is due before."""
    days = days_of(at, interview)
    for on, told in _busy_days(at):
        if on & set(days):
            yield Conflict(Weight.MIND, told)
    due = milestone(at.file, at.file.applicant.season, "nrmp", RANK_LIST_DUE)
    if due is not None and due.day is not None and days[0] > due.day:
        when = with_tilde(day_short(due.day, at.today, act_on=True), due.is_projected)
        yield Conflict(Weight.CLASH, f"Rank lists are due before, on {when}.")


@lru_cache(maxsize=2)
def _busy_days(at: Situation) -> tuple[tuple[frozenset[date], str], ...]:
    """The days of the Match, there and at home, each with what is said of it.

    Every row of a list asks for them, and they are the same for all.
    """
    found = []
    for row in season_rows(at.file, at.now):
        if row.code.removeprefix(f"{row.service}-") in _BUSY and row.at is not None:
            on = frozenset(_day(moment) for moment in (row.at, row.local) if moment is not None)
            when = with_tilde(day_short(_day(row.at), at.today, act_on=True), row.projected)
            found.append((on, f"The same day as “{row.title}” ({when})."))
    return tuple(found)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _free_days(at: Situation, interview: Interview) -> Iterator[Conflict]:
    day = days_of(at, interview)[0]
    name = holiday_name(day)
    shown = day_short(day, at.today, act_on=True)
    if name is not None:
        yield Conflict(Weight.MIND, f"{shown} is {name} in the US. Check the day with the program.")
    elif day.weekday() >= SATURDAY:
        yield Conflict(
            Weight.MIND, f"{shown} is a {weekday_name(day)}. Check the day with the program."
        )


def _night(at: Situation, interview: Interview) -> Iterator[Conflict]:
    """A gentle word about an hour at night, here or there."""
    there = interview.at.astimezone(ZoneInfo(zone_of_program(interview)))
    first, last = at.number("interview_office_from_hour"), at.number("interview_office_to_hour")
    if not first <= there.hour < last:
        yield Conflict(
            Weight.MIND,
            f"{there:%H:%M} {label(zone_of_program(interview))} is outside office hours there. "
            "Check am and pm.",
        )
    home = interview.at.astimezone(at.file.applicant.zone)
    late, early = at.number("interview_night_from_hour"), at.number("interview_night_to_hour")
    if home.hour >= late or home.hour < early:
        yield Conflict(
            Weight.MIND,
            f"{home:%H:%M} is at night for you. It is fine to ask whether another hour is free.",
        )
