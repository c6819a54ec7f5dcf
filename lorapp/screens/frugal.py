"""An app that writes little to the terminal and sleeps until a key comes."""

from typing import Any

from rich.console import RenderableType
from textual.app import App
from textual.driver import Driver
from textual.screen import Screen

from lorapp.screens.driver import waiting_driver
from lorapp.screens.painting import Canvas


class FrugalApp(App[None]):
    """Textual's app over a driver and a way of painting that cost less; see their modules."""

    def __init__(self) -> None:
        self._canvas = Canvas()
        super().__init__()

    def get_driver_class(self) -> type[Driver]:
        return waiting_driver(super().get_driver_class())

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        super()._display(screen, self._canvas.over(renderable))

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, self._forget_what_is_drawn, immediate=True)

    def _forget_what_is_drawn(self, _app: object) -> None:
        """Another program may have drawn over the terminal meanwhile."""
        self._canvas.forget()
