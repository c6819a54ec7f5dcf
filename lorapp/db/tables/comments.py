"""What advisors said, by place in the list."""

from datetime import date

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from lorapp.db.tables.base import Base, Place
from lorapp.domain.comments import Topic


class CommentRow(Base):
    __tablename__ = "comments"

    position: Mapped[Place]
    kind: Mapped[Topic]
    about: Mapped[str | None]
    on: Mapped[date]
    by: Mapped[str | None]
    text: Mapped[str] = mapped_column(Text)
