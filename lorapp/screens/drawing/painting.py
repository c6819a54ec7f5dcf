"""Writes to the terminal only what differs from what stands there.

Textual paints every cell of a line that was touched and names both colours of every piece anew.
Here the last written cells are kept, only runs that differ are sent, and a colour is named when
it changes: a cursor key costs a quarter of the bytes (1.3 kB for 4.5 kB on Today), opening a screen
a third, and a slow line (ssh) feels it.

It leans on what Textual's compositor hands to ``App._display``; what is not known here is
painted by Textual itself, and what stands on the screen is then forgotten.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import Final

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from lorapp.screens.drawing.strokes import FIRST_PEN, Brush, on_blanks
from lorapp.widgets.frame.at_once import Pieces

BRIDGE: Final = 3
"""Cells between two runs that are cheaper to write again than to jump over."""

PENS_MAX: Final = 20_000

SHIFTED_LEAST: Final = 24
"""Cells at the end of a row that are worth being moved by the terminal."""

UNKNOWN: Final = "\0"
"""Stands in a row for what the terminal has put there by itself."""

Row = tuple[str, str]
"""Cells beside one another: their text, and the pens they were written with."""


class UnknownPieceError(Exception):
    """A piece that only Textual knows how to paint."""


class Canvas:
    """What stands on the terminal, cell by cell, as far as it is known.

    A row is its text and, as a string of the same length, the pens it was written with; only
    cells that are one column wide in every terminal are kept. ``may_erase``: the terminal is
    known to keep the ground in what it erases.
    """

    def __init__(self, *, may_erase: bool = False) -> None:
        self._may_erase = may_erase
        self._rows: dict[int, Row] = {}
        self._width = 0
        self._pens: list[str] = []
        self._numbers: dict[str, str] = {}

    def forget(self) -> None:
        """Know nothing any more: what is painted next is painted whole."""
        self._rows.clear()
        self._pens.clear()
        self._numbers.clear()

    def over(self, update: RenderableType | None) -> RenderableType | None:
        """An update that writes only what differs, in the place of one of Textual's."""
        if isinstance(update, ChopsUpdate | LayoutUpdate | Pieces):
            return Painted(self, update)
        return update

    def written(self, update: CompositorUpdate, console: Console, *, in_order: bool = False) -> str:
        """The bytes that bring the terminal from what stands there to what shall.

        ``in_order``: line by line from left to right, even where that takes more.
        """
        if len(self._pens) > PENS_MAX:
            self.forget()
        if isinstance(update, LayoutUpdate):
            self._rows.clear()
            self._width = update.region.right
        system = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001  as Strip reads it
        brush = Brush(self._pens, may_erase=self._may_erase)
        try:
            for x, y, strip in _placed(update):
                self._paint(brush, x, y, self._cells(strip, system))
        except UnknownPieceError:
            self.forget()
            return update.render_segments(console)
        return brush.in_order() if in_order else brush.done()

    def _paint(self, brush: "Brush", x: int, y: int, cells: Row) -> None:
        text, pens = cells
        end = x + len(text)
        before = self._rows.get(y)
        if before is not None and len(before[0]) >= end:
            if end == self._width == len(before[0]):
                before = _shifted(brush, x, y, before, cells)
            old_text, old_pens = before
            for start, stop in _differing((old_text[x:end], old_pens[x:end]), cells):
                brush.write(x + start, y, text[start:stop], pens[start:stop])
            after = old_text[:x] + text + old_text[end:], old_pens[:x] + pens + old_pens[end:]
            self._rows[y] = after
            return
        brush.write(x, y, text, pens)
        known_text, known_pens = before or ("", "")
        if x <= len(known_text):
            self._rows[y] = known_text[:x] + text, known_pens[:x] + pens

    def _cells(self, strip: Strip, system: ColorSystem) -> Row:
        texts: list[str] = []
        pens: list[str] = []
        for text, style, control in strip:
            if control or not _is_plain(text) or (style is not None and style.link):
                raise UnknownPieceError
            texts.append(text)
            ansi = _ansi(style, system)
            pens.append(self._number(on_blanks(ansi) if text.isspace() else ansi) * len(text))
        return "".join(texts), "".join(pens)

    def _number(self, ansi: str) -> str:
        number = self._numbers.get(ansi)
        if number is None:
            number = self._numbers[ansi] = chr(FIRST_PEN + len(self._pens))
            self._pens.append(ansi)
        return number


