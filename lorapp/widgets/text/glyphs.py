"""The glyphs of lorapp: one cell each, one meaning everywhere, with plain stand-ins."""

from enum import StrEnum
from typing import Final

from lorapp.frozen import dataclass


class Tone(StrEnum):
    """The role of a colour; the value is the name of its theme variable."""

    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    URGENT = "urgent"
    CAUTION = "caution"
    GOOD = "good"
    LINE = "line"

    @property
    def style(self) -> str:
        """How a Content names this colour."""
        return f"${self.value}"


MUTED: Final = Tone.MUTED.style
"""How a Content names what stands back."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign, its plain stand-in, its usual colour and what it means."""

    sign: str
    plain: str
    tone: Tone
    meaning: str


NEEDS_YOU: Final = Glyph("!", "!", Tone.URGENT, "needs you, something is being lost")
PARTLY: Final = Glyph("◐", "%", Tone.CAUTION, "soon, or partly there")
OPEN: Final = Glyph("○", "o", Tone.INK, "open, not begun")
WAITING: Final = Glyph("◌", ".", Tone.MUTED, "waiting, later")
THERE: Final = Glyph("●", "*", Tone.GOOD, "there, settled, locked")
DONE: Final = Glyph("✓", "+", Tone.GOOD, "done, passes")
FAILED: Final = Glyph("✗", "x", Tone.URGENT, "refused, fails, closed")
UNKNOWN: Final = Glyph("?", "?", Tone.MUTED, "unknown")
BOUNCED: Final = Glyph("↩", "<", Tone.URGENT, "bounced")
PLANNED: Final = Glyph("◍", "@", Tone.INK, "planned, still free")
ASLEEP: Final = Glyph("z", "z", Tone.MUTED, "asleep")
CURSOR: Final = Glyph("▌", ">", Tone.ACCENT, "you are here")
GONE: Final = Glyph("━", "=", Tone.GOOD, "way gone")
TO_GO: Final = Glyph("┄", "-", Tone.LINE, "way to go")
DOT: Final = Glyph("·", "-", Tone.MUTED, "parts two facts")
CUT: Final = Glyph("…", ".", Tone.MUTED, "cut here, whole in the panel")
JOINT: Final = Glyph("─", "-", Tone.LINE, "joins two steps of a path")

LEGEND: Final = (
    NEEDS_YOU,
    PARTLY,
    OPEN,
    WAITING,
    THERE,
    DONE,
    FAILED,
    UNKNOWN,
    BOUNCED,
    PLANNED,
    ASLEEP,
    GONE,
    TO_GO,
)
LEADING: Final = {
    glyph.sign: glyph
    for glyph in (NEEDS_YOU, PARTLY, OPEN, WAITING, THERE, DONE, FAILED, BOUNCED, PLANNED)
}
"""Glyphs that may open a line of a panel and then take their colour."""

_PLAIN: Final = {
    ord(glyph.sign): glyph.plain
    for glyph in (*LEGEND, CURSOR, DOT, CUT, JOINT)
    if glyph.sign != "z"
}
_PLAIN_TEXT: Final = {**_PLAIN, ord("↑"): "^", ord("↓"): "v", ord("–"): "-"}


class _Choice:
    """Which of the two forms is drawn; set once when the app starts."""

    ascii = False


def choose(*, ascii_only: bool) -> None:
    """Draw all glyphs as plain characters from now on, or as themselves."""
    _Choice.ascii = ascii_only


def drawn(glyph: Glyph) -> str:
    """The one character to draw for a glyph."""
    return glyph.plain if _Choice.ascii else glyph.sign


def own(text: str) -> str:
    """A text of lorapp's own (never of a person) with its glyphs as they are to be drawn."""
    return text.translate(_PLAIN_TEXT) if _Choice.ascii else text
