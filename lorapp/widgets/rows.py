"""The one list of lorapp: groups of one-line rows, drawn line by line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lorapp.keymap import MOVING, bindings
from lorapp.widgets.at_once import paint_at_once
from lorapp.widgets.glyphs import Tone
from lorapp.widgets.row_lines import Lines
from lorapp.widgets.row_paint import Columns, Group, Row, heading_segments, row_segments

__all__ = ["Columns", "Group", "Row", "RowList"]

SLIM: Final = 80


class RowList(ScrollView, can_focus=True):
    """A list with a cursor. Posts ``Highlighted`` and ``Chosen``; knows rows, not records."""

    DEFAULT_CSS = """
    RowList {
        background: $background; overflow-x: hidden; overflow-y: auto;
        scrollbar-size-vertical: 1; scrollbar-color: $line; scrollbar-color-hover: $muted;
        scrollbar-color-active: $muted;
        scrollbar-background: $background; scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        & > .rows--ink { color: $foreground; }
        & > .rows--muted { color: $muted; }
        & > .rows--accent { color: $accent; }
        & > .rows--urgent { color: $urgent; }
        & > .rows--caution { color: $caution; }
        & > .rows--good { color: $good; }
        & > .rows--line { color: $line; }
        & > .rows--ground { background: $background; }
        & > .rows--select { background: $select; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"rows--{tone}" for tone in Tone),
        "rows--ground",
        "rows--select",
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings(MOVING)

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another row, or its row changed; None: the list is empty."""

        rows: "RowList"
        row: Row | None

        def can_replace(self, message: Message) -> bool:
            """Of several keys at once only the last row is explained."""
            return isinstance(message, RowList.Highlighted) and message.rows is self.rows

        @property
        def control(self) -> "RowList":
            return self.rows

    @dataclass
    class Chosen(Message):
        """Enter, or a click on the row under the cursor."""

        rows: "RowList"
        row: Row

        @property
        def control(self) -> "RowList":
            return self.rows

    def __init__(
        self,
        *,
        columns: Columns | None = None,
        id: str | None = None,  # noqa: A002  Textual's name
    ) -> None:
        super().__init__(id=id)
        self.columns = columns or Columns()
        self._lines = Lines()
        self._stop = 0
        self._colours: dict[tuple[str, bool], Style] = {}

    @property
    def ids(self) -> list[str]:
        """The ids of the rows, top to bottom."""
        return self._lines.ids

    @property
    def _stops(self) -> list[int]:
        return self._lines.stops

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        found = self._lines[self._stops[self._stop]] if self._stops else None
        return found if isinstance(found, Row) else None

    def show(self, groups: Sequence[Group]) -> None:
        """Draw these groups; the cursor stays on its row, else on what stands in its place."""
        before = self.current
        self._lines = Lines(groups)
        self._stop = max(0, min(self._stop, len(self._stops) - 1))
        found = self._find(before.id) if before is not None else None
        if found is not None:
            self._stop = found
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()
        if self.current != before or before is None:
            self.post_message(self.Highlighted(self, self.current))
        self._reveal()

    def select(self, row_id: str) -> bool:
        """Put the cursor on a row; False when it is not in the list."""
        at = self._find(row_id)
        if at is not None:
            self._move_to(at)
        return at is not None

    def _find(self, row_id: str) -> int | None:
        ids = self._lines.ids
        return ids.index(row_id) if row_id in ids else None

    def notify_style_update(self) -> None:
        self._colours.clear()
        super().notify_style_update()

    def _colour(self, tone: Tone, *, chosen: bool) -> Style:
        found = self._colours.get((tone, chosen))
        if found is None:
            ground = self.get_component_rich_style("rows--select" if chosen else "rows--ground")
            ink = self.get_component_rich_style(f"rows--{tone}")
            found = Style(color=ink.color, bgcolor=ground.bgcolor)
            self._colours[(tone, chosen)] = found
        return found

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        width = self.outer_size.width
        line = self._lines[at] if at < len(self._lines) else None
        if isinstance(line, Row):
            chosen = self._stops[self._stop] == at
            segments = row_segments(line, width, self._widths(), self._colour, chosen=chosen)
        elif isinstance(line, Group):
            segments = heading_segments(line, width, self.columns.number, self._colour)
        else:
            segments = [Segment(" " * width, self._colour(Tone.INK, chosen=False))]
        return Strip(segments, width).crop(0, self.size.width)

    def _widths(self) -> tuple[int, int, int]:
        columns = self.columns
        if self.screen.size.width < SLIM:
            return 0, columns.number, 1
        return columns.fact, columns.number, columns.gap

    def _move_to(self, stop: int) -> None:
        if not self._stops:
            return
        stop = max(0, min(stop, len(self._stops) - 1))
        if stop == self._stop:
            return
        before, self._stop = self._stops[self._stop], stop
        for at in (before, self._stops[stop]):
            y = at - self.scroll_offset.y
            if 0 <= y < self.size.height:
                self.refresh(Region(0, y, self.size.width, 1))
        self._reveal()
        paint_at_once(self, self.vertical_scrollbar)
        self.post_message(self.Highlighted(self, self.current))

    def _reveal(self) -> None:
        """Scroll so that the cursor, and a heading right above it, can be seen."""
        if not self._stops or not self.size.height:
            return
        at = self._stops[self._stop]
        top = at - 1 if at and isinstance(self._lines[at - 1], Group) else at
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, immediate=True)
        elif at >= self.scroll_offset.y + self.size.height:
            self.scroll_to(y=at - self.size.height + 1, animate=False, immediate=True)

    def on_resize(self) -> None:
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        at = event.y + self.scroll_offset.y
        if at in self._stops:
            stop = self._stops.index(at)
            if stop == self._stop:
                self.action_choose()
            self._move_to(stop)

    def action_up(self) -> None:
        self._move_to(self._stop - 1)

    def action_down(self) -> None:
        self._move_to(self._stop + 1)

    def action_page_up(self) -> None:
        self._move_to(self._stop - max(1, self.size.height - 1))

    def action_page_down(self) -> None:
        self._move_to(self._stop + max(1, self.size.height - 1))

    def action_first(self) -> None:
        self._move_to(0)

    def action_last(self) -> None:
        self._move_to(len(self._stops) - 1)

    def action_choose(self) -> None:
        if (row := self.current) is not None:
            self.post_message(self.Chosen(self, row))
