"""What is prepared for SOAP, what was sent in it, and the rehearsals before."""

from datetime import date
from enum import StrEnum

from lorapp.domain.values import NOT_GIVEN, Moment, Note
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SoapPlan:
    """The letters and the statement for one specialty of a season, chosen before Match Week.

    ``ready_on`` is the day the applicant called the set ready.
    """

    season: int
    specialty: str
    letters: tuple[str, ...] = NOT_GIVEN
    statement: str | None = None
    ready_on: date | None = None
    note: Note | None = None


class SoapStatus(StrEnum):
    """Where a SOAP application stands; only the program may make the first contact (K28)."""

    SENT = "sent"
    CONTACTED = "contacted"
    INTERVIEWED = "interviewed"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class SoapApplication:
    """One application in SOAP, to a program of the list of unfilled programs.

    ``program`` is its key where the record knows it; ``contacted_at`` when it first wrote or
    called.
    """

    key: str
    name: str
    at: Moment
    program: str | None = None
    specialty: str | None = None
    service: str | None = None
    season: int | None = None
    contacted_at: Moment | None = None
    status: SoapStatus | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """A rehearsal of Match Week: how long the sets took, in minutes."""

    on: date
    minutes: int | None = None
    note: Note | None = None
