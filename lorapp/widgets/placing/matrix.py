"""Letters as columns, programs as rows: a grid with a cursor, frozen at its top and left."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lorapp.keymap import MATRIX_MOVING, bindings
from lorapp.widgets.placing.matrix_paint import (
    Head,
    Sign,
    Spread,
    Window,
    names_segments,
    program_segments,
    spread,
    states_segments,
)
from lorapp.widgets.rows.row_paint import Group, Row, heading_segments
from lorapp.widgets.rows.rows import RowList
from lorapp.widgets.text.glyphs import Tone

__all__ = ["Head", "Matrix", "MatrixGrid", "Sign"]

Signs = Callable[[str, str], Sign]
HEAD_LINES = 2


class MatrixHead(ScrollView, can_focus=False):
    """The two lines above the grid; they borrow its colours and its window."""

    DEFAULT_CSS = "MatrixHead { height: 2; overflow: hidden; background: $background; }"

    def __init__(self) -> None:
        super().__init__()
        self.grid: Matrix | None = None

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.grid is None or not self.grid.window.heads:
            return Strip.blank(width, self.rich_style)
        paint = self.grid.paint_states if y else self.grid.paint_names
        # The window may still be that of the width before; the strip must not be.
        segments = paint(self.grid.window, width, self.grid.colour)
        return Strip(segments).adjust_cell_length(width, self.rich_style)


class Matrix(RowList, inherit_bindings=False):
    """The rows of the grid. ``Highlighted`` tells of another cell, ``Chosen`` of Enter in one.

    Only the lines in sight ask ``sign`` (program, letter) for their cells. A grid of other
    things shares the width and paints its lines in its own way.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(MATRIX_MOVING)
    share_width = staticmethod(spread)
    paint_names = staticmethod(names_segments)
    paint_states = staticmethod(states_segments)
    paint_row = staticmethod(program_segments)
    window = Window(Spread(1, 1, 0), ())
    _sign: Signs

    def __init__(self, head: MatrixHead, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.head = head
        head.grid = self

    def _seen(self) -> list[object]:
        """Nothing: a line draws from more than its row."""
        return []

    def draw(self, heads: Sequence[Head], groups: Sequence[Group], sign: Signs) -> None:
        """Draw these letters and programs; the cursor stays on its letter and its program."""
        letter, self._sign = self.letter, sign
        ids = [head.id for head in heads]
        at = ids.index(letter) if letter in ids else min(self.window.at, max(0, len(ids) - 1))
        self.window = Window(self.window.spread, tuple(heads), self.window.first, at)
        self._fit()
        self.show(groups)
        self.post_message(self.Highlighted(self, self.current))

    @property
    def letter(self) -> str | None:
        """The key of the letter under the cursor."""
        heads = self.window.heads
        return heads[self.window.at].id if heads else None

    def stand_on(self, letter: str) -> None:
        """Put the cursor on the column of a letter."""
        ids = [head.id for head in self.window.heads]
        if letter in ids:
            self._turn_to(ids.index(letter))

    def colour(self, tone: Tone, *, chosen: bool) -> Style:
        """The style of a tone, for the head as well."""
        return self._colour(tone, chosen=chosen)

    def _fit(self) -> None:
        """Share the width anew, with the letter under the cursor in sight."""
        window = self.window
        grid = self.share_width(self.outer_size.width, len(window.heads))
        first = min(window.first, max(0, len(window.heads) - grid.count))
        if window.at < first:
            first = window.at
        elif window.at >= first + grid.count:
            first = window.at - grid.count + 1
        self.window = Window(grid, window.heads, first, window.at)
        self.head.refresh()

    def on_resize(self) -> None:
        self._fit()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        at, width = y + self.scroll_offset.y, self.outer_size.width
        line = self._lines[at] if at < len(self._lines) else None
        if isinstance(line, Row):
            chosen = self._stops[self._stop] == at
            signs = [self._sign(line.id, head.id) for head in self.window.shown]
            segments = self.paint_row(line, signs, self.window, width, self._colour, chosen=chosen)
        elif isinstance(line, Group):
            segments = heading_segments(line, width, self.columns.number, self._colour)
        else:
            segments = [Segment(" " * width, self._colour(Tone.INK, chosen=False))]
        blank = self._colour(Tone.INK, chosen=False)
        return Strip(segments).adjust_cell_length(width, blank).crop(0, self.size.width)

    def _turn_to(self, column: int) -> None:
        """Move the cursor to another letter."""
        window = self.window
        column = max(0, min(column, len(window.heads) - 1))
        if column == window.at or not window.heads:
            return
        self.window = Window(window.spread, window.heads, window.first, column)
        self._fit()
        if self.window.first != window.first:
            self.refresh()
        elif self._stops:
            y = self._stops[self._stop] - self.scroll_offset.y
            self.refresh(Region(0, y, self.size.width, 1))
        self.post_message(self.Highlighted(self, self.current))

    def on_click(self, event: events.Click) -> None:
        event.prevent_default()
        at = event.y + self.scroll_offset.y
        column = self._column_at(event.x)
        if at not in self._stops:
            return
        stop = self._stops.index(at)
        if stop == self._stop and column == self.window.at:
            self.action_choose()
            return
        self._move_to(stop)
        if column is not None:
            self._turn_to(column)

    def _column_at(self, x: int) -> int | None:
        """The letter at a place of the line; None over the frozen part and past the last."""
        grid = self.window.spread
        number = (x - grid.begins) // grid.cell
        return self.window.first + number if 0 <= number < grid.count else None

    def action_left(self) -> None:
        self._turn_to(self.window.at - 1)

    def action_right(self) -> None:
        self._turn_to(self.window.at + 1)

    def action_first_letter(self) -> None:
        self._turn_to(0)

    def action_last_letter(self) -> None:
        self._turn_to(len(self.window.heads) - 1)


class MatrixGrid(Vertical):
    """The grid under its head."""

    DEFAULT_CSS = """
    MatrixGrid { width: 1fr; height: 1fr; }
    MatrixGrid Matrix { width: 1fr; height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        head = MatrixHead()
        yield head
        yield Matrix(head, id="matrix")
