"""Put a step away for good, with the applicant's reason."""

from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import Step
from lorapp.domain.engine.words import by_name
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Field, Line


class NotNeededSheet(Sheet):
    """One line: why; Enter saves."""

    ENTER_SAVES = True
    SAVE = "Put away"

    def __init__(self, step: Step) -> None:
        self._step = step
        self.form_id = f"not-needed:{step.id}"

    def heading(self, file: SeasonFile) -> str:
        return f"Not needed: {by_name(self._step.title, file)}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        hint = "A word or two, for yourself. `u` brings the step back."
        return (Field(name="why", label="Why", kind=Line(), hint=hint, required=True),)

    def submit(self, values: Values, services: Services) -> Change:
        return services.steps.not_needed(self._step.id, values["why"])
