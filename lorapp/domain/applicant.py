"""The applicant: who is applying, for what, and what is already settled."""

from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from lorapp.domain.values import NOT_GIVEN, Note
from lorapp.frozen import dataclass


class Visa(StrEnum):
    """The visa the applicant needs."""

    NONE = "none"
    J1 = "J-1"
    H1B = "H-1B"
    EITHER = "J-1 or H-1B"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """One examination; without a day it is not booked, without a result not yet known."""

    name: str
    on: date | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account with an application service for one season."""

    service: str | None = None
    season: int | None = None
    certified_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A registration with a matching service for one season."""

    service: str | None = None
    season: int | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """The one person this store belongs to. ``season`` is the year training starts.

    ``gaps`` are times without work or study, as the applicant explains them. ``states`` are
    those to train in, anywhere while none is named; ``in_couple`` tells a couples match.
    """

    name: str
    timezone: str
    season: int
    school: str | None = None
    country: str | None = None
    graduated_on: date | None = None
    aamc_id: str | None = None
    ecfmg_id: str | None = None
    ecfmg_certified_on: date | None = None
    nrmp_id: str | None = None
    visa: Visa | None = None
    specialties: tuple[str, ...] = NOT_GIVEN
    exams: tuple[Exam, ...] = NOT_GIVEN
    accounts: tuple[Account, ...] = NOT_GIVEN
    registrations: tuple[Registration, ...] = NOT_GIVEN
    languages: tuple[str, ...] = NOT_GIVEN
    gaps: Note | None = None
    states: tuple[str, ...] = NOT_GIVEN
    budget_usd: float | None = None
    in_couple: bool | None = None

    @property
    def zone(self) -> ZoneInfo:
        """The applicant's home zone."""
        return ZoneInfo(self.timezone)
