"""The line that narrows a list while one types in it."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from lorapp.frozen import dataclass
from lorapp.keymap import FILTER, bindings
from lorapp.widgets.fields.inputs import LineInput

ASKED_MAX = 60
HINT = "a word of the line you look for"


class FilterLine(LineInput):
    """Hidden until it is opened. Enter goes back to the list, Esc shows everything again."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(FILTER)
    DEFAULT_CSS = """
    FilterLine, FilterLine:focus {
        display: none; height: 1; border: none; padding: 0 2; margin-bottom: 1;
        background: $select; color: $foreground; background-tint: transparent;
    }
    FilterLine.-open { display: block; }
    """

    @dataclass
    class Asked(Message):
        """Other words are asked for; none: everything."""

        text: str

        def can_replace(self, message: Message) -> bool:
            """Of several characters at once only the last list is drawn."""
            return isinstance(message, FilterLine.Asked)

    @dataclass
    class Left(Message):
        """The list has the keys again."""

    def __init__(self, hint: str = HINT) -> None:
        super().__init__(placeholder=hint, max_length=ASKED_MAX, select_on_focus=False)

    @property
    def is_open(self) -> bool:
        """Whether the list is narrowed, or about to be."""
        return self.has_class("-open")

    def open(self) -> None:
        """Show the line and type in it."""
        self.add_class("-open")
        self.focus()

    def show(self, words: str) -> None:
        """Look for these words without typing; the list keeps the keys."""
        self.add_class("-open")
        self.value = words

    def action_show_all(self) -> None:
        self.remove_class("-open")
        self.value = ""
        self.post_message(self.Left())

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Asked(self.text))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.text:
            self.post_message(self.Left())
        else:
            self.action_show_all()
