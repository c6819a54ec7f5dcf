"""Themes of the applicant's story, and the moments that show them."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from lorapp.db.tables.base import Base, Key, Place, link
from lorapp.domain.values import Note


class ThemeRow(Base):
    __tablename__ = "themes"

    position: Mapped[Place]
    theme: Mapped[str]


class MomentRow(Base):
    __tablename__ = "moments"

    key: Mapped[Key]
    position: Mapped[int]
    on: Mapped[date]
    mentor: Mapped[str | None] = mapped_column(link("mentors.key"))
    rotation: Mapped[str | None] = mapped_column(link("rotations.key"))
    themes: Mapped[tuple[str, ...] | None]
    text: Mapped[Note | None]
    feedback: Mapped[bool | None]
