"""A bare app for one widget."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget

from lorapp.themes import DUSK
from lorapp.widgets.frame.bars import OneLine


class Stage(App[None]):
    """Shows one widget and notes what it told: what was pressed, unless a test asks for more."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.register_theme(DUSK)
        self.theme = "dusk"
        self.widget = widget
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    @on(OneLine.Pressed)
    def note_pressed(self, event: OneLine.Pressed) -> None:
        self.told.append(event.action)


@asynccontextmanager
async def staged(
    widget: Widget, width: int = 80, height: int = 10
) -> AsyncIterator[tuple[Pilot[Any], list[str]]]:
    """Run the widget in a window of this size."""
    app = Stage(widget)
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        yield pilot, app.told
