"""Screens whose list can be narrowed by typing."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from lorapp.keymap import FILTER, NARROWING, bindings
from lorapp.screens.drawing.between_keys import begin
from lorapp.screens.frame.base import HELP, LorScreen, PathScreen
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.rows.narrowing import narrowed, read_ahead
from lorapp.widgets.rows.rows import Group, RowList

OPEN, CLOSE, _ = NARROWING
SHOW_ALL, GO_BACK = FILTER


class Narrowing(Vertical):
    """The room of a list that stands under its ``FilterLine``."""

    DEFAULT_CSS = "Narrowing { width: 1fr; height: 1fr; }"


class FilteredScreen(LorScreen):
    """A main screen with a ``FilterLine`` over its list; ``reload`` reads what is asked for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(NARROWING)
    _whole: Sequence[Group] = ()

    @property
    def shown(self) -> Widget:
        """What takes the keys when the line is left."""
        return self.query_one(RowList)

    @property
    def is_narrowed(self) -> bool:
        """Whether the line is open."""
        return self.query_one(FilterLine).is_open

    @property
    def asked(self) -> str:
        """What is asked for; empty for everything."""
        return self.query_one(FilterLine).text

    def sought(self, row_id: str) -> str:
        """What else of a row is looked through, beside what it shows."""
        return ""

    def narrowed(self, groups: Iterable[Group]) -> list[Group]:
        """The rows of a list that hold what is asked for."""
        self._whole = list(groups)
        return narrowed(self._whole, self.asked, self.sought)

    def select(self, key: str) -> None:
        """Put the cursor on a row; what is asked for gives way where it hides that row."""
        if not self._stands_on(key) and self.is_narrowed:
            line = self.query_one(FilterLine)
            with line.prevent(Input.Changed):
                line.action_show_all()
            self.load()
            self._stands_on(key)

    def _stands_on(self, key: str) -> bool:
        rows = self.shown
        return isinstance(rows, RowList) and rows.select(key)

    async def _read_ahead(self) -> None:
        """Look through a long list while one begins to type, without holding up the typing."""
        for _ in read_ahead(self._whole, self.sought):
            await asyncio.sleep(0)

    def draw_keys(self) -> None:
        line = self.query_one(FilterLine)
        if line.has_focus:
            self.draw_key_line([GO_BACK, SHOW_ALL])
            return
        first, *others = [*self.key_line(), HELP]
        rows = self.shown
        find = () if isinstance(rows, RowList) and rows.is_blank else (OPEN,)
        kept = [first, CLOSE, *others] if line.is_open else [first, *others[:-1], *find, HELP]
        self.draw_key_line(kept)

    def on_descendant_focus(self) -> None:
        self.draw_keys()

    @on(FilterLine.Asked)
    def narrow(self) -> None:
        """Show what is asked for, from its top."""
        self.load()
        for rows in self.query(RowList):
            rows.action_first()

    @on(FilterLine.Left)
    def go_back_to_list(self) -> None:
        """Give the keys back."""
        self.shown.focus()

    def action_filter(self) -> None:
        self.query_one(FilterLine).open()
        self.call_after_refresh(self._read_whole_list)

    def _read_whole_list(self) -> None:
        begin(self, self._read_ahead, group="read ahead", exclusive=True)

    def action_clear(self) -> None:
        if self.is_narrowed:
            self.query_one(FilterLine).action_show_all()

    def action_views(self) -> None:
        """Choose from what is looked for often."""
        from lorapp.screens.dialogs.views import ViewsDialog

        self.shell.push_screen(ViewsDialog(self.NAME, self.asked), self._look_for)

    def _look_for(self, words: str | None) -> None:
        line = self.query_one(FilterLine)
        if words:
            line.show(words)
        elif words is not None:
            line.action_show_all()


class FilteredPath(FilteredScreen, PathScreen):
    """A path with a ``FilterLine`` over its list: ``Esc`` first shows the whole list again."""

    def action_clear(self) -> None:
        self.action_back()

    def action_back(self) -> None:
        if self.is_narrowed:
            self.query_one(FilterLine).action_show_all()
        else:
            super().action_back()
