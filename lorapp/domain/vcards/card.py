"""One contact card as lorapp understands it, and what is wrong with cards of a file."""

from collections.abc import Mapping
from enum import StrEnum

from lorapp.frozen import dataclass, field


class Kind(StrEnum):
    """What a card stands for."""

    PERSON = "person"
    GROUP = "group"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card. ``number`` counts from 1, ``line`` is where it begins; both are its place.

    ``emails`` and ``phones`` begin with the preferred one. What is not known is empty.
    """

    number: int = 0
    line: int = 0
    kind: Kind = Kind.PERSON
    uid: str = ""
    name: str = ""
    institution: str = ""
    title: str = ""
    role: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in a card that cannot be taken; ``text`` begins with what it is."""

    card: int
    line: int
    text: str

    @property
    def place(self) -> str:
        """Where it stands in the file."""
        return f"card {self.card}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text holds: its cards, what is wrong, and how many of what was passed over."""

    cards: tuple[Card, ...]
    problems: tuple[Problem, ...] = ()
    passed_over: Mapping[str, int] = field(default_factory=dict)
