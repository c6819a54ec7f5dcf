"""Letters, their events and their packets. What a letter says has no column."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from lorapp.db.tables.base import Base, Key, Place, link
from lorapp.domain.letters.record import Answer, Delivery, EventKind, Form
from lorapp.domain.mentors import Channel
from lorapp.domain.seasons.record import ReuseAnswer
from lorapp.domain.values import Note


class LetterRow(Base):
    __tablename__ = "letters"

    key: Mapped[Key]
    position: Mapped[int]
    mentor: Mapped[str] = mapped_column(link("mentors.key"))
    rotation: Mapped[str | None] = mapped_column(link("rotations.key"))
    season: Mapped[int | None]
    service: Mapped[str | None]
    specialty: Mapped[str | None]
    form: Mapped[Form | None]
    chair: Mapped[bool | None]
    waived: Mapped[bool | None]
    email: Mapped[str | None]
    letter_id: Mapped[str | None] = mapped_column(unique=True)
    channel: Mapped[Delivery | None]
    stated_deadline: Mapped[date | None]
    written_on: Mapped[date | None]
    imported_from: Mapped[int | None]
    processing_since: Mapped[datetime | None]
    proves: Mapped[tuple[str, ...] | None]
    empties: Mapped[tuple[str, ...] | None]


class EventRow(Base):
    __tablename__ = "letter_events"

    letter: Mapped[str] = mapped_column(link("letters.key"), primary_key=True)
    position: Mapped[Place]
    kind: Mapped[EventKind]
    on: Mapped[date]
    how: Mapped[Channel | None]
    answer: Mapped[Answer | None]
    promised_on: Mapped[date | None]
    note: Mapped[Note | None]


class SentPaperRow(Base):
    __tablename__ = "letter_packet"

    letter: Mapped[str] = mapped_column(link("letters.key"), primary_key=True)
    position: Mapped[Place]
    on: Mapped[date]
    name: Mapped[str]
    version: Mapped[str | None]
    sha256: Mapped[str | None]


class ReuseRow(Base):
    """The question whether a letter of an earlier season may be used again."""

    __tablename__ = "reuses"

    letter: Mapped[str] = mapped_column(link("letters.key"), primary_key=True)
    season: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int]
    asked_on: Mapped[date | None]
    how: Mapped[Channel | None]
    answer: Mapped[ReuseAnswer | None]
    answered_on: Mapped[date | None]
    becomes: Mapped[str | None] = mapped_column(link("letters.key"))
    note: Mapped[Note | None]
