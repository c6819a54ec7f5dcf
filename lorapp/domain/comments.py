"""What an advisor said about one record, and where it belongs."""

from datetime import date
from enum import StrEnum

from lorapp.domain.values import Note
from lorapp.frozen import dataclass


class Topic(StrEnum):
    """What a comment can be about."""

    SEASON = "season"
    LETTER = "letter"
    MENTOR = "mentor"
    ROTATION = "rotation"
    PROGRAM = "program"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One remark of an advisor.

    ``about`` is the key of the record it is about, None for the season as a whole; a comment
    stays when its record is removed.
    """

    kind: Topic
    about: str | None = None
    on: date
    by: str | None = None
    text: Note
