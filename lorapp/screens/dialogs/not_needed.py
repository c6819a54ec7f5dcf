"""Put a step away for good, with the applicant's reason."""

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import Step
from lorapp.domain.engine.words import by_name
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Values, WhySheet
from lorapp.services.recording.changes import Change


class NotNeededSheet(WhySheet):
    """One line: why; Enter saves."""

    SAVE = "Put away"
    HINT = "A word or two, for yourself. `u` brings the step back."

    def __init__(self, step: Step) -> None:
        self._step = step
        self.form_id = f"not-needed:{step.id}"

    def heading(self, file: SeasonFile) -> str:
        return f"Not needed: {by_name(self._step.title, file)}"

    def submit(self, values: Values, services: Services) -> Change:
        return services.steps.not_needed(self._step.id, values["why"])
