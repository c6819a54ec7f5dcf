"""An input of one line, with Textual's known faults mended."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from lorapp.domain.text import clean
from lorapp.frozen import dataclass
from lorapp.widgets.frame.at_once import paint_at_once


class LineInput(Input):
    """Shows a key at once; deletes words to the left, where Textual's does to the right."""

    virtual_size = Reactive(Size(0, 0))
    """How long its text is: it has its place, so Textual's layout of all at each key is not due."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+backspace,alt+backspace", "delete_left_word", show=False)
    ]

    @dataclass
    class TooLong(Message):
        """What was typed or pasted does not fit; nothing of it was taken."""

        fits: int

        @property
        def told(self) -> str:
            """The same in a sentence."""
            return f"This is too long: {self.fits} characters fit here. Nothing was taken."

    def restricted(self) -> None:
        """Say why nothing came, where Textual only rings the bell."""
        if self.max_length:
            self.post_message(self.TooLong(self.max_length))

    @property
    def text(self) -> str:
        """What was typed, with nothing in it that could steer a terminal."""
        return clean(self.value)

    @on(Input.Changed)
    def _echo(self) -> None:
        # Here, before the message has gone up to whoever looks for what was typed.
        if self.is_attached:
            paint_at_once(self)