class Painted(CompositorUpdate):
    """An update of Textual's, written over what stands on a canvas."""

    def __init__(self, canvas: Canvas, update: ChopsUpdate | LayoutUpdate | Pieces) -> None:
        self._canvas = canvas
        self._update = update
        self._written: str | None = None

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from console.render(self._update, options)

    def render_segments(self, console: Console) -> str:
        if self._written is None:
            self._written = self._canvas.written(self._update, console)
        return self._written


def _placed(update: CompositorUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The strips of an update, each with the cell it begins at."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            yield from _in_a_row(update.region.x, y, line)
    elif isinstance(update, ChopsUpdate):
        for y, first, last in update.spans:
            for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if strip is not None and x <= last and end > first:
                    is_whole = last > x >= first and end <= last
                    yield x, y, strip if is_whole else strip.crop(0, min(end, last) - x)
    elif isinstance(update, Pieces):
        for at, strip in update.pieces:
            yield at.x, at.y, strip
    else:
        raise UnknownPieceError


def _in_a_row(x: int, y: int, line: Iterable[Strip]) -> Iterator[tuple[int, int, Strip]]:
    for strip in line:
        if strip is not None:
            yield x, y, strip
            x += strip.cell_length


def _shifted(brush: Brush, x: int, y: int, old: Row, new: Row) -> Row:
    """A row that reaches the right edge, after the terminal has moved its end to where it shall be.

    Where a word in the key line gets longer, all behind it moves; the terminal does that with ten
    bytes where writing it anew takes a hundred and fifty. What it puts in at the gap, or at the
    edge, is not known (not all terminals keep the ground), so that it is written in any case.
    """
    was_end, is_end = x + len(old[0][x:].rstrip()), x + len(new[0].rstrip())
    by = is_end - was_end
    if not by:
        return old
    ends = zip(_backwards(old, x, was_end), _backwards(new, 0, is_end - x), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    start = was_end - same
    if same < SHIFTED_LEAST or min(start, start + by) < x:
        return old
    brush.shift(min(start, start + by), y, by)
    if by > 0:
        return _spliced(old, start, start, by, len(old[0]))
    moved = _spliced(old, start + by, start, 0, len(old[0]))
    return _spliced(moved, len(moved[0]), len(moved[0]), -by, len(old[0]))


def _backwards(row: Row, start: int, end: int) -> Iterator[tuple[str, str]]:
    return zip(row[0][start:end][::-1], row[1][start:end][::-1], strict=True)


def _spliced(row: Row, keep: int, resume: int, unknown: int, width: int) -> Row:
    """The cells of a row up to one, then unknown ones, then those from another on."""
    text, pens = ((one[:keep] + UNKNOWN * unknown + one[resume:])[:width] for one in row)
    return text, pens


def _differing(old: Row, new: Row) -> Iterator[tuple[int, int]]:
    """The runs of cells that differ; what is close together and of one pen is one run."""
    if old == new:
        return
    start = end = -1
    pens = new[1]
    for at, (was_text, is_text, was_pen, is_pen) in enumerate(
        zip(old[0], new[0], old[1], pens, strict=True)
    ):
        if was_text == is_text and was_pen == is_pen:
            continue
        if start >= 0 and at != end:
            is_near = at - end <= BRIDGE and pens[end - 1 : at] == pens[end - 1] * (at - end + 1)
            if not is_near:
                yield start, end
                start = at
        elif start < 0:
            start = at
        end = at + 1
    if start >= 0:
        yield start, end


@lru_cache(maxsize=4096)
def _is_plain(text: str) -> bool:
    """Whether each character takes one cell in every terminal."""
    if text.isascii():
        return text.isprintable()
    return all(get_character_cell_size(sign) == 1 for sign in text)


def _ansi(style: Style | None, system: ColorSystem) -> str:
    if style is None:
        return ""
    found = style._ansi  # noqa: SLF001  where Strip keeps it
    return Strip.render_ansi(style, system) if found is None else found
