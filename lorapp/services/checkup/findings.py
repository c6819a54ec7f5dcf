"""What a check-up finds: how it weighs, what it means, and whether it can be mended."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from lorapp.domain.wording.days import count_words
from lorapp.frozen import dataclass

FOLDER: Final = "Folder"
"""The part of the check-up that looks at the folder and what lies in it."""


class Level(StrEnum):
    """How a finding weighs."""

    FINE = "fine"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the check-up found.

    ``about`` names the part looked at, ``state`` the fault by a word of its own, empty where
    there is none; ``mends`` tells that mending puts it right.
    """

    level: Level
    text: str
    about: str = ""
    state: str = ""
    mends: bool = False

    @property
    def is_fine(self) -> bool:
        return self.level is not Level.WRONG


def fine(about: str, text: str) -> Finding:
    """A part that is as it should be."""
    return Finding(Level.FINE, text, about)


def note(about: str, state: str, text: str, *, mends: bool = False) -> Finding:
    """Something to know, though nothing is broken."""
    return Finding(Level.NOTE, text, about, state, mends)


def wrong(about: str, state: str, text: str, *, mends: bool = False) -> Finding:
    """Something that is broken."""
    return Finding(Level.WRONG, text, about, state, mends)


def verdict(findings: Iterable[Finding]) -> str:
    """The whole in one line, for somebody who is frightened."""
    levels = [finding.level for finding in findings]
    broken, told = levels.count(Level.WRONG), levels.count(Level.NOTE)
    if not broken:
        rest = f" {count_words(told, 'thing')} to know." if told else ""
        return f"All is well.{rest}"
    verb = "is" if broken == 1 else "are"
    rest = f", {told} to know" if told else ""
    return f"{count_words(broken, 'thing')} {verb} wrong{rest}."
