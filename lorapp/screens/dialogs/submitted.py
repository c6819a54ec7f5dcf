"""Take an application back that was recorded by mistake, with a reason."""

from lorapp.bootstrap import Services
from lorapp.domain.programs import Program
from lorapp.screens.forms.sheet import Values, WhySheet
from lorapp.services.recording.changes import Change


class NotSubmittedSheet(WhySheet):
    """Why it was a slip; the letters are free again afterwards."""

    ENTER_SAVES = False
    SAVE = "Take it back"
    HINT = "Only if you did not apply. The reason stays in the history."

    def __init__(self, program: Program) -> None:
        self._program = program
        self.form_id = f"not-submitted:{program.key}"
        self.title = f"Not applied to: {program.name}"

    def submit(self, values: Values, services: Services) -> Change:
        return services.programs.correct_submission(self._program.key, values["why"])
