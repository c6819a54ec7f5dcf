"""What a chart is drawn with: fills that differ by their grain, and pieces of a line."""

from collections.abc import Iterable, Sequence
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from lorapp.widgets.text.cells import cut
from lorapp.widgets.text.glyphs import Glyph, Tone, drawn

Piece = tuple[str, str]
"""A text and its style, as Content takes them."""

LAYERS: Final = (
    Glyph("░", ".", Tone.MUTED, "first layer"),
    Glyph("▒", "+", Tone.MUTED, "second layer"),
    Glyph("▓", "=", Tone.INK, "third layer"),
    Glyph("█", "#", Tone.GOOD, "innermost layer"),
)
BARS: Final = (
    Glyph("█", "#", Tone.GOOD, "first bar"),
    Glyph("░", ".", Tone.MUTED, "second bar"),
)
ONE_BAR: Final = (Glyph("█", "#", Tone.INK, "the only bar"),)
LEVEL: Final = Glyph("┄", "-", Tone.MUTED, "a value to compare with")
UPRIGHT: Final = Glyph("│", "|", Tone.MUTED, "something falls here")
GROUND: Final = Glyph("─", "-", Tone.LINE, "the ground line")
GAP: Final = 3


def piece(glyph: Glyph, count: int = 1) -> Piece:
    """So many cells of one glyph in its colour."""
    return drawn(glyph) * count, glyph.tone.style


def signs(before: Sequence[Piece], cells: Iterable[Glyph | None]) -> Content:
    """A line: pieces, a blank, then cells of glyphs; None is an empty cell."""
    runs: list[tuple[Glyph | None, int]] = []
    for glyph in cells:
        if runs and runs[-1][0] is glyph:
            runs[-1] = (glyph, runs[-1][1] + 1)
        else:
            runs.append((glyph, 1))
    drawn_runs = [piece(glyph, count) if glyph else (" " * count, "") for glyph, count in runs]
    return Content.assemble(*before, (" ", ""), *drawn_runs)


def legend(entries: Sequence[tuple[Glyph, str]], width: int) -> list[Content]:
    """Each glyph with its word, as many in a line as fit."""
    lines: list[list[Piece]] = [[]]
    used = 0
    for glyph, word in entries:
        text = cut(word, width - 2)
        room = cell_len(text) + 2
        if used and used + GAP + room > width:
            lines.append([])
            used = 0
        if used:
            lines[-1].append((" " * GAP, ""))
        lines[-1] += [piece(glyph), (f" {text}", Tone.INK.style)]
        used += room + (GAP if used else 0)
    return [Content.assemble(*line) for line in lines if line]


def placed(texts: Iterable[tuple[int, str]], width: int) -> str:
    """Texts on one line, each from its cell on or up to it; what finds no room is left out."""
    taken: list[tuple[int, int, str]] = []
    for at, text in texts:
        room = cell_len(text)
        for first in (at, at - room + 1):
            last = first + room
            is_free = all(last + 2 <= a or first >= b + 2 for a, b, _ in taken)
            if first >= 0 and last <= width and is_free:
                taken.append((first, last, text))
                break
    line = ""
    for first, _, text in sorted(taken):
        line += " " * (first - cell_len(line)) + text
    return line
