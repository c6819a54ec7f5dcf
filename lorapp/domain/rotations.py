"""Rotations: where the applicant worked or watched, and for how long."""

from datetime import date
from enum import StrEnum

from lorapp.domain.values import NOT_GIVEN, Note
from lorapp.frozen import dataclass


class RotationKind(StrEnum):
    """What the applicant does there."""

    CLERKSHIP = "clerkship"
    SUB_INTERNSHIP = "sub-internship"
    ELECTIVE = "elective"
    EXTERNSHIP = "externship"
    OBSERVERSHIP = "observership"
    RESEARCH = "research"
    TELE = "tele"


class Setting(StrEnum):
    """Where patients are seen."""

    INPATIENT = "inpatient"
    OUTPATIENT = "outpatient"
    MIXED = "mixed"


class SiteKind(StrEnum):
    """What kind of house it is."""

    ACADEMIC = "academic"
    COMMUNITY = "community"


class LetterWanted(StrEnum):
    """Whether a letter should come out of a rotation."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """One stay at one site; both days count. ``visa`` is the status it is done in."""

    key: str
    site: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    starts_on: date
    ends_on: date
    hours_per_week: float | None = None
    kind: RotationKind
    hands_on: bool | None = None
    specialty: str | None = None
    setting: Setting | None = None
    site_kind: SiteKind | None = None
    letter_wanted: LetterWanted | None = None
    mentors: tuple[str, ...] = NOT_GIVEN
    letter_policy: str | None = None
    cost_usd: float | None = None
    visa: str | None = None
    notes: Note | None = None
