"""Keeping what is typed: not at every key, but as soon as the typing pauses, and in the end."""

from collections.abc import Callable
from typing import Any, Final

from textual.screen import Screen
from textual.timer import Timer

from lorapp.errors import LorError
from lorapp.screens.frame.shell import Shell

KEEP_AFTER: Final = 0.4
"""Seconds without a key that count as a pause."""


class TypingPause:
    """Calls ``keep`` when nothing was typed for a moment.

    ``keep`` may raise LorError: the disk is full, or what the text is about was undone meanwhile.
    """

    def __init__(
        self,
        screen: Screen[Any],
        keep: Callable[[], object],
        tell: Callable[[str], object] | None = None,
    ) -> None:
        """``tell`` is for a dialog that may cover the row where the app says things."""
        self._screen, self._keep, self._tell = screen, keep, tell
        self._timer: Timer | None = None
        self._is_told = False

    def wait(self) -> None:
        """Something was typed: wait anew."""
        self.over()
        self._is_told = False
        self._timer = self._screen.set_timer(KEEP_AFTER, self._kept)

    def over(self) -> None:
        """Wait no more, be it because everything was kept or because the screen is left."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def may_leave(self) -> bool:
        """Keep what stands there at the end. What cannot be kept is said, and left by asking again.

        A full disk would otherwise hold whoever typed in the form, or lose the text in silence.
        """
        self.over()
        if self._is_told:
            return True
        try:
            self._keep()
        except LorError as problem:
            self._is_told = True
            self._say(f"The text cannot be kept; `Esc` again leaves without it. {problem}")
            return False
        return True

    @property
    def is_lost(self) -> bool:
        """Whether what was typed last could not be kept."""
        return self._is_told

    def _kept(self) -> None:
        self._timer = None
        try:
            self._keep()
        except LorError as problem:  # Textual calls timers outside the error boundary
            self._say(str(problem))

    def _say(self, sentence: str) -> None:
        shell = self._screen.app
        if self._tell is not None:
            self._tell(sentence)
        elif isinstance(shell, Shell):
            shell.say(sentence, error=True)
