"""The form that takes an assignment back which was recorded by mistake."""

from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Field, Line


class MistakeSheet(Sheet):
    """Why a letter was recorded at a program that does not have it."""

    SAVE = "Take it back"
    ENTER_SAVES = True

    def __init__(self, letter: str, program: str) -> None:
        self._letter, self._program = letter, program
        self.form_id = f"mistake.{letter}.{program}"

    def heading(self, file: SeasonFile) -> str:
        return f"Recorded by mistake: {file.program(self._program).name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        hint = "Only where the portal does not show it. The reason stays in the history."
        return (Field(name="reason", label="Why", kind=Line(), hint=hint, required=True),)

    def submit(self, values: Values, services: Services) -> Change:
        return services.assignments.unassign(self._letter, self._program, values["reason"])
