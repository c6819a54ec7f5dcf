"""Let a step sleep until a day, never past the day on which something is lost."""

from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import Step
from lorapp.domain.engine.words import by_name
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Day, Field
from lorapp.widgets.text.when import day_text


class SnoozeSheet(Sheet):
    """One day; Enter saves."""

    ENTER_SAVES = True
    SAVE = "Let it sleep"

    def __init__(self, step: Step) -> None:
        self._step = step
        self.form_id = f"snooze:{step.id}"

    def heading(self, file: SeasonFile) -> str:
        return f"Sleep: {by_name(self._step.title, file)}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        last = self._step.loses_on
        hint = "Such as `+3d`, `next mon` or `2 dec`."
        if last is not None and last > today:
            hint = f"At the latest {day_text(last, today, weekday=True)}: it is needed by then."
        return (Field(name="until", label="Until", kind=Day(), hint=hint, required=True),)

    def submit(self, values: Values, services: Services) -> Change:
        return services.steps.snooze(self._step.id, values["until"])
