"""Asks why a letter for one specialty should go to a program of another."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from lorapp.domain.values import LINE_MAX
from lorapp.screens.frame.base import Dialog
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.text.cells import keyed, one_line, safe


class CrossSpecialty(Dialog[str]):
    """Gives the reason that was typed, None when it was left; an empty line leaves all as it is."""

    AUTO_FOCUS = "LineInput"

    def __init__(self, title: str, told: str) -> None:
        super().__init__()
        self._heading, self._told = title, told

    def compose_body(self) -> ComposeResult:
        yield Static(one_line(self._heading), classes="title", markup=False)
        yield Static(Content(safe(self._told)), classes="lines")
        yield Static("Why there all the same?", markup=False)
        yield LineInput(max_length=LINE_MAX)
        yield Static(keyed("`Enter` goes on   `Esc` back", "$muted"), classes="keys")

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(self.query_one(LineInput).text.strip() or None)
