"""An input of one line, with Textual's known faults mended."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from lorapp.domain.text import clean


class LineInput(Input):
    """Deletes the word to the left where Textual's deletes to the right; gives clean text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+backspace,alt+backspace", "delete_left_word", show=False)
    ]

    @property
    def text(self) -> str:
        """What was typed, with nothing in it that could steer a terminal."""
        return clean(self.value)
