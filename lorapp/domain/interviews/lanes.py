"""Interviews in the order a person needs them: this week, coming, waiting, past."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.frozen import dataclass

WEEK: Final = timedelta(days=7)


class Lane(StrEnum):
    """Where an interview stands in the list; the value is the heading."""

    WEEK = "This week"
    COMING = "Coming"
    WAITING = "Waiting for a place"
    PAST = "Past"


_UNSETTLED: Final = frozenset({InterviewStatus.INVITED, InterviewStatus.WAITLISTED})
NEXT: Final[Mapping[InterviewStatus | None, tuple[InterviewStatus, ...]]] = {
    None: tuple(InterviewStatus),
    InterviewStatus.INVITED: (
        InterviewStatus.BOOKED,
        InterviewStatus.WAITLISTED,
        InterviewStatus.DECLINED,
    ),
    InterviewStatus.WAITLISTED: (InterviewStatus.BOOKED, InterviewStatus.DECLINED),
    InterviewStatus.BOOKED: (
        InterviewStatus.DONE,
        InterviewStatus.WAITLISTED,
        InterviewStatus.DECLINED,
    ),
    InterviewStatus.DECLINED: (InterviewStatus.INVITED, InterviewStatus.BOOKED),
    InterviewStatus.DONE: (InterviewStatus.BOOKED,),
}
"""What may come after each state, the expected first; a slip can always be set right."""


@dataclass(frozen=True, slots=True)
class Line:
    """One interview in its lane; ``days`` to it on the applicant's calendar."""

    interview: Interview
    lane: Lane
    day: date
    days: int

    @property
    def id(self) -> str:
        """What it is known by: a program meets once at one instant."""
        return identity(self.interview)


def identity(interview: Interview) -> str:
    """A name for an interview that stays the same in every list."""
    return f"{interview.at.isoformat()} {interview.program}"


def interview_lines(at: Situation) -> tuple[Line, ...]:
    """Every interview: what comes in order of time, what has passed the newest first."""
    lines = [_line(at, interview) for interview in at.file.interviews]
    lanes = list(Lane)
    coming = sorted(
        (line for line in lines if line.lane is not Lane.PAST),
        key=lambda line: (lanes.index(line.lane), line.interview.at),
    )
    past = [line for line in lines if line.lane is Lane.PAST]
    return (*coming, *sorted(past, key=lambda line: line.interview.at, reverse=True))


def _line(at: Situation, interview: Interview) -> Line:
    day = interview.at.astimezone(at.file.applicant.zone).date()
    return Line(interview, _lane(at, interview, day), day, at.in_days(day))


def _lane(at: Situation, interview: Interview, day: date) -> Lane:
    is_over = interview.at <= at.now
    if is_over or interview.status in {InterviewStatus.DONE, InterviewStatus.DECLINED}:
        return Lane.PAST
    if interview.status in _UNSETTLED:
        return Lane.WAITING
    return Lane.WEEK if day - at.today < WEEK else Lane.COMING


def next_states(at: Situation, interview: Interview) -> tuple[InterviewStatus, ...]:
    """What can be logged now: nothing is done before it took place."""
    found = NEXT[interview.status]
    if interview.at > at.now:
        found = tuple(state for state in found if state is not InterviewStatus.DONE)
    return found


def interview_at(interviews: Iterable[Interview], wanted: str) -> Interview | None:
    """The interview of this identity."""
    return next((one for one in interviews if identity(one) == wanted), None)
