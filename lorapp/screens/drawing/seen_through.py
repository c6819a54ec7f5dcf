"""Screens through which the one below is seen, whichever of them was drawn anew.

Textual hands the screens below round in one list, and each screen that is drawn takes the next.
One that is kept as it was drawn takes none: the one below it then took the wrong one, kept that as
well, and two dialogs were seen through each other for ever.
"""

from typing import Generic, TypeVar

from rich.console import RenderableType
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen

T = TypeVar("T")


class SeenThrough(Screen[T], Generic[T]):
    """A screen that knows what lies below it."""

    def render(self) -> RenderableType:
        stack = self.app._screen_stack  # noqa: SLF001  as Textual reads it itself
        at = stack.index(self) if self in stack else 0
        if at and self.styles.background.a < 1:
            return BackgroundScreen(stack[at - 1], self.styles.background)
        return super().render()
