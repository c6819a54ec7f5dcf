"""What a field of a form takes: how its text is read, written and understood."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from lorapp.domain.dates import read_day, written_day
from lorapp.domain.mentors import is_address
from lorapp.domain.text import clean
from lorapp.domain.values import LINE_MAX, NOTE_MAX
from lorapp.domain.wording.days import distance_sentence
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

NOTE_LINE_MAX: Final = 10_000
MARK: Final = "= "
FAR: Final = 400  # days from which on a distance tells less than the day


class Kind(Protocol):
    """One kind of value. Empty text is None for every kind."""

    def read(self, text: str, today: date) -> object:
        """Return the value; RefusedError or UnreadableDayError with a sentence that helps."""
        ...

    def write(self, value: object) -> str:
        """Return the text that reads back as this value."""
        ...

    def understood(self, text: str, today: date) -> str:
        """Say how the text is taken, where that is not the text itself."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form. ``more`` fields stay folded until they are asked for.

    ``hint`` is one muted line below the field while it has nothing else to say.
    """

    name: str
    label: str
    kind: Kind
    hint: str = ""
    required: bool = False
    more: bool = False

    def read(self, text: str, today: date) -> object:
        """Read the value; a required field that is empty is refused."""
        if not text.strip():
            if self.required:
                raise RefusedError(f"{self.label} is needed.")
            return None
        return self.kind.read(text, today)


class Retyped:
    """A kind whose text is short: it is typed anew, and what stood there makes way."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; ``known`` lines are offered while typing."""

    known: tuple[str, ...] = ()
    longest: int = LINE_MAX

    @property
    def offered(self) -> tuple[str, ...]:
        return self.known

    def read(self, text: str, today: date) -> str:  # noqa: ARG002  one shape for all kinds
        kept = clean(text)
        if len(kept) > self.longest:
            raise RefusedError(f"This has {len(kept)} characters; {self.longest} fit.")
        return kept

    def write(self, value: object) -> str:
        return "" if value is None else str(value)

    def understood(self, text: str, today: date) -> str:  # noqa: ARG002
        return ""


@dataclass(frozen=True, slots=True)
class Code(Line, Retyped):
    """A short code, such as a country's."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Text of several lines."""

    def read(self, text: str, today: date) -> str:  # noqa: ARG002
        kept = clean(text, multiline=True).strip()
        if len(kept) > NOTE_MAX:
            raise RefusedError(f"This has {len(kept)} characters; {NOTE_MAX} fit.")
        if any(len(line) > NOTE_LINE_MAX for line in kept.split("\n")):
            raise RefusedError(f"One line has more than {NOTE_LINE_MAX} characters. Break it up.")
        return kept

    def write(self, value: object) -> str:
        """The text; lines too long to type in, which only files bring, are broken up."""
        text = "" if value is None else str(value)
        return "\n".join(part for line in text.split("\n") for part in _parts(line))

    def understood(self, text: str, today: date) -> str:  # noqa: ARG002
        return ""


def _parts(line: str) -> Iterator[str]:
    """A line in parts of at most ``NOTE_LINE_MAX``, parted at blanks where there are some."""
    while len(line) > NOTE_LINE_MAX:
        at = line.rfind(" ", 1, NOTE_LINE_MAX + 1)
        end = at if at > 0 else NOTE_LINE_MAX
        yield line[:end]
        line = line[end:].removeprefix(" ")
    yield line


@dataclass(frozen=True, slots=True)
class Day(Retyped):
    """A day in the grammar of ``lorapp.domain.dates``."""

    def read(self, text: str, today: date) -> date:
        return read_day(text, today)

    def write(self, value: object) -> str:
        return written_day(value) if isinstance(value, date) else ""

    def understood(self, text: str, today: date) -> str:
        day = read_day(text, today)
        far = distance_sentence(day, today) if abs((day - today).days) <= FAR else ""
        if clean(text) == written_day(day):
            return far
        return f"{MARK}{written_day(day)}{', ' if far else ''}{far}"


@dataclass(frozen=True, slots=True)
class Number(Retyped):
    """A number from 0 (or ``least``) to ``most``; ``whole`` takes no fraction."""

    most: int
    whole: bool = False
    least: int = 0

    def read(self, text: str, today: date) -> float:  # noqa: ARG002
        figures = clean(text).replace(",", ".").lstrip("$").strip()
        kept = figures if figures.isascii() and figures.replace(".", "", 1).isdigit() else ""
        number = float(kept) if kept else -1.0
        if not self.least <= number <= self.most or (self.whole and number != int(number)):
            noun = "whole number" if self.whole else "number"
            raise RefusedError(f"Write a {noun} from {self.least} to {self.most}.")
        return int(number) if number == int(number) else number

    def write(self, value: object) -> str:
        if not isinstance(value, int | float):
            return ""
        return str(int(value) if value == int(value) else value)

    def understood(self, text: str, today: date) -> str:  # noqa: ARG002
        return ""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice: its value, the word for it, and what it means."""

    value: object
    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few answers; nothing chosen is shown as ``unset``."""

    options: tuple[Option, ...]
    unset: str = "unknown"

    def option(self, text: str) -> Option | None:
        """The option of this label."""
        return next((option for option in self.options if option.label == text), None)

    def read(self, text: str, today: date) -> object:  # noqa: ARG002
        found = self.option(text)
        if found is None:
            raise RefusedError("Choose one with the arrow keys.")
        return found.value

    def write(self, value: object) -> str:
        return next((option.label for option in self.options if option.value == value), "")

    def understood(self, text: str, today: date) -> str:  # noqa: ARG002
        return found.meaning if (found := self.option(text)) else ""


YES_NO: Final = Choice((Option(value=True, label="yes"), Option(value=False, label="no")))


def choice(kind: type[StrEnum], meanings: Mapping[str, str], unset: str = "unknown") -> Choice:
    """Make a choice out of an enumeration, each member explained in words."""
    return Choice(
        tuple(Option(member, _word(str(member)), meanings.get(str(member), "")) for member in kind),
        unset,
    )


def _word(member: str) -> str:
    """A member as people write it: ``sub internship``, but ``J-1`` as it is."""
    return member.replace("-", " ") if member.islower() else member


@dataclass(frozen=True, slots=True)
class Words:
    """Several short texts, parted by commas; ``each`` turns one into its value.

    ``each`` may raise RefusedError; ``shown`` turns a value back into text.
    """

    known: tuple[str, ...] = ()
    each: Callable[[str], str] = field(default=str)
    shown: Callable[[str], str] = field(default=str)

    @property
    def offered(self) -> tuple[str, ...]:
        return self.known

    def read(self, text: str, today: date) -> tuple[str, ...]:  # noqa: ARG002
        parts = [clean(part) for part in text.split(",")]
        return tuple(dict.fromkeys(self.each(part) for part in parts if part))

    def write(self, value: object) -> str:
        return ", ".join(map(self.shown, value)) if isinstance(value, tuple) else ""

    def understood(self, text: str, today: date) -> str:
        kept = self.read(text, today)
        shown = ", ".join(map(self.shown, kept))
        return "" if shown == clean(text) else MARK + shown


@dataclass(frozen=True, slots=True)
class Address:
    """An e-mail address."""

    def read(self, text: str, today: date) -> str:  # noqa: ARG002
        kept = clean(text)
        if not is_address(kept) or len(kept) > LINE_MAX:
            raise RefusedError("This is not an e-mail address, such as a.roe@example.org.")
        return kept

    def write(self, value: object) -> str:
        return "" if value is None else str(value)

    def understood(self, text: str, today: date) -> str:  # noqa: ARG002
        return ""
