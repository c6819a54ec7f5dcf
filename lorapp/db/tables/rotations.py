"""Rotations, and the mentors met there."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lorapp.db.tables.base import Base, Key, Place, link
from lorapp.domain.rotations import LetterWanted, RotationKind, Setting
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
    letter_wanted: Mapped[LetterWanted | None]
    letter_policy: Mapped[str | None]
    cost_usd: Mapped[float | None]
    notes: Mapped[Note | None]
    empties: Mapped[tuple[str, ...] | None]


class RotationMentorRow(Base):
    __tablename__ = "rotation_mentors"

    rotation: Mapped[str] = mapped_column(link("rotations.key"), primary_key=True)
    position: Mapped[Place]
    mentor: Mapped[str] = mapped_column(link("mentors.key"))
