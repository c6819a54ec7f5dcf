"""Programs, what they ask of letters, and which letters they hold."""

from datetime import date
from typing import Final

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lorapp.db.tables.base import Base, Key, Place, link
from lorapp.domain.programs import ContactPolicy, ProgramStatus, Tier, Track
from lorapp.domain.values import Note

MOST_LETTERS: Final = 4
"""The most letters any application service lets a program hold (rules R-26)."""


class ProgramRow(Base):
    __tablename__ = "programs"

    key: Mapped[Key]
    position: Mapped[int]
    name: Mapped[str]
    city: Mapped[str | None]
    state: Mapped[str | None]
    acgme_id: Mapped[str | None]
    nrmp_code: Mapped[str | None]
    contact: Mapped[str | None]
    specialty: Mapped[str | None]
    track: Mapped[Track | None]
    service: Mapped[str | None]
    match: Mapped[str | None]
    season: Mapped[int | None]
    starts_on: Mapped[date | None]
    complete_by: Mapped[date | None]
    applied_on: Mapped[date | None]
    status: Mapped[ProgramStatus | None]
    strict: Mapped[tuple[str, ...] | None]
    visas: Mapped[tuple[str, ...] | None]
    img_percent: Mapped[float | None]
    max_years_since_graduation: Mapped[int | None]
    us_weeks: Mapped[int | None]
    tier: Mapped[Tier | None]
    tier_reason: Mapped[str | None]
    signal: Mapped[str | None]
    source: Mapped[str | None]
    seen_on: Mapped[date | None]
    contact_after_interviews: Mapped[ContactPolicy | None]
    notes: Mapped[Note | None]
    empties: Mapped[tuple[str, ...] | None]


class ProgramFactRow(Base):
    """What one source says about one field of a program."""

    __tablename__ = "program_facts"

    program: Mapped[str] = mapped_column(link("programs.key"), primary_key=True)
    position: Mapped[Place]
    what: Mapped[str]
    says: Mapped[str]
    source: Mapped[str | None]
    seen_on: Mapped[date | None]


class LetterRulesRow(Base):
    """What one program asks of letters; no row where nothing was ever written down."""

    __tablename__ = "program_letter_rules"

    program: Mapped[str] = mapped_column(link("programs.key"), primary_key=True)
    position: Mapped[Place]
    min: Mapped[int | None]
    wanted: Mapped[int | None]
    max: Mapped[int | None]
    in_specialty: Mapped[int | None]
    us: Mapped[int | None]
    us_hands_on: Mapped[int | None]
    chair: Mapped[bool | None]
    standardized: Mapped[int | None]
    recency_months: Mapped[int | None]
    counts_observership: Mapped[bool | None]


class AssignmentRow(Base):
    """One letter at one program. ``slot`` counts the places of a program, so none is overfull."""

    __tablename__ = "assignments"
    __table_args__ = (
        UniqueConstraint("program", "slot"),
        CheckConstraint(f"slot BETWEEN 1 AND {MOST_LETTERS}", name="slot"),
    )

    letter: Mapped[str] = mapped_column(link("letters.key"), primary_key=True)
    program: Mapped[str] = mapped_column(link("programs.key"), primary_key=True)
    position: Mapped[int]
    slot: Mapped[int]
    on: Mapped[date]
    pin: Mapped[bool | None]
    reason: Mapped[str | None]
    counts_as: Mapped[str | None]


class ReservationRow(Base):
    """A slot of a program kept for a letter that is still to come."""

    __tablename__ = "reservations"

    program: Mapped[str] = mapped_column(link("programs.key"), primary_key=True)
    letter: Mapped[str] = mapped_column(link("letters.key"), primary_key=True)
    position: Mapped[int]
    until: Mapped[date]
    instead: Mapped[str | None] = mapped_column(link("letters.key"))


class ExclusionRow(Base):
    """A letter that is kept away from a program."""

    __tablename__ = "exclusions"

    program: Mapped[str] = mapped_column(link("programs.key"), primary_key=True)
    letter: Mapped[str] = mapped_column(link("letters.key"), primary_key=True)
    position: Mapped[int]
    reason: Mapped[str | None]
