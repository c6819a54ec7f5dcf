"""Screens whose list can be narrowed by typing."""

from textual import on
from textual.widget import Widget

from lorapp.screens.base import LorScreen
from lorapp.widgets.filter_line import FilterLine
from lorapp.widgets.rows import RowList


class FilteredScreen(LorScreen):
    """A main screen with a ``FilterLine`` over its list; ``reload`` reads what is asked for."""

    @property
    def shown(self) -> Widget:
        """What takes the keys when the line is left."""
        return self.query_one(RowList)

    @property
    def is_narrowed(self) -> bool:
        """Whether the line is open."""
        return self.query_one(FilterLine).is_open

    @on(FilterLine.Asked)
    def narrow(self) -> None:
        """Show what is asked for, from its top."""
        self.load()
        self.query(RowList).first().action_first()

    @on(FilterLine.Left)
    def go_back_to_list(self) -> None:
        """Give the keys back."""
        self.shown.focus()
        self.draw_keys()

    def action_filter(self) -> None:
        self.query_one(FilterLine).open()
        self.draw_keys()

    def action_clear(self) -> None:
        self.query_one(FilterLine).action_show_all()
