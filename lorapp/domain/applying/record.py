"""An application for a rotation and the papers it wants."""

from datetime import date
from enum import StrEnum

from lorapp.domain.rotations import RotationKind
from lorapp.domain.values import NOT_GIVEN, Note
from lorapp.frozen import dataclass


class ApplicationStatus(StrEnum):
    """Where an application for a rotation stands."""

    CONSIDERING = "considering"
    APPLIED = "applied"
    WAITLISTED = "waitlisted"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class LetterPolicy(StrEnum):
    """What a site or an agency says about letters; a promised one is a warning (P39)."""

    EARNED = "earned"
    PROMISED = "promised"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationPaper:
    """One paper, test or payment that a site asks for."""

    name: str
    due_on: date | None = None
    done_on: date | None = None
    cost_usd: float | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RotationApplication:
    """One application for a rotation; costs are US dollars.

    ``starts_on`` and ``ends_on`` are the days wished for; ``rotation`` is the stay it became.
    """

    key: str
    site: str
    agency: str | None = None
    city: str | None = None
    state: str | None = None
    country: str | None = None
    specialty: str | None = None
    kind: RotationKind | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    apply_by: date | None = None
    applied_on: date | None = None
    answer_by: date | None = None
    answered_on: date | None = None
    status: ApplicationStatus | None = None
    letter_policy: LetterPolicy | None = None
    application_fee_usd: float | None = None
    cost_usd: float | None = None
    rotation: str | None = None
    papers: tuple[RotationPaper, ...] = NOT_GIVEN
    notes: Note | None = None
