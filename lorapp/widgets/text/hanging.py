"""A label with its text beside it, further lines under the text."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from textual.content import Content

from lorapp.widgets.text.cells import left
from lorapp.widgets.text.glyphs import Tone

LABEL: Final = 11
BESIDE: Final = 46
"""The cells of text in a panel beside a list."""
NARROWEST: Final = 24
"""Lines are never laid out for less: a window that is smaller shows their beginning."""
_room: Final = ContextVar("room", default=BESIDE)


def room() -> int:
    """The cells of a line in what is laid out now."""
    return _room.get()


@contextmanager
def with_room(cells: int) -> Iterator[None]:
    """Let what is laid out meanwhile have lines of so many cells."""
    before = _room.set(max(NARROWEST, cells))
    try:
        yield
    finally:
        _room.reset(before)


def hanging(label: str, text: Content, *, label_width: int = LABEL) -> Content:
    """Put a muted label before a text; what does not fit goes on under the text."""
    first, *more = text.wrap(room() - label_width) or [Content()]
    lines = [Content.assemble((left(label, label_width), Tone.MUTED.style), first.rstrip())]
    lines += [Content.assemble(" " * label_width, line.rstrip()) for line in more]
    return Content("\n").join(lines)
