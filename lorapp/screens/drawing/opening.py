"""An app whose screens open in one piece, and close without a trace; see ``WholeScreen``."""

import asyncio
import gc
from contextvars import Context
from typing import Any, Final

from textual.await_complete import AwaitComplete
from textual.await_remove import AwaitRemove
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import AwaitMount, Widget

from lorapp.screens.drawing.stylesheet import KeptStylesheet
from lorapp.screens.drawing.whole import WholeScreen
from lorapp.screens.frame.sharing import SharedScreen

TIDY_SECONDS: Final = 0.1
"""So long after a key what closed screens left is cleared away: it takes some milliseconds."""

LITTLE: Final = 2_000
"""So few young things are left where they are."""

OFTEN: Final = 3
"""After so many times the things that outlived them are looked at as well."""


def tidy() -> None:
    """Clear away the rings of widgets, styles and messages that a closed screen leaves."""
    young, middle, _ = gc.get_count()
    if gc.isenabled() and young > LITTLE:
        gc.collect(int(middle > OFTEN))


class OpeningApp(SharedScreen):
    """What Textual does around a screen that opens or closes, once instead of often."""

    _is_to_tidy = False

    def pop_screen(self) -> AwaitComplete:
        """Close a screen; what it leaves is cleared away when nobody types."""
        if not self._is_to_tidy:
            self._is_to_tidy = True
            self._tidy_after(self.touches)
        return super().pop_screen()

    def _tidy_after(self, touches: int) -> None:
        # In a context of its own: that of the present task holds on to the screen that closes.
        loop = asyncio.get_running_loop()
        loop.call_later(TIDY_SECONDS, self._tidy, touches, context=Context())

    def _tidy(self, touches: int) -> None:
        if touches != self.touches:
            self._tidy_after(self.touches)
            return
        self._is_to_tidy = False
        if isinstance(self.stylesheet, KeptStylesheet):
            self.stylesheet.let_go()
        tidy()

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Read the style sheet of a screen that is opened for the first time.

        Textual would style every widget of the screen that is left as well, twice.
        """
        for path in screen.css_path:
            if not self.stylesheet.has_source(str(path), ""):
                self.stylesheet.read(path)
        screen._css_update_count = self._css_update_count  # noqa: SLF001  Textual's own mark

    def _get_screen(self, screen: Screen[Any] | str) -> tuple[Screen[Any], AwaitMount]:
        """A screen that runs; its style sheet is read before it is styled for the first time."""
        if isinstance(screen, Screen):
            self._load_screen_css(screen)
        return super()._get_screen(screen)

    def build(self, mode: str) -> None:
        """Build a main screen that nobody looks at yet."""
        if mode not in self._screen_stacks:
            self._init_mode(mode)

    def delay_update(self, delay: float = 0.05) -> None:
        """Hold nothing back for a time: a screen of ours is shown when it is whole."""
        if not isinstance(self.screen, WholeScreen):
            super().delay_update(delay)

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Take widgets away. Where a screen is closed, nothing in the one below has moved."""
        return super()._prune(*nodes, parent=None if parent is self else parent)
