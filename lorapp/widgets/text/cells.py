"""Text in cells of the terminal: measuring, cutting, and lines with key caps."""

import re
from typing import Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from lorapp.widgets.text.glyphs import CUT, LEADING, drawn, own

_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_KEY: Final = re.compile(r"`(Enter|Esc|Space|Tab|Ctrl\+P|Ctrl\+S|Up|Down|↑↓|[ -~]{1,2}?)`")
KEY_STYLE: Final = "$accent bold"
NOTE_SHOWN: Final = 4_000


def safe(text: str) -> str:
    """Drop what would reach the terminal as a command; the last door before the screen."""
    return _UNSAFE.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, safe to draw."""
    return safe(" ".join(text.split()))


def cut(text: str, width: int) -> str:
    """The text in at most ``width`` cells; what does not fit ends in the cut sign."""
    if width <= 0:
        return ""
    text = one_line(text)
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + drawn(CUT)


def trimmed(line: Content, width: int) -> Content:
    """The line in at most ``width`` cells, with the cut sign where something is left out."""
    if line.cell_length <= width:
        return line
    return Content.assemble(line.truncate(max(0, width - 1)).rstrip(), drawn(CUT))


def noted(text: str | None) -> str:
    """A note as a panel shows it: one that would fill many screens is only begun."""
    text = text or ""
    more = len(text) - NOTE_SHOWN
    return text if more <= 0 else f"{text[:NOTE_SHOWN]}… ({more:,} more characters)"


def left(text: str, width: int) -> str:
    """The text in exactly ``width`` cells, blanks at the right."""
    text = cut(text, width)
    return text + " " * (width - cell_len(text))


def right(text: str, width: int) -> str:
    """The text in exactly ``width`` cells, blanks at the left."""
    text = cut(text, width)
    return " " * (width - cell_len(text)) + text


def keyed(text: str, style: str = "") -> Content:
    """A sentence whose `key` names between backticks are drawn as key caps."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for found in _KEY.finditer(text):
        pieces += [(safe(text[at : found.start()]), style), (own(found[1]), KEY_STYLE)]
        at = found.end()
    pieces.append((safe(text[at:]), style))
    return Content.assemble(*pieces)


def stated(text: str, style: str = "") -> Content:
    """A line of a panel: a leading glyph takes its colour, key names are key caps."""
    glyph = LEADING.get(text[:1]) if text[1:2] == " " else None
    if glyph is None:
        return keyed(text, style)
    return Content.assemble((drawn(glyph), glyph.tone.style), keyed(text[1:], style))
