"""Changing the words of a message: everything typed is kept at once, Esc loses nothing."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static, TextArea

from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.keymap import WRITING, Command
from lorapp.screens.frame.typing_pause import TypingPause
from lorapp.screens.paths.page import PathPage
from lorapp.services.correspondence.drafts import Draft
from lorapp.widgets.fields.fields import LinesArea
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.frame.path_bar import ChecksLine, PathTitle, Station

Keep = Callable[[str, str], Draft]
"""Keeps a subject and a text, and gives the draft they make."""


class WritingPage(PathPage):
    """The subject and the text; the checks are made while one types."""

    NAME = "Change the words"
    OWN_COMMANDS = WRITING
    AUTO_FOCUS = "LinesArea"

    def __init__(self, draft: Draft, title: str, places: Sequence[Station], keep: Keep) -> None:
        super().__init__()
        self._typing = TypingPause(self, self.keep)
        self._draft, self._title, self._places, self._keep = draft, title, tuple(places), keep

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="subject-line"):
            yield Static("Subject", id="subject-label")
            yield LineInput(self._draft.subject, id="subject", max_length=500)
        yield LinesArea(self._draft.body, id="writing", soft_wrap=True, compact=True)

    def path_title(self, file: SeasonFile) -> str:
        return self._title

    def stations(self) -> Sequence[Station]:
        return self._places

    def fact(self) -> str:
        return f"{self._draft.words} words · {self._draft.seconds} s to read"

    def reload(self, file: SeasonFile) -> None:
        draft = self._draft
        self.query_one(ChecksLine).look(draft.checks, draft.concerns, len(draft.blanks))

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        return [(WRITING[0], "back, all is kept")]

    def on_mount(self) -> None:
        blank = self._draft.body.find("[[")
        if blank >= 0:
            area = self.query_one(LinesArea)
            row = self._draft.body[:blank].count("\n")
            column = blank - (self._draft.body.rfind("\n", 0, blank) + 1)
            area.move_cursor((row, column))

    @on(Input.Changed)
    @on(TextArea.Changed)
    def keep_soon(self) -> None:
        """Keep what stands there when the typing pauses."""
        self._typing.wait()

    def keep(self) -> None:
        """Keep what stands there now, and look it over."""
        self._typing.over()
        if self._is_left:
            return
        subject = self.query_one(LineInput).text
        body = clean(self.query_one(LinesArea).text, multiline=True).strip("\n")
        if (subject, body) != (self._draft.subject, self._draft.body):
            self._draft = self._keep(subject, body)
        self.query_one(PathTitle).show(self._title, self.fact())
        self.reload(self.services.unit.file())

    def action_back(self) -> None:
        if self._typing.may_leave():
            super().action_back()
