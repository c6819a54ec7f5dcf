"""Take an application back that was recorded by mistake, with a reason."""

from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Field, Line


class NotSubmittedSheet(Sheet):
    """Why it was a slip; the letters are free again afterwards."""

    SAVE = "Take it back"

    def __init__(self, program: Program) -> None:
        self._program = program
        self.form_id = f"not-submitted:{program.key}"
        self.title = f"Not applied to: {program.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        hint = "Only if you did not apply. The reason stays in the history."
        return (Field(name="reason", label="Why", kind=Line(), hint=hint, required=True),)

    def submit(self, values: Values, services: Services) -> Change:
        return services.programs.correct_submission(self._program.key, values["reason"])
