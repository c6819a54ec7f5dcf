"""An input of one line, with Textual's known faults mended."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from lorapp.domain.text import clean
from lorapp.widgets.frame.at_once import paint_at_once


class LineInput(Input):
    """Shows a key at once; deletes words to the left, where Textual's does to the right."""

    virtual_size = Reactive(Size(0, 0))
    """How long its text is: it has its place, so Textual's layout of all at each key is not due."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+backspace,alt+backspace", "delete_left_word", show=False)
    ]

    @property
    def text(self) -> str:
        """What was typed, with nothing in it that could steer a terminal."""
        return clean(self.value)

    @on(Input.Changed)
    def _echo(self) -> None:
        # Here, before the message has gone up to whoever looks for what was typed.
        if self.is_attached:
            paint_at_once(self)
