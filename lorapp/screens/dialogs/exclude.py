"""Keep a letter away from a program, or take one off that was recorded there by mistake."""

from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values, WhySheet
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Field, Line


class ExcludeSheet(Sheet):
    """One line: why the letter stays away; it may stay empty."""

    ENTER_SAVES = True
    SAVE = "Keep it away"

    def __init__(self, letter: Letter, program: Program) -> None:
        self._letter, self._program = letter, program
        self.form_id = f"exclude:{program.key}:{letter.key}"

    def heading(self, file: SeasonFile) -> str:
        return f"Keep {short_name(file, self._letter.mentor)} away from {self._program.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        hint = "For yourself. No proposal takes this letter here."
        return (Field(name="reason", label="Why", kind=Line(), hint=hint),)

    def submit(self, values: Values, services: Services) -> Change:
        return services.assignments.exclude(
            self._letter.key, self._program.key, values["reason"] or None
        )


class MisplacedSheet(WhySheet):
    """Why an assignment was a slip, as the portal does not show it; a locked one comes off too."""

    SAVE = "Take it off"
    HINT = "Only what the portal does not show. The reason stays in the history."

    def __init__(self, letter: Letter, program: Program) -> None:
        self._letter, self._program = letter, program
        self.form_id = f"misplaced:{program.key}:{letter.key}"

    def heading(self, file: SeasonFile) -> str:
        return f"Not at {self._program.name}: {short_name(file, self._letter.mentor)}"

    def submit(self, values: Values, services: Services) -> Change:
        return services.assignments.unassign(self._letter.key, self._program.key, values["why"])
