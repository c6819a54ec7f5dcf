"""Mentors, how to reach them, and when the applicant did."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lorapp.db.tables.base import Base, Key, Place, link
from lorapp.domain.mentors import Channel, ReminderWish, Role
from lorapp.domain.values import Note


class MentorRow(Base):
    __tablename__ = "mentors"

    key: Mapped[Key]
    position: Mapped[int]
    name: Mapped[str]
    title: Mapped[str | None]
    institution: Mapped[str | None]
    role: Mapped[Role | None]
    specialty: Mapped[str | None]
    country: Mapped[str | None]
    trained_here: Mapped[bool | None]
    phone: Mapped[str | None]
    away_until: Mapped[date | None]
    left_on: Mapped[date | None]
    do_not_contact: Mapped[bool | None]
    lead_time_days: Mapped[int | None]
    reminder_wish: Mapped[ReminderWish | None]
    prefers: Mapped[Channel | None]
    wants_facts: Mapped[bool | None]
    notes: Mapped[Note | None]
    empties: Mapped[tuple[str, ...] | None]


class EmailRow(Base):
    __tablename__ = "mentor_emails"

    mentor: Mapped[str] = mapped_column(link("mentors.key"), primary_key=True)
    position: Mapped[Place]
    address: Mapped[str]
    current: Mapped[bool | None]


class HelperRow(Base):
    __tablename__ = "mentor_helpers"

    mentor: Mapped[str] = mapped_column(link("mentors.key"), primary_key=True)
    position: Mapped[Place]
    name: Mapped[str]
    role: Mapped[str | None]
    email: Mapped[str | None]
    phone: Mapped[str | None]


class KnownProgramRow(Base):
    __tablename__ = "mentor_programs"

    mentor: Mapped[str] = mapped_column(link("mentors.key"), primary_key=True)
    position: Mapped[Place]
    program: Mapped[str] = mapped_column(link("programs.key"))


class ContactRow(Base):
    __tablename__ = "contacts"

    position: Mapped[Place]
    mentor: Mapped[str] = mapped_column(link("mentors.key"))
    on: Mapped[date]
    how: Mapped[Channel | None]
    note: Mapped[Note | None]
