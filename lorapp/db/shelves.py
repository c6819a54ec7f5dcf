"""Which tables hold which list of the record: read by loading, saving and the journal."""

import json
from collections.abc import Hashable, Iterable
from typing import Any, Final

from lorapp.db.tables import (
    Base,
    applicant,
    comments,
    ending,
    letters,
    mentors,
    moments,
    papers,
    programs,
    rotations,
)
from lorapp.domain import applicant as person
from lorapp.domain import mentors as people
from lorapp.domain.applying.record import RotationApplication, RotationPaper
from lorapp.domain.arrival.record import Closing, MatchOutcome, Task
from lorapp.domain.cached import cached_property
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.comments import Comment
from lorapp.domain.letters.record import Event, Letter, SentPaper
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import (
    Claim,
    Document,
    Interview,
    Invitation,
    PortalCheck,
    PortalView,
    ProgramMessage,
    Statement,
    StepNote,
)
from lorapp.domain.programs import (
    Assignment,
    Exclusion,
    LetterRules,
    Program,
    ProgramFact,
    Reservation,
)
from lorapp.domain.ranking.record import Certification, Criterion, Rank, Score
from lorapp.domain.rotations import Rotation
from lorapp.domain.seasons.record import Reuse
from lorapp.domain.soap.record import Drill, SoapApplication, SoapPlan
from lorapp.frozen import dataclass

_OURS: Final = frozenset({"position", "slot", "empties", "empty_lists"})
"""Columns that serve the store and are no field of a record."""


Held = Any
"""A record or one item of it; each shelf knows the class of its own."""


@dataclass(frozen=True)
class Branch:
    """A field of a record that has its own table, one row an item.

    ``record`` is None for plain words, which stand in column ``word``; ``single``: the field
    holds one record or None instead of a list.
    """

    field: str
    row: type[Base]
    owner: str
    record: type[Any] | None = None
    word: str = ""
    single: bool = False

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Columns that are fields of the item."""
        return tuple(c for c in _columns(self.row) if c != self.owner)

    def items(self, record: Held) -> tuple[Any, ...]:
        """The items of one record's field, in order."""
        held = getattr(record, self.field)
        if self.single:
            return () if held is None else (held,)
        return tuple(held)

    def values(self, item: Held) -> dict[str, Any]:
        """The columns of one item."""
        if self.record is None:
            return {self.word: item}
        return {name: getattr(item, name) for name in self.columns}


@dataclass(frozen=True)
class Shelf:
    """One list of the record file. ``key`` names the identity; without one it is the place."""

    name: str
    row: type[Base]
    record: type[Any]
    key: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()
    word: str = ""
    unique: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Columns that are fields of the record."""
        return tuple(c for c in _columns(self.row) if c != "id" or "id" in self.key)

    @cached_property
    def has_empties(self) -> bool:
        """Whether its rows remember which branches were given empty."""
        return "empties" in self.row.__table__.columns

    def identity(self, record: Held, position: int) -> str:
        """What a record is known by in the journal."""
        if not self.key:
            return str(position)
        if len(self.key) == 1:
            return str(getattr(record, self.key[0]))
        return json.dumps([getattr(record, name) for name in self.key], ensure_ascii=False)

    def token(self, record: Held, position: int) -> Hashable:
        """What tells the records of a list apart in memory: the identity without its text."""
        if len(self.key) > 1:
            return tuple([getattr(record, name) for name in self.key])
        return getattr(record, self.key[0]) if self.key else position

    def primary(self, identity: str) -> Held:
        """The primary key of the row of an identity."""
        if not self.key:
            return int(identity)
        return identity if len(self.key) == 1 else tuple(json.loads(identity))

    def values(self, record: Held) -> dict[str, Any]:
        """The columns of one record's own row."""
        if self.word:
            return {self.word: record}
        values = {name: getattr(record, name) for name in self.columns}
        if self.has_empties:
            values["empties"] = _given_empty(record, self.branches) or None
        return values


def _columns(row: type[Base]) -> Iterable[str]:
    return (column.name for column in row.__table__.columns if column.name not in _OURS)


def _given_empty(record: Held, branches: tuple[Branch, ...]) -> tuple[str, ...]:
    from lorapp.domain.values import is_given

    named = []
    for branch in branches:
        held = getattr(record, branch.field)
        if not branch.single and not held and is_given(held):
            named.append(branch.field)
    return tuple(named)


