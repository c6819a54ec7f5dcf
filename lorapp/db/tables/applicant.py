"""The one applicant, and the short lists that belong to the person."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lorapp.db.tables.base import Base, Place, link
from lorapp.domain.applicant import Visa
from lorapp.domain.values import Note


class ApplicantRow(Base):
    """At most one row. ``empty_lists`` names the lists of the file that were given empty."""

    __tablename__ = "applicant"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    timezone: Mapped[str]
    season: Mapped[int]
    school: Mapped[str | None]
    country: Mapped[str | None]
    graduated_on: Mapped[date | None]
    aamc_id: Mapped[str | None]
    ecfmg_id: Mapped[str | None]
    ecfmg_certified_on: Mapped[date | None]
    nrmp_id: Mapped[str | None]
    visa: Mapped[Visa | None]
    specialties: Mapped[tuple[str, ...] | None]
    languages: Mapped[tuple[str, ...] | None]
    gaps: Mapped[Note | None]
    states: Mapped[tuple[str, ...] | None]
    budget_usd: Mapped[float | None]
    in_couple: Mapped[bool | None]
    empties: Mapped[tuple[str, ...] | None]
    empty_lists: Mapped[tuple[str, ...] | None]


class ExamRow(Base):
    __tablename__ = "exams"

    applicant_id: Mapped[int] = mapped_column(link("applicant.id"), primary_key=True)
    position: Mapped[Place]
    name: Mapped[str]
    on: Mapped[date | None]
    result: Mapped[str | None]


class AccountRow(Base):
    __tablename__ = "accounts"

    applicant_id: Mapped[int] = mapped_column(link("applicant.id"), primary_key=True)
    position: Mapped[Place]
    service: Mapped[str | None]
    season: Mapped[int | None]
    certified_on: Mapped[date | None]


class RegistrationRow(Base):
    __tablename__ = "registrations"

    applicant_id: Mapped[int] = mapped_column(link("applicant.id"), primary_key=True)
    position: Mapped[Place]
    service: Mapped[str | None]
    season: Mapped[int | None]
    on: Mapped[date | None]
