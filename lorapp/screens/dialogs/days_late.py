"""Asks how many days late a letter might come."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from lorapp.domain.placing.supposing.what_if import LATE_MAX
from lorapp.errors import RefusedError
from lorapp.screens.frame.base import Dialog
from lorapp.widgets.fields.field_kinds import Number
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.text.cells import keyed, one_line


class DaysLate(Dialog[int]):
    """Gives the number of days, None when it was left."""

    AUTO_FOCUS = "LineInput"

    def __init__(self, name: str) -> None:
        super().__init__()
        self._who = name

    def compose_body(self) -> ComposeResult:
        yield Static(one_line(f"If {self._who}'s letter comes late"), classes="title", markup=False)
        yield Static("How many days?", markup=False)
        yield LineInput(max_length=4)
        yield Static("", id="problem", classes="problem", markup=False)
        yield Static(keyed("`Enter` goes on   `Esc` back", "$muted"), classes="keys")

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        kind = Number(LATE_MAX, whole=True, least=1)
        try:
            self.dismiss(int(kind.read(event.value, self.services.unit.today())))
        except RefusedError as problem:
            self.query_one("#problem", Static).update(Content(str(problem)))
