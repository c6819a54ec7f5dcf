"""Rotations, the mentors met there, and the applications for more of them."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lorapp.db.tables.base import Base, Key, Place, link
from lorapp.domain.applying.record import ApplicationStatus, LetterPolicy
from lorapp.domain.rotations import LetterWanted, RotationKind, Setting, SiteKind
from lorapp.domain.values import Note


class RotationRow(Base):
    __tablename__ = "rotations"

    key: Mapped[Key]
    position: Mapped[int]
    site: Mapped[str | None]
    city: Mapped[str | None]
    state: Mapped[str | None]
    country: Mapped[str | None]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    hours_per_week: Mapped[float | None]
    kind: Mapped[RotationKind]
    hands_on: Mapped[bool | None]
    specialty: Mapped[str | None]
    setting: Mapped[Setting | None]
    site_kind: Mapped[SiteKind | None]
    letter_wanted: Mapped[LetterWanted | None]
    letter_policy: Mapped[str | None]
    cost_usd: Mapped[float | None]
    visa: Mapped[str | None]
    notes: Mapped[Note | None]
    empties: Mapped[tuple[str, ...] | None]


class RotationMentorRow(Base):
    __tablename__ = "rotation_mentors"

    rotation: Mapped[str] = mapped_column(link("rotations.key"), primary_key=True)
    position: Mapped[Place]
    mentor: Mapped[str] = mapped_column(link("mentors.key"))


class RotationApplicationRow(Base):
    __tablename__ = "rotation_applications"

    key: Mapped[Key]
    position: Mapped[int]
    site: Mapped[str]
    agency: Mapped[str | None]
    city: Mapped[str | None]
    state: Mapped[str | None]
    country: Mapped[str | None]
    specialty: Mapped[str | None]
    kind: Mapped[RotationKind | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    apply_by: Mapped[date | None]
    applied_on: Mapped[date | None]
    answer_by: Mapped[date | None]
    answered_on: Mapped[date | None]
    status: Mapped[ApplicationStatus | None]
    letter_policy: Mapped[LetterPolicy | None]
    application_fee_usd: Mapped[float | None]
    cost_usd: Mapped[float | None]
    rotation: Mapped[str | None] = mapped_column(link("rotations.key"))
    notes: Mapped[Note | None]
    empties: Mapped[tuple[str, ...] | None]


class RotationPaperRow(Base):
    """One paper, test or payment that a site asks for."""

    __tablename__ = "rotation_papers"

    application: Mapped[str] = mapped_column(link("rotation_applications.key"), primary_key=True)
    position: Mapped[Place]
    name: Mapped[str]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    cost_usd: Mapped[float | None]
    note: Mapped[Note | None]
