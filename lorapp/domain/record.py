"""The whole record of one applicant, and how to look things up in it."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeVar

from lorapp.domain.applicant import Applicant
from lorapp.domain.applying.record import RotationApplication
from lorapp.domain.arrival.record import Closing, MatchOutcome, Task
from lorapp.domain.cached import cached_property
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.comments import Comment
from lorapp.domain.letters.record import Letter
from lorapp.domain.mentors import Contact, Mentor
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import (
    Document,
    Interview,
    Invitation,
    PortalCheck,
    PortalView,
    ProgramMessage,
    Statement,
    StepNote,
)
from lorapp.domain.programs import Assignment, Exclusion, Program, Reservation
from lorapp.domain.ranking.record import Certification, Criterion, Rank
from lorapp.domain.rotations import Rotation
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.seasons.record import Reuse
from lorapp.domain.soap.record import Drill, SoapApplication, SoapPlan
from lorapp.domain.values import NOT_GIVEN
from lorapp.errors import UnknownKeyError
from lorapp.frozen import dataclass, field


class Keyed(Protocol):
    """A record with the user's own short id."""

    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=Keyed)


def by_key(records: Iterable[K]) -> Mapping[str, K]:
    """Index records by their key."""
    return {record.key: record for record in records}


@dataclass(frozen=True, kw_only=True)
class SeasonFile:
    """Everything lorapp knows about one applicant, frozen and fully loaded.

    Fields are those of the interchange file, in its order; ``rulebook`` is not part of it.
    """

    applicant: Applicant
    rotations: tuple[Rotation, ...] = NOT_GIVEN
    rotation_applications: tuple[RotationApplication, ...] = NOT_GIVEN
    mentors: tuple[Mentor, ...] = NOT_GIVEN
    contacts: tuple[Contact, ...] = NOT_GIVEN
    themes: tuple[str, ...] = NOT_GIVEN
    moments: tuple[WitnessedMoment, ...] = NOT_GIVEN
    letters: tuple[Letter, ...] = NOT_GIVEN
    reuses: tuple[Reuse, ...] = NOT_GIVEN
    programs: tuple[Program, ...] = NOT_GIVEN
    assignments: tuple[Assignment, ...] = NOT_GIVEN
    reservations: tuple[Reservation, ...] = NOT_GIVEN
    exclusions: tuple[Exclusion, ...] = NOT_GIVEN
    statements: tuple[Statement, ...] = NOT_GIVEN
    documents: tuple[Document, ...] = NOT_GIVEN
    invitations: tuple[Invitation, ...] = NOT_GIVEN
    interviews: tuple[Interview, ...] = NOT_GIVEN
    program_messages: tuple[ProgramMessage, ...] = NOT_GIVEN
    criteria: tuple[Criterion, ...] = NOT_GIVEN
    ranks: tuple[Rank, ...] = NOT_GIVEN
    certifications: tuple[Certification, ...] = NOT_GIVEN
    soap_plans: tuple[SoapPlan, ...] = NOT_GIVEN
    soap_applications: tuple[SoapApplication, ...] = NOT_GIVEN
    drills: tuple[Drill, ...] = NOT_GIVEN
    outcomes: tuple[MatchOutcome, ...] = NOT_GIVEN
    tasks: tuple[Task, ...] = NOT_GIVEN
    closings: tuple[Closing, ...] = NOT_GIVEN
    portal_checks: tuple[PortalCheck, ...] = NOT_GIVEN
    portal_views: tuple[PortalView, ...] = NOT_GIVEN
    comments: tuple[Comment, ...] = NOT_GIVEN
    calendar: tuple[CalendarRow, ...] = NOT_GIVEN
    steps: tuple[StepNote, ...] = NOT_GIVEN
    rulebook: Rulebook = field(default_factory=Rulebook, compare=False, repr=False)

    @cached_property
    def rotations_by_key(self) -> Mapping[str, Rotation]:
        return by_key(self.rotations)

    @cached_property
    def mentors_by_key(self) -> Mapping[str, Mentor]:
        return by_key(self.mentors)

    @cached_property
    def letters_by_key(self) -> Mapping[str, Letter]:
        return by_key(self.letters)

    @cached_property
    def statements_by_key(self) -> Mapping[str, Statement]:
        return by_key(self.statements)

    @cached_property
    def programs_by_key(self) -> Mapping[str, Program]:
        return by_key(self.programs)

    @cached_property
    def _statement_by_program(self) -> Mapping[str, Statement]:
        return {key: one for one in reversed(self.statements) for key in one.programs}

    @cached_property
    def worked_out(self) -> dict[str, Any]:
        """What was worked out from this very record, under the name of what did so."""
        return {}

    def rotation(self, key: str | None) -> Rotation | None:
        """The rotation of this key, or None when there is no key."""
        return self.rotations_by_key[key] if key else None

    def mentor(self, key: str) -> Mentor:
        """The mentor of this key; UnknownKeyError when there is none."""
        return _found(self.mentors_by_key, key, "mentor")

    def letter(self, key: str) -> Letter:
        """The letter of this key; UnknownKeyError when there is none."""
        return _found(self.letters_by_key, key, "letter")

    def statement(self, key: str) -> Statement:
        """The statement of this key; UnknownKeyError when there is none."""
        return _found(self.statements_by_key, key, "statement")

    def statement_for(self, program: str) -> Statement | None:
        """The statement that a program gets; None while none is assigned."""
        return self._statement_by_program.get(program)

    def program(self, key: str) -> Program:
        """The program of this key; UnknownKeyError when there is none."""
        return _found(self.programs_by_key, key, "program")

    def letter_season(self, letter: Letter) -> int:
        """The season a letter belongs to; unset means the applicant's."""
        return letter.season or self.applicant.season

    def letter_service(self, letter: Letter) -> str:
        """The service a letter is uploaded to; unset follows its specialty."""
        return letter.service or self.service_of(letter.specialty, self.letter_season(letter))

    def program_season(self, program: Program) -> int:
        """The season a program is applied to in; unset means the applicant's."""
        return program.season or self.applicant.season

    def program_service(self, program: Program) -> str:
        """The service a program reads; unset follows its specialty and season (R-70)."""
        return program.service or self.service_of(program.specialty, self.program_season(program))

    def service_of(self, specialty: str | None, season: int) -> str:
        """The application service of a specialty in a season; ``eras`` where none is named."""
        if specialty in {None, "general"}:
            specialty = self.first_specialty
        known = self.rulebook.specialties.get(specialty or "")
        return known.service(season) if known else "eras"

    @property
    def first_specialty(self) -> str | None:
        """The specialty the applicant wants most."""
        return self.applicant.specialties[0] if self.applicant.specialties else None


def _found(records: Mapping[str, K], key: str, noun: str) -> K:
    if key not in records:
        known = ", ".join(records) or f"none: there is no {noun} yet"
        raise UnknownKeyError(f"There is no {noun} {key!r}. Known: {known}.")
    return records[key]
