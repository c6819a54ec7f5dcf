"""Moments: what a mentor saw the applicant do, without patient data."""

from datetime import date

from lorapp.domain.values import NOT_GIVEN, Note
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessedMoment:
    """One thing seen by one mentor; ``feedback`` marks what the mentor said in return."""

    key: str
    on: date
    mentor: str | None = None
    rotation: str | None = None
    themes: tuple[str, ...] = NOT_GIVEN
    text: Note | None = None
    feedback: bool | None = None
