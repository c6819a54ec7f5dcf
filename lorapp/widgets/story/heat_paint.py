"""How the map of themes is laid out, and how its lines are drawn."""

from collections.abc import Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style

from lorapp.frozen import dataclass
from lorapp.widgets.placing.matrix_paint import Head, Sign, Spread, Window, filled
from lorapp.widgets.rows.row_paint import MARGIN, TEXT_FROM, Colours, Row
from lorapp.widgets.text.cells import left
from lorapp.widgets.text.glyphs import CURSOR, CUT, Tone, drawn

NAME_LEAST: Final = 16
NAME_GOOD: Final = 24
"""Cells for a theme's name that columns do not grow into."""
NAME_MOST: Final = 34
CELL_LEAST: Final = 8
CELL_MOST: Final = 14
WORDY: Final = 11
"""Cells of a column from which on the whole words fit."""


@dataclass(frozen=True, slots=True)
class HeatSpread(Spread):
    """Widths in cells; nothing but the theme stays in sight."""

    @property
    def begins(self) -> int:
        return TEXT_FROM + self.title


@dataclass(frozen=True, slots=True)
class HeatColumn(Head):
    """A statement or a letter over its column, with a word for how it stands."""

    word: str = ""


def share(width: int, letters: int) -> Spread:
    """Share a width: so many columns as wide as there is room, then the theme."""
    room = max(CELL_LEAST, width - TEXT_FROM - NAME_LEAST - MARGIN)
    spare = room + NAME_LEAST - NAME_GOOD
    cell = max(CELL_LEAST, min(CELL_MOST, spare // max(1, letters)))
    count = min(letters, room // cell)
    title = width - TEXT_FROM - MARGIN - count * cell
    return HeatSpread(max(1, min(NAME_MOST, title)), cell, count)


def names_line(window: Window, width: int, colour: Colours) -> list[Segment]:
    """The first line of the head: the statements and the writers."""
    grid, muted = window.spread, colour(Tone.MUTED, chosen=False)
    last, of = window.first + grid.count, len(window.heads)
    part = f"{window.first + 1} to {last} of {of}" if grid.count < of else ""
    found = [
        Segment(" " * TEXT_FROM + left(part, grid.title - 1), muted),
        Segment(drawn(CUT) if window.first else " ", muted),
    ]
    for number, head in enumerate(window.shown):
        here = number == window.at_shown
        ink = colour(Tone.INK if here else Tone.MUTED, chosen=False)
        found += [Segment(" ", ink), Segment(left(head.name, grid.cell - 1), ink + _bold(here))]
    if last < of and found[-1].text.endswith(drawn(CUT)):
        return filled(found, width, muted)  # the cut name says it already
    return filled([*found, Segment(drawn(CUT) if last < of else " ", muted)], width, muted)


def words_line(window: Window, width: int, colour: Colours) -> list[Segment]:
    """The second line of the head: how each statement or letter stands."""
    grid, muted = window.spread, colour(Tone.MUTED, chosen=False)
    found = [Segment(" " * TEXT_FROM + left("Theme", grid.title), muted)]
    for head in window.shown:
        word = head.word if isinstance(head, HeatColumn) else ""
        found += [
            Segment(" " + drawn(head.glyph), colour(head.tone, chosen=False)),
            Segment(" " + left(word, grid.cell - 3), muted),
        ]
    return filled(found, width, muted)


def theme_line(
    row: Row, signs: Sequence[Sign], window: Window, width: int, colour: Colours, *, chosen: bool
) -> list[Segment]:
    """One theme: how it stands, its name, and its cells."""
    grid, blank = window.spread, colour(Tone.INK, chosen=chosen)
    found = [
        Segment(drawn(CURSOR) if chosen else " ", colour(Tone.ACCENT, chosen=chosen)),
        Segment(" ", blank),
        Segment(drawn(row.glyph) if row.glyph else " ", colour(row.tone, chosen=chosen)),
        Segment(" ", blank),
        Segment(left(row.title, grid.title - 1), blank + _bold(chosen)),
        Segment(" ", blank),
    ]
    for number, sign in enumerate(signs):
        here = chosen and number == window.at_shown
        word = colour(Tone.INK if here else Tone.MUTED, chosen=chosen)
        found += [
            Segment(drawn(CURSOR) if here else " ", colour(Tone.ACCENT, chosen=chosen)),
            Segment(drawn(sign.glyph), colour(sign.tone, chosen=chosen) + _bold(here)),
            Segment(" " + left(sign.mark, grid.cell - 3), word + _bold(here)),
        ]
    return filled(found, width, blank)


def _bold(here: bool) -> Style:
    return Style(bold=here)
