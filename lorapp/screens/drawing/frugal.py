"""An app that writes little to the terminal and sleeps until a key comes."""

import os
from typing import Any, Final

from rich.console import RenderableType
from textual.app import App
from textual.driver import Driver
from textual.screen import Screen

from lorapp.first_page import is_standing
from lorapp.screens.drawing.driver import waiting_driver
from lorapp.screens.drawing.painting import Canvas, Painted
from lorapp.screens.drawing.strokes import erases_in_colour

IN_BROWSER: Final = "textual.drivers.web_driver"
"""Where the driver lives that ``lorapp serve`` starts the app with."""


class FrugalApp(App[None]):
    """Textual's app over a driver and a way of painting that cost less; see their modules."""

    def __init__(self) -> None:
        self._canvas = Canvas(may_erase=erases_in_colour(os.environ.get("TERM", "")))
        self.holds_page = is_standing()
        """Whether the page that was there before the app stays until its own frame is whole."""
        super().__init__()

    def get_driver_class(self) -> type[Driver]:
        usual = super().get_driver_class()
        if usual.__module__ == IN_BROWSER:
            from lorapp.screens.drawing.served import ServedDriver

            return ServedDriver
        return waiting_driver(usual)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if self.holds_page:
            return
        update = self._canvas.over(renderable)
        is_seen = self._driver is not None and not self._batch_count and not self.is_headless
        if is_seen and isinstance(update, Painted) and self._is_drawn(update):
            self.post_display_hook()
        else:
            super()._display(screen, update)

    def _is_drawn(self, update: Painted) -> bool:
        """Whether all that an update says stands on the terminal, the cursor too."""
        at = self.screen.outer_size.clamp_offset(self.cursor_position)
        return at == self._previous_cursor_position and not update.render_segments(self.console)

    def paint_own(self) -> None:
        """From here on the app paints; its first frame takes the place of the page."""
        if self.holds_page:
            self.holds_page = False
            self.screen.refresh(layout=True)

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, self._forget_what_is_drawn, immediate=True)

    def _forget_what_is_drawn(self, _app: object) -> None:
        """Another program may have drawn over the terminal meanwhile."""
        self._canvas.forget()
