"""Names, numbers and addresses as dots while others look on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.filter import LineFilter
from textual.widget import Widget

from lorapp.screens.drawing.type_ahead import OrderlyApp

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.domain.sharing.hiding import Hidden


class SharedScreen(OrderlyApp):
    """An app whose screens can be shared: every line passes through a filter while it is."""

    services: "Services"
    hides_names = False
    _hiding: LineFilter | None = None
    _hidden: "Hidden | None" = None

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and the dots over names."""
        hiding = (self._hiding,) if self._hiding else ()
        return [*super().get_line_filters(), *hiding]

    def draw_hidden(self) -> None:
        """Find anew what is to be hidden, and paint every screen again."""
        if not self.hides_names and self._hiding is None:
            return
        if not self.hides_names:
            self._hiding = self._hidden = None
        elif not self.services.unit.is_empty():
            from lorapp.domain.sharing.hiding import Hidden
            from lorapp.widgets.frame.hiding import Hiding

            self._hidden = Hidden(self.services.unit.file(), self._hidden)
            self._hiding = Hiding(self._hidden)
        for stack in self._screen_stacks.values():
            for screen in stack:
                for widget in screen.walk_children(Widget):
                    widget._styles_cache.clear()  # noqa: SLF001  it keeps lines as drawn
                    widget.refresh()
