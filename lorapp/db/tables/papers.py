"""Statements, documents, interviews, portal checks, own dates, and words about steps."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from lorapp.db.tables.base import Base, Key, Place, link
from lorapp.domain.calendar.rows import RowStatus
from lorapp.domain.papers import InterviewStatus, InvitationAnswer, MessageKind
from lorapp.domain.values import Moment, Note

STEP_ID_MAX: Final = 600
"""A step is named by its rule, its kind and a key of up to 500 characters."""


class StatementRow(Base):
    __tablename__ = "statements"

    key: Mapped[Key]
    position: Mapped[int]
    specialty: Mapped[str | None]
    season: Mapped[int | None]
    version: Mapped[str | None]
    ready_on: Mapped[date | None]
    path: Mapped[str | None]
    text: Mapped[Note | None]
    empties: Mapped[tuple[str, ...] | None]


class ClaimRow(Base):
    __tablename__ = "statement_claims"

    statement: Mapped[str] = mapped_column(link("statements.key"), primary_key=True)
    position: Mapped[Place]
    theme: Mapped[str | None]
    line: Mapped[str | None]
    witness: Mapped[str | None] = mapped_column(link("mentors.key"))


class StatementProgramRow(Base):
    __tablename__ = "statement_programs"

    statement: Mapped[str] = mapped_column(link("statements.key"), primary_key=True)
    position: Mapped[Place]
    program: Mapped[str] = mapped_column(link("programs.key"))


class DocumentRow(Base):
    __tablename__ = "documents"

    position: Mapped[Place]
    kind: Mapped[str]
    season: Mapped[int | None]
    version: Mapped[str | None]
    ready_on: Mapped[date | None]
    path: Mapped[str | None]
    sha256: Mapped[str | None]


class InvitationRow(Base):
    __tablename__ = "invitations"

    position: Mapped[Place]
    program: Mapped[str] = mapped_column(link("programs.key"))
    on: Mapped[date]
    reply_by: Mapped[Moment | None]
    answer: Mapped[InvitationAnswer | None]
    note: Mapped[Note | None]


class InterviewRow(Base):
    __tablename__ = "interviews"

    position: Mapped[Place]
    program: Mapped[str] = mapped_column(link("programs.key"))
    at: Mapped[datetime]
    zone: Mapped[str | None]
    how: Mapped[str | None]
    status: Mapped[InterviewStatus | None]
    minutes: Mapped[int | None]
    place: Mapped[str | None]
    contact: Mapped[str | None]
    questions: Mapped[tuple[str, ...] | None]
    notes: Mapped[Note | None]


class ProgramMessageRow(Base):
    """What the applicant wrote to a program."""

    __tablename__ = "program_messages"

    position: Mapped[Place]
    program: Mapped[str] = mapped_column(link("programs.key"))
    kind: Mapped[MessageKind]
    on: Mapped[date]
    to: Mapped[str | None]
    text: Mapped[Note | None]
    until: Mapped[date | None]


class PortalCheckRow(Base):
    __tablename__ = "portal_checks"

    position: Mapped[Place]
    service: Mapped[str | None]
    on: Mapped[date]


class PortalViewRow(Base):
    """What a service's assignment page showed on one day, sealed to the view before it."""

    __tablename__ = "portal_views"

    position: Mapped[Place]
    service: Mapped[str]
    on: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    seal: Mapped[str]


class CalendarRowRow(Base):
    """One of the applicant's own dates, which override the shipped ones."""

    __tablename__ = "calendar"

    position: Mapped[Place]
    season: Mapped[int | None]
    service: Mapped[str | None]
    code: Mapped[str]
    at: Mapped[Moment]
    status: Mapped[RowStatus | None]
    source: Mapped[str | None]


class StepNoteRow(Base):
    __tablename__ = "steps"

    id: Mapped[str] = mapped_column(String(STEP_ID_MAX), primary_key=True)
    position: Mapped[int]
    snoozed_until: Mapped[date | None]
    not_needed: Mapped[str | None]
