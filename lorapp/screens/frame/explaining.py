"""Screens with a panel: it says what stands under the cursor, and opens full-screen."""

from textual import on

from lorapp.screens.frame.base import LorScreen
from lorapp.screens.frame.routes import open_panel
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.rows.rows import RowList
from lorapp.widgets.text.hanging import with_room


class WithPanel(LorScreen):
    """A screen whose ``Panel`` can be read with all the room there is."""

    def action_panel(self) -> None:
        open_panel(self.shell)


class Explaining(WithPanel):
    """A screen whose ``Panel`` says what the row under the cursor is."""

    def _explained(self) -> Explained:
        """What the panel says now."""
        raise NotImplementedError

    def explained_in(self, cells: int) -> Explained:
        """The same in lines of so many cells."""
        with with_room(cells):
            return self._explained()

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        is_empty = self.services.unit.is_empty()
        self.query_one(Panel).show(Explained() if is_empty else self._explained())
        self.draw_keys()
