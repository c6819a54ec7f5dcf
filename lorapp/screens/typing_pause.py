"""Keeping what is typed: not at every key, but as soon as the typing pauses."""

from collections.abc import Callable
from typing import Final

from textual.message_pump import MessagePump
from textual.timer import Timer

KEEP_AFTER: Final = 0.4
"""Seconds without a key that count as a pause."""


class TypingPause:
    """Calls ``keep`` when nothing was typed for a moment."""

    def __init__(self, screen: MessagePump, keep: Callable[[], object]) -> None:
        self._screen, self._keep = screen, keep
        self._timer: Timer | None = None

    def wait(self) -> None:
        """Something was typed: wait anew."""
        self.over()
        self._timer = self._screen.set_timer(KEEP_AFTER, self._kept)

    def over(self) -> None:
        """Wait no more, be it because everything was kept or because the screen is left."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _kept(self) -> None:
        self._timer = None
        self._keep()
