"""Programs: what each asks for, and which letters it holds."""

from datetime import date
from enum import StrEnum

from lorapp.domain.values import NOT_GIVEN, Note
from lorapp.frozen import dataclass


class Track(StrEnum):
    """The kind of training position."""

    CATEGORICAL = "categorical"
    PRELIMINARY = "preliminary"
    TRANSITIONAL = "transitional"
    ADVANCED = "advanced"


class ProgramStatus(StrEnum):
    """Where an application stands; the last three are finished."""

    CONSIDERING = "considering"
    APPLIED = "applied"
    INTERVIEW = "interview"
    RANKED = "ranked"
    MATCHED = "matched"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"

    @property
    def is_finished(self) -> bool:
        return self in {self.REJECTED, self.WITHDRAWN, self.CLOSED}


class Tier(StrEnum):
    """How the applicant sees a program."""

    REACH = "reach"
    TARGET = "target"
    SAFE = "safe"


class ContactPolicy(StrEnum):
    """What a program says about messages after its interviews."""

    WELCOME = "welcome"
    UNKNOWN = "unknown"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRules:
    """What one program asks of letters; numbers count letters, 0 or False: not asked."""

    min: int | None = None
    wanted: int | None = None
    max: int | None = None
    in_specialty: int | None = None
    us: int | None = None
    us_hands_on: int | None = None
    chair: bool | None = None
    standardized: int | None = None
    recency_months: int | None = None
    counts_observership: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramFact:
    """What one source says about one field of a program, beside what the program's record says.

    ``what`` names the field (``visas``, ``letters.min``), ``says`` is in the source's own words.
    Two sources that differ stand together; neither wins by itself.
    """

    what: str
    says: str
    source: str | None = None
    seen_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One program in one season and service.

    ``match`` is the system it fills its places through (``nrmp``, ``sf-match``, ``aua``,
    ``military``, ``none`` for an open position); unset follows its specialty. ``starts_on`` is
    the first day of work where it is another than the season's, ``contact`` whom to write to,
    ``us_weeks`` how many weeks of US clinical experience it asks for.
    """

    key: str
    name: str
    city: str | None = None
    state: str | None = None
    acgme_id: str | None = None
    nrmp_code: str | None = None
    contact: str | None = None
    specialty: str | None = None
    track: Track | None = None
    service: str | None = None
    match: str | None = None
    season: int | None = None
    starts_on: date | None = None
    complete_by: date | None = None
    applied_on: date | None = None
    status: ProgramStatus | None = None
    letters: LetterRules | None = None
    strict: tuple[str, ...] = NOT_GIVEN
    visas: tuple[str, ...] = NOT_GIVEN
    img_percent: float | None = None
    max_years_since_graduation: int | None = None
    us_weeks: int | None = None
    tier: Tier | None = None
    tier_reason: str | None = None
    signal: str | None = None
    source: str | None = None
    seen_on: date | None = None
    contact_after_interviews: ContactPolicy | None = None
    facts: tuple[ProgramFact, ...] = NOT_GIVEN
    notes: Note | None = None

    @property
    def is_finished(self) -> bool:
        """Whether nothing more can come of it."""
        return self.status is not None and self.status.is_finished


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A letter placed at a program; locked once the program is applied to (rules R-27)."""

    letter: str
    program: str
    on: date
    pin: bool | None = None
    reason: str | None = None
    counts_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A slot of a program kept for a letter that is still to come.

    It holds until the end of ``until``; after that ``instead``, another letter, is proposed for
    the slot. Nothing is ever assigned by itself.
    """

    program: str
    letter: str
    until: date
    instead: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A letter that is kept away from a program, and why."""

    program: str
    letter: str
    reason: str | None = None
