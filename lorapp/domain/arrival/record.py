"""How a season ended, what is ticked off on the way to the first day, and its closing."""

from datetime import date
from enum import StrEnum

from lorapp.domain.applicant import Visa
from lorapp.domain.values import Note
from lorapp.frozen import dataclass


class MatchResult(StrEnum):
    """How a season ended."""

    MATCHED = "matched"
    SOAP = "soap"
    OUTSIDE = "outside"
    UNMATCHED = "unmatched"
    WITHDREW = "withdrew"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchOutcome:
    """One result of one season; a preliminary and an advanced place are two of them.

    ``place`` names a program that is not in the record; ``visa`` is the class agreed with it;
    ``starts_on`` the first day of work.
    """

    season: int
    result: MatchResult
    on: date
    program: str | None = None
    place: str | None = None
    visa: Visa | None = None
    starts_on: date | None = None
    note: Note | None = None


class TaskList(StrEnum):
    """The checklists that a season has."""

    ONBOARDING = "onboarding"
    SEASON_START = "season-start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What the applicant said about one line of a checklist, or a line of their own.

    ``code`` names a line of the rulebook; with a ``title`` it is the applicant's own.
    ``due_on`` overrides the planned day; ``not_needed`` says why it falls away.
    """

    list: TaskList
    season: int
    code: str
    title: str | None = None
    due_on: date | None = None
    done_on: date | None = None
    not_needed: str | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The day a season's record was closed; nothing of it is asked for afterwards."""

    season: int
    on: date
    note: Note | None = None