APPLICANT: Final = Shelf(
    "applicant",
    applicant.ApplicantRow,
    person.Applicant,
    branches=(
        Branch("exams", applicant.ExamRow, "applicant_id", person.Exam),
        Branch("accounts", applicant.AccountRow, "applicant_id", person.Account),
        Branch("registrations", applicant.RegistrationRow, "applicant_id", person.Registration),
    ),
)
"""The one applicant, kept as a list of one."""

_KEY: Final = ("key",)

LISTS: Final = (
    Shelf(
        "rotations",
        rotations.RotationRow,
        Rotation,
        _KEY,
        (Branch("mentors", rotations.RotationMentorRow, "rotation", word="mentor"),),
    ),
    Shelf(
        "rotation_applications",
        rotations.RotationApplicationRow,
        RotationApplication,
        _KEY,
        (Branch("papers", rotations.RotationPaperRow, "application", RotationPaper),),
    ),
    Shelf(
        "mentors",
        mentors.MentorRow,
        people.Mentor,
        _KEY,
        (
            Branch("emails", mentors.EmailRow, "mentor", people.EmailAddress),
            Branch("helpers", mentors.HelperRow, "mentor", people.Helper),
            Branch("knows_programs", mentors.KnownProgramRow, "mentor", word="program"),
        ),
    ),
    Shelf("contacts", mentors.ContactRow, people.Contact),
    Shelf("themes", moments.ThemeRow, str, word="theme"),
    Shelf("moments", moments.MomentRow, WitnessedMoment, _KEY),
    Shelf(
        "letters",
        letters.LetterRow,
        Letter,
        _KEY,
        (
            Branch("packet", letters.SentPaperRow, "letter", SentPaper),
            Branch("events", letters.EventRow, "letter", Event),
        ),
        unique=("letter_id",),
    ),
    Shelf("reuses", letters.ReuseRow, Reuse, ("letter", "season")),
    Shelf(
        "programs",
        programs.ProgramRow,
        Program,
        _KEY,
        (
            Branch("letters", programs.LetterRulesRow, "program", LetterRules, single=True),
            Branch("facts", programs.ProgramFactRow, "program", ProgramFact),
        ),
    ),
    Shelf("assignments", programs.AssignmentRow, Assignment, ("letter", "program")),
    Shelf("reservations", programs.ReservationRow, Reservation, ("program", "letter")),
    Shelf("exclusions", programs.ExclusionRow, Exclusion, ("program", "letter")),
    Shelf(
        "statements",
        papers.StatementRow,
        Statement,
        _KEY,
        (
            Branch("claims", papers.ClaimRow, "statement", Claim),
            Branch("programs", papers.StatementProgramRow, "statement", word="program"),
        ),
    ),
    Shelf("documents", papers.DocumentRow, Document),
    Shelf("invitations", papers.InvitationRow, Invitation),
    Shelf("interviews", papers.InterviewRow, Interview),
    Shelf("program_messages", papers.ProgramMessageRow, ProgramMessage),
    Shelf("criteria", ending.CriterionRow, Criterion, _KEY),
    Shelf(
        "ranks",
        ending.RankRow,
        Rank,
        ("program",),
        (Branch("scores", ending.ScoreRow, "rank", Score),),
    ),
    Shelf("certifications", ending.CertificationRow, Certification),
    Shelf("soap_plans", ending.SoapPlanRow, SoapPlan, ("season", "specialty")),
    Shelf("soap_applications", ending.SoapApplicationRow, SoapApplication, _KEY),
    Shelf("drills", ending.DrillRow, Drill),
    Shelf("outcomes", ending.MatchOutcomeRow, MatchOutcome),
    Shelf("tasks", ending.TaskRow, Task, ("list", "season", "code")),
    Shelf("closings", ending.ClosingRow, Closing, ("season",)),
    Shelf("portal_checks", papers.PortalCheckRow, PortalCheck),
    Shelf("portal_views", papers.PortalViewRow, PortalView),
    Shelf("comments", comments.CommentRow, Comment),
    Shelf("calendar", papers.CalendarRowRow, CalendarRow),
    Shelf("steps", papers.StepNoteRow, StepNote, ("id",)),
)
"""Every list of the record file but the applicant, in the file's order."""

SHELVES: Final = (APPLICANT, *LISTS)
