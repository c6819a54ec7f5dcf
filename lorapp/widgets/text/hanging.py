"""A label with its text beside it, further lines under the text."""

from typing import Final

from textual.content import Content

from lorapp.widgets.text.cells import left
from lorapp.widgets.text.glyphs import Tone

LABEL: Final = 11
ROOM: Final = 46
"""The cells of text in a panel beside a list."""


def hanging(label: str, text: Content, *, label_width: int = LABEL) -> Content:
    """Put a muted label before a text; what does not fit goes on under the text."""
    room = ROOM - label_width
    first, *more = text.wrap(room) or [Content()]
    lines = [Content.assemble((left(label, label_width), Tone.MUTED.style), first.rstrip())]
    lines += [Content.assemble(" " * label_width, line.rstrip()) for line in more]
    return Content("\n").join(lines)
