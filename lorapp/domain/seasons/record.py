"""Asking a writer whether a letter of an earlier season may be used again."""

from datetime import date
from enum import StrEnum

from lorapp.domain.mentors import Channel
from lorapp.domain.values import Note
from lorapp.frozen import dataclass


class ReuseAnswer(StrEnum):
    """What the writer says to using a letter again."""

    YES = "yes"
    FRESH = "fresh"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """The question about one earlier letter for one season.

    ``fresh``: the writer makes a new one. ``becomes`` is the letter of the new season.
    """

    letter: str
    season: int
    asked_on: date | None = None
    how: Channel | None = None
    answer: ReuseAnswer | None = None
    answered_on: date | None = None
    becomes: str | None = None
    note: Note | None = None
