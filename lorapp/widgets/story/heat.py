"""The map of themes: a grid with a cursor, its themes and its columns always in sight."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from lorapp.keymap import MAP_MOVING, bindings
from lorapp.widgets.placing.matrix import Matrix, MatrixHead
from lorapp.widgets.story.heat_paint import names_line, share, theme_line, words_line

__all__ = ["HeatGrid", "HeatMap"]


class HeatMap(Matrix):
    """Themes as rows, statements and letters as columns."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(MAP_MOVING)
    share_width = staticmethod(share)
    paint_names = staticmethod(names_line)
    paint_states = staticmethod(words_line)
    paint_row = staticmethod(theme_line)


class HeatGrid(Vertical):
    """The map under its head."""

    DEFAULT_CSS = """
    HeatGrid { width: 1fr; height: 1fr; }
    HeatGrid HeatMap { width: 1fr; height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        head = MatrixHead()
        yield head
        yield HeatMap(head, id="map")
