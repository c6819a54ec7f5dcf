"""Paths of one list and its panel: interviews, seasons, Match Week, the way to the first day."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from lorapp.screens.frame.explaining import Explaining
from lorapp.screens.frame.filtered import FilteredPath, Narrowing
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.frame.panel import Panel
from lorapp.widgets.rows.rows import RowList


class ListPath(Explaining, FilteredPath):
    """A list that can be narrowed, with its panel. Subclasses give ``LIST`` and ``SOUGHT``."""

    LIST: ClassVar[str]
    """The id of the list."""
    SOUGHT: ClassVar[str]
    """What the line over the list asks for."""

    def compose_body(self) -> ComposeResult:
        with Narrowing():
            yield FilterLine(self.SOUGHT)
            yield RowList(id=self.LIST)
        yield Panel(id="panel")

    @property
    def rows(self) -> RowList:
        """The list itself."""
        return self.query_one(RowList)

    @property
    def row_id(self) -> str:
        """The row under the cursor."""
        row = self.rows.current
        return row.id if row is not None else ""

    def on_resize(self, _event: events.Resize) -> None:
        """List and panel have another room in another shape."""
        self.post_message(self.Stale())
