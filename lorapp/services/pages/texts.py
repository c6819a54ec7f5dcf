"""Texts of people as every printer takes them: harmless, and with plain line ends."""

from typing import Final

from lorapp.domain.pages import Tone
from lorapp.domain.text import clean

GLYPHS: Final = {Tone.GOOD: "✓", Tone.CAUTION: "◐", Tone.URGENT: "!"}
"""The sign before a text of this tone."""
WORDS: Final = {Tone.GOOD: "good", Tone.CAUTION: "caution", Tone.URGENT: "urgent"}
"""The same, for whoever listens."""


def line_of(text: str) -> str:
    """A text on one line."""
    return clean(text)


def lines_of(text: str) -> list[str]:
    """A text of several lines; every sort of line end counts."""
    return clean("\n".join(text.splitlines()), multiline=True).split("\n")
