"""The records a rank list is made of."""

from lorapp.domain.values import NOT_GIVEN, Moment, Note
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing that matters to the applicant; ``weight`` (0 to 10) says how much."""

    key: str
    name: str
    weight: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one program does by one criterion, 0 to 10, in the applicant's own eyes."""

    criterion: str
    points: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A program's place on the list: the list's own order is the order of preference.

    ``left_out`` keeps its scores and note without a place.
    """

    program: str
    left_out: bool | None = None
    scores: tuple[Score, ...] = NOT_GIVEN
    note: Note | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """A list as it was certified with a match, first choice first."""

    match: str
    season: int | None = None
    at: Moment
    programs: tuple[str, ...] = NOT_GIVEN
