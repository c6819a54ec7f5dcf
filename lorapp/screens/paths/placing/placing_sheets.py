"""The form that takes an assignment back which was recorded by mistake."""

from lorapp.bootstrap import Services
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Values, WhySheet
from lorapp.services.recording.changes import Change


class MistakeSheet(WhySheet):
    """Why a letter was recorded at a program that does not have it."""

    SAVE = "Take it back"
    HINT = "Only where the portal does not show it. The reason stays in the history."

    def __init__(self, letter: str, program: str) -> None:
        self._letter, self._program = letter, program
        self.form_id = f"mistake.{letter}.{program}"

    def heading(self, file: SeasonFile) -> str:
        return f"Recorded by mistake: {file.program(self._program).name}"

    def submit(self, values: Values, services: Services) -> Change:
        return services.assignments.unassign(self._letter, self._program, values["why"])
