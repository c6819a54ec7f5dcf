"""The journal: every change with what was before and after, in the same transaction."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lorapp.db.tables.base import Base, Image, Place, link


class JournalStepRow(Base):
    """One user action. ``at`` is in UTC; ``takes_back`` is the step an undo or redo speaks of.

    ``corrects`` is set for a correction: the only action that may move what is locked.
    """

    __tablename__ = "journal_steps"
    __table_args__ = (
        CheckConstraint("kind IN ('do', 'undo', 'redo', 'final', 'import')", name="kind"),
        CheckConstraint("state IN ('done', 'undone', 'dropped')", name="state"),
    )

    seq: Mapped[Place]
    at: Mapped[datetime]
    label: Mapped[str] = mapped_column(Image)
    kind: Mapped[str]
    state: Mapped[str]
    takes_back: Mapped[int | None] = mapped_column(link("journal_steps.seq"))
    corrects: Mapped[bool | None]


class JournalChangeRow(Base):
    """One record before and after; NULL where there was none, or none is left."""

    __tablename__ = "journal_changes"

    seq: Mapped[int] = mapped_column(link("journal_steps.seq"), primary_key=True)
    number: Mapped[Place]
    shelf: Mapped[str]
    identity: Mapped[str] = mapped_column(Image)
    position_before: Mapped[int | None]
    position_after: Mapped[int | None]
    before: Mapped[str | None] = mapped_column(Image)
    after: Mapped[str | None] = mapped_column(Image)
    digest: Mapped[str]
