"""The end of a season: rank list, SOAP, outcome, the checklists of both ends, closing."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lorapp.db.tables.base import Base, Key, Place, link
from lorapp.domain.applicant import Visa
from lorapp.domain.arrival.record import MatchResult, TaskList
from lorapp.domain.soap.record import SoapStatus
from lorapp.domain.values import Moment, Note


class CriterionRow(Base):
    __tablename__ = "criteria"

    key: Mapped[Key]
    position: Mapped[int]
    name: Mapped[str]
    weight: Mapped[float | None]


class RankRow(Base):
    __tablename__ = "ranks"

    program: Mapped[str] = mapped_column(link("programs.key"), primary_key=True)
    position: Mapped[int]
    left_out: Mapped[bool | None]
    note: Mapped[Note | None]
    empties: Mapped[tuple[str, ...] | None]


class ScoreRow(Base):
    """How one program does by one criterion."""

    __tablename__ = "rank_scores"

    rank: Mapped[str] = mapped_column(link("ranks.program"), primary_key=True)
    position: Mapped[Place]
    criterion: Mapped[str] = mapped_column(link("criteria.key"))
    points: Mapped[float | None]


class CertificationRow(Base):
    """A rank list as it was certified."""

    __tablename__ = "certifications"

    position: Mapped[Place]
    match: Mapped[str]
    season: Mapped[int | None]
    at: Mapped[Moment]
    programs: Mapped[tuple[str, ...] | None]


class SoapPlanRow(Base):
    __tablename__ = "soap_plans"

    season: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    specialty: Mapped[Key]
    position: Mapped[int]
    letters: Mapped[tuple[str, ...] | None]
    statement: Mapped[str | None] = mapped_column(link("statements.key"))
    ready_on: Mapped[date | None]
    note: Mapped[Note | None]


class SoapApplicationRow(Base):
    __tablename__ = "soap_applications"

    key: Mapped[Key]
    position: Mapped[int]
    name: Mapped[str]
    at: Mapped[Moment]
    program: Mapped[str | None] = mapped_column(link("programs.key"))
    specialty: Mapped[str | None]
    service: Mapped[str | None]
    season: Mapped[int | None]
    contacted_at: Mapped[Moment | None]
    status: Mapped[SoapStatus | None]
    note: Mapped[Note | None]


class DrillRow(Base):
    """A rehearsal of Match Week."""

    __tablename__ = "drills"

    position: Mapped[Place]
    on: Mapped[date]
    minutes: Mapped[int | None]
    note: Mapped[Note | None]


class MatchOutcomeRow(Base):
    __tablename__ = "outcomes"

    position: Mapped[Place]
    season: Mapped[int]
    result: Mapped[MatchResult]
    on: Mapped[date]
    program: Mapped[str | None] = mapped_column(link("programs.key"))
    place: Mapped[str | None]
    visa: Mapped[Visa | None]
    starts_on: Mapped[date | None]
    note: Mapped[Note | None]


class TaskRow(Base):
    """One line of a checklist, ticked off, moved or the applicant's own."""

    __tablename__ = "tasks"

    list: Mapped[TaskList] = mapped_column(primary_key=True)
    season: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[Key]
    position: Mapped[int]
    title: Mapped[str | None]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    not_needed: Mapped[str | None]
    note: Mapped[Note | None]


class ClosingRow(Base):
    """The day a season's record was closed."""

    __tablename__ = "closings"

    season: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int]
    on: Mapped[date]
    note: Mapped[Note | None]
