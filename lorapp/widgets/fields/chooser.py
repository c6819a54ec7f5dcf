"""A field that holds one of a few words."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from lorapp.frozen import dataclass
from lorapp.keymap import CHOOSING, bindings
from lorapp.widgets.fields.field_kinds import Choice
from lorapp.widgets.text.cells import left


class Chooser(Widget, can_focus=True):
    """One of a few words: the arrows turn it, a letter jumps, Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(CHOOSING)
    DEFAULT_CSS = """
    Chooser { height: 1; padding: 0 1; background: $background; color: $foreground; }
    Chooser:focus { text-style: bold; }
    """

    @dataclass
    class Turned(Message):
        """Another answer stands there."""

    @dataclass
    class Done(Message):
        """Enter was pressed."""

    def __init__(self, choice: Choice, text: str, *, required: bool) -> None:
        super().__init__()
        self._choice, self._required = choice, required
        labels = [option.label for option in choice.options]
        self._at = labels.index(text) if text in labels else -1

    @property
    def text(self) -> str:
        """The label chosen, empty where none is."""
        return self._choice.options[self._at].label if self._at >= 0 else ""

    def render(self) -> Content:
        width = self.content_size.width
        label = self.text or self._choice.unset
        style = "" if self.text else "$muted"
        if not self.has_focus:
            return Content.styled(left(label, width), style)
        count = f" {self._at + 1 or '-'}/{len(self._choice.options)} "
        room = max(1, width - len(count) - 2)
        return Content.assemble(
            (left(label, room), style), ("<", "$accent"), (count, "$muted"), (">", "$accent")
        )

    def choose(self, text: str) -> None:
        """Put the answer of this label; nothing chosen where there is none."""
        labels = [option.label for option in self._choice.options]
        self._put(labels.index(text) if text in labels else -1)

    def action_turn(self, step: int) -> None:
        least = 0 if self._required else -1
        count = len(self._choice.options) - least
        at = self._at if self._at >= 0 or not self._required or step > 0 else 0
        self._put((at - least + step) % count + least if count else -1)

    def action_unset(self) -> None:
        self._put(-1)

    def action_done(self) -> None:
        self.post_message(self.Done())

    def on_click(self) -> None:
        self.action_turn(1)

    def on_key(self, event: events.Key) -> None:
        sign = (event.character or "").casefold()
        if not sign.strip() or not event.is_printable:
            return
        event.stop()
        options = self._choice.options
        order = [(self._at + 1 + step) % len(options) for step in range(len(options))]
        found = next((at for at in order if options[at].label.casefold().startswith(sign)), None)
        if found is not None:
            self._put(found)

    def _put(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self.refresh()
            self.post_message(self.Turned())
