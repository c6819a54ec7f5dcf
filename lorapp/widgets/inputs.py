"""Inputs of one line and of several, with Textual's known faults mended."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input, TextArea

from lorapp.domain.text import clean


class LineInput(Input):
    """Deletes the word to the left where Textual's deletes to the right; gives clean text."""

    virtual_size = Reactive(Size(0, 0))
    """How long its text is: it has its place, so Textual's layout of all at each key is not due."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+backspace,alt+backspace", "delete_left_word", show=False)
    ]

    @property
    def text(self) -> str:
        """What was typed, with nothing in it that could steer a terminal."""
        return clean(self.value)


class TextLines(TextArea):
    """Several lines that are let go of when they are closed.

    The app tells each area of a new theme and holds on to it for that until the next one comes.
    """

    def on_unmount(self) -> None:
        told = vars(self.app).get("__watchers", {}).get("theme", [])
        told[:] = [watcher for watcher in told if watcher[0] is not self]
