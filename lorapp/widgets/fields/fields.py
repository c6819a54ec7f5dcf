"""The fields of a form: a label, a place to type or choose, and one line that answers."""

from datetime import date
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, TextArea

from lorapp.domain.cached import cached_property
from lorapp.domain.text import clean
from lorapp.errors import LorError
from lorapp.frozen import dataclass
from lorapp.widgets.fields.chooser import Chooser
from lorapp.widgets.fields.field_frame import FieldFrame
from lorapp.widgets.fields.field_kinds import Choice, Field, Lines, Retyped
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.fields.text_lines import TextLines

TYPED_MAX: Final = 2_000


class LinesArea(TextLines):
    """Several lines; Tab moves on, and what is given back is clean."""

    @dataclass
    class Done(Message):
        """Enter was pressed where it moves on instead of beginning a line."""

    heeded: str | None = None
    """The text that a warning is about: as long as it stands, Enter moves on."""

    async def _on_key(self, event: events.Key) -> None:
        # Textual runs the handler of TextArea after this one, unless it is prevented.
        if event.key == "enter" and self.heeded == self.text:
            event.stop()
            event.prevent_default()
            self.post_message(self.Done())

    @property
    def typed(self) -> str:
        return clean(self.text, multiline=True)


class FieldRow(FieldFrame):
    """One field. Posts ``Edited`` on each change and ``Done`` when Enter moves on.

    ``bare``: no label, and a little more room for the answer. The class ``-low`` gives several
    lines half of their room.
    """

    DEFAULT_CSS = """
    FieldRow { height: auto; }
    FieldRow LineInput, FieldRow Chooser, FieldRow LinesArea { width: 1fr; margin-left: 15; }
    FieldRow.-bare LineInput { margin-left: 0; }
    FieldRow LinesArea {
        height: 4; border: none; padding: 0 1; background: $background; color: $foreground;
    }
    FieldRow.-low LinesArea { height: 2; }
    FieldRow LinesArea:focus { border: none; background-tint: transparent; }
    """

    @dataclass
    class Edited(Message):
        """The text of a field is another one."""

        row: "FieldRow"

    @dataclass
    class Done(Message):
        """Enter was pressed in a field of one line."""

        row: "FieldRow"

    def __init__(self, field: Field, text: str, today: date, *, bare: bool = False) -> None:
        super().__init__(field, is_bare=bare)
        self.today, self._first = today, text

    def compose(self) -> ComposeResult:
        yield self.editor

    @cached_property
    def editor(self) -> Widget:
        """What is typed into, or chosen with: where the focus goes."""
        return self._editor()

    def _editor(self) -> Widget:
        kind, text = self.field.kind, self._first
        if isinstance(kind, Choice):
            return Chooser(kind, text, required=self.field.required)
        if isinstance(kind, Lines):
            return LinesArea(text, soft_wrap=True, highlight_cursor_line=False, compact=True)
        offered: tuple[str, ...] = getattr(kind, "offered", ())
        suggester = SuggestFromList(offered, case_sensitive=False) if offered else None
        is_retyped = isinstance(kind, Retyped)
        return LineInput(
            text, suggester=suggester, max_length=TYPED_MAX, select_on_focus=is_retyped
        )

    def on_mount(self) -> None:
        self.answer()

    @property
    def text(self) -> str:
        """What stands in the field now."""
        editor = self.editor
        if isinstance(editor, LineInput | Chooser):
            return editor.text
        return editor.typed if isinstance(editor, LinesArea) else ""

    def fill(self, text: str) -> None:
        """Put another text in."""
        editor = self.editor
        if isinstance(editor, Chooser):
            editor.choose(text)
        elif isinstance(editor, LinesArea):
            editor.load_text(text)
        elif isinstance(editor, Input):
            editor.value = text

    def heed(self, is_warned: bool) -> None:
        """Let Enter move on from several lines too, while a warning about them stands."""
        editor = self.editor
        if isinstance(editor, LinesArea):
            editor.heeded = editor.text if is_warned else None

    def read(self) -> object:
        """The value; a LorError with a sentence where there is none."""
        return self.field.read(self.text, self.today)

    def answer(self) -> None:
        """Say how the text is understood so far; problems wait until the field is left."""
        text = self.text
        try:
            said = self.field.kind.understood(text, self.today) if text else ""
        except LorError:
            said = ""
        hint = self.field.hint if self.is_here else ""
        self.say(said or hint, refused=False)

    def settle(self) -> bool:
        """Check the field now; whether it can be taken as it is."""
        try:
            self.read()
        except LorError as problem:
            self.refuse(str(problem))
            return False
        self.answer()
        return True

    def refuse(self, sentence: str) -> None:
        """Show a problem under the field until it is edited."""
        self.say(sentence, refused=True)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Chooser.Turned)
    def tell_edited(self, event: Message) -> None:
        event.stop()
        self.answer()
        self.post_message(self.Edited(self))

    @on(LineInput.TooLong)
    def tell_too_long(self, event: LineInput.TooLong) -> None:
        event.stop()
        self.refuse(event.told)

    @on(Input.Submitted)
    @on(Chooser.Done)
    @on(LinesArea.Done)
    def tell_done(self, event: Message) -> None:
        event.stop()
        if self.settle():
            self.post_message(self.Done(self))

    def on_descendant_focus(self) -> None:
        self.be_here(is_here=True)
        if not self.is_refused:
            self.answer()

    def on_descendant_blur(self) -> None:
        self.be_here(is_here=False)
        if self.text:
            self.settle()
        elif not self.is_refused:
            self.answer()
