"""Ask for a day to go to, typed as in every form."""

from datetime import date
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from lorapp.screens.frame.base import Dialog
from lorapp.widgets.fields.field_kinds import Day, Field
from lorapp.widgets.fields.fields import FieldRow
from lorapp.widgets.text.cells import keyed

FIELD: Final = Field(
    name="day", label="Day", kind=Day(), required=True, hint="`2 nov`, `+3w`, `next mon`, `15 mar`"
)


class GoToDay(Dialog[date]):
    """One line; ``Enter`` goes there."""

    def compose_body(self) -> ComposeResult:
        yield Static("Go to a day", classes="title")
        yield FieldRow(FIELD, "", self.services.unit.today())
        yield Static(keyed("`Enter` goes there   `Esc` back", "$muted"), classes="keys")

    @on(FieldRow.Done)
    def go(self) -> None:
        """Go there, or say under the line why this is no day."""
        row = self.query_one(FieldRow)
        if not self._is_left and row.settle():
            day = row.read()
            self.dismiss(day if isinstance(day, date) else None)
