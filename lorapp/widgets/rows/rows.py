"""The one list of lorapp: groups of one-line rows, drawn line by line."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message

from lorapp.frozen import dataclass
from lorapp.keymap import MOVING, bindings
from lorapp.widgets.frame.at_once import paint_at_once
from lorapp.widgets.rows.drawn_rows import DrawnRows
from lorapp.widgets.rows.row_lines import Lines
from lorapp.widgets.rows.row_paint import Columns, Group, Row
from lorapp.widgets.text.glyphs import Tone

__all__ = ["Columns", "Group", "Row", "RowList"]


class RowList(DrawnRows, can_focus=True):
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

    def show(self, groups: Sequence[Group]) -> None:
        """Draw these groups; the cursor stays on its row, else on what stands in its place."""
        before, seen = self.current, self._seen()
        self._lines = Lines(groups)
        self._stop = max(0, min(self._stop, len(self._stops) - 1))
        found = self._find(before.id) if before is not None else None
        if found is not None:
            self._stop = found
        self._stretch(Size(0, len(self._lines)))
        if self.current != before or before is None:
            self.post_message(self.Highlighted(self, self.current))
        self._reveal()
        self._refresh_changed(seen)

    def _stretch(self, size: Size) -> None:
        """Be as long as this; all is laid out anew only where that moves something."""
        was_long, is_long = (one.height > self.size.height for one in (self.virtual_size, size))
        if was_long is not is_long or self.styles.auto_dimensions or not self.is_attached:
            self.virtual_size = size
        elif size != self.virtual_size:
            self.set_reactive(RowList.virtual_size, size)
            self._scroll_update(size)

    def select(self, row_id: str) -> bool:
        """Put the cursor on a row; False when it is not in the list."""
        at = self._find(row_id)
        if at is not None:
            self._move_to(at)
        return at is not None

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
