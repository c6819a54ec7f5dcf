"""How the grid of letters and programs is laid out, and how its lines are drawn."""

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from lorapp.domain.wording.names import program_short
from lorapp.frozen import dataclass
from lorapp.widgets.frame.bars import WIDE
from lorapp.widgets.rows.row_paint import MARGIN, TEXT_FROM, Colours, Row
from lorapp.widgets.text.cells import cut, left, one_line
from lorapp.widgets.text.glyphs import CURSOR, CUT, Glyph, Tone, drawn

HAS: Final = 5
FREE: Final = 4
NAME_LEAST: Final = 20
NAME_WIDE: Final = 30
NAME_MOST: Final = 34
CELL_LEAST: Final = 6
CELL_MOST: Final = 12
FROZEN: Final = TEXT_FROM + 1 + HAS + 1 + FREE + 1
"""Cells of a line that stay in sight, apart from the program's name."""


@dataclass(frozen=True, slots=True)
class Head:
    """A letter over its column: the writer's name and how the letter stands."""

    id: str
    name: str
    glyph: Glyph
    tone: Tone


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands in one cell; ``mark`` is a letter right behind the glyph."""

    glyph: Glyph
    tone: Tone
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """Widths in cells, and how many letters are in sight beside each other."""

    title: int
    cell: int
    count: int

    @property
    def begins(self) -> int:
        """The first cell behind what stays in sight."""
        return FROZEN + self.title


def spread(width: int, letters: int) -> Spread:
    """Share a width: columns as wide as there is room, then the program's name."""
    name = NAME_WIDE if width >= WIDE else NAME_LEAST
    room = max(CELL_LEAST, width - FROZEN - name - MARGIN)
    cell = max(CELL_LEAST, min(CELL_MOST, room // max(1, letters)))
    count = min(letters, room // cell)
    title = width - FROZEN - MARGIN - count * cell
    return Spread(max(1, min(NAME_MOST, title)), cell, count)


@dataclass(frozen=True, slots=True)
class Window:
    """Which letters are in sight: the first one, all of them, and the one under the cursor."""

    spread: Spread
    heads: tuple[Head, ...]
    first: int = 0
    at: int = 0

    @property
    def shown(self) -> tuple[Head, ...]:
        return self.heads[self.first : self.first + self.spread.count]

    @property
    def at_shown(self) -> int:
        """The cursor among the letters in sight."""
        return self.at - self.first


def names_segments(window: Window, width: int, colour: Colours) -> list[Segment]:
    """The first line of the head: which letters these are, and their writers."""
    grid, muted = window.spread, colour(Tone.MUTED, chosen=False)
    first, last, of = window.first + 1, window.first + grid.count, len(window.heads)
    part = f"letters {first} to {last} of {of}" if grid.count < of else ""
    found = [
        Segment(" " * TEXT_FROM, muted),
        Segment(left(part, grid.begins - TEXT_FROM - 1), muted),
        Segment(drawn(CUT) if window.first else " ", muted),
    ]
    for number, head in enumerate(window.shown):
        here = number == window.at_shown
        ink = colour(Tone.INK if here else Tone.MUTED, chosen=False)
        found += [
            Segment(" ", ink),
            Segment(left(head.name, grid.cell - 1), ink + Style(bold=here)),
        ]
    more = drawn(CUT) if last < of else " "
    return filled([*found, Segment(" ", muted), Segment(more, muted)], width, muted)


def states_segments(window: Window, width: int, colour: Colours) -> list[Segment]:
    """The second line of the head: what the columns hold, and how each letter stands."""
    grid, muted = window.spread, colour(Tone.MUTED, chosen=False)
    found = [
        Segment(" " * TEXT_FROM, muted),
        Segment(left("Program", grid.title), muted),
        *_counts("Held", "Free", muted),
    ]
    for head in window.shown:
        found += [
            Segment(" ", muted),
            Segment(left(drawn(head.glyph), grid.cell - 1), colour(head.tone, chosen=False)),
        ]
    return filled(found, width, muted)


def program_segments(
    row: Row, signs: Sequence[Sign], window: Window, width: int, colour: Colours, *, chosen: bool
) -> list[Segment]:
    """One program: its light, name, what it has of its minimum, free slots, and its cells."""
    grid, blank = window.spread, colour(Tone.INK, chosen=chosen)
    muted = colour(Tone.MUTED, chosen=chosen)
    found = [
        Segment(drawn(CURSOR) if chosen else " ", colour(Tone.ACCENT, chosen=chosen)),
        Segment(" ", blank),
        Segment(drawn(row.glyph) if row.glyph else " ", colour(row.tone, chosen=chosen)),
        Segment(" ", blank),
        Segment(
            left(program_short(one_line(row.title), grid.title), grid.title),
            colour(row.title_tone, chosen=chosen) + Style(bold=chosen),
        ),
        *_counts(row.fact, row.number, muted),
    ]
    for number, sign in enumerate(signs):
        here = chosen and number == window.at_shown
        bar = drawn(CURSOR) if here else " "
        ink = colour(sign.tone, chosen=chosen) + Style(bold=bool(sign.mark) or here)
        found += [
            Segment(bar, colour(Tone.ACCENT, chosen=chosen)),
            Segment(drawn(sign.glyph), ink),
            Segment(left(sign.mark, grid.cell - 2), muted),
        ]
    return filled(found, width, blank)


def _counts(has: str, free: str, style: Style) -> list[Segment]:
    """The two counts behind a program's name, blanks apart from text."""
    found = []
    for text, width in ((has, HAS), (free, FREE)):
        shown = cut(text, width)
        blanks = 1 + width - cell_len(shown)
        found += [Segment(" " * blanks, style), Segment(shown, style)]
    return [*found, Segment(" ", style)]


def filled(segments: list[Segment], width: int, blank: Style) -> list[Segment]:
    """The segments and blanks up to a width."""
    used = sum(segment.cell_length for segment in segments)
    return [*segments, Segment(" " * max(0, width - used), blank)]
