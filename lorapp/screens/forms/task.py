"""Lines of the way to the first day: another day, a note, an own one, one that falls away."""

from datetime import date
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.arrival.forgotten import Owed
from lorapp.domain.arrival.onboarding import Planned
from lorapp.domain.engine.words import short_name
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values, WhySheet
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Day, Field, Line, Lines

OWN_DAY: Final = "Empty: as planned back from the first day."
FOR_YOURSELF: Final = "A word or two, for yourself. `u` takes it back."


class TaskSheet(Sheet):
    """An own day for a line, and a note."""

    def __init__(self, task: Planned) -> None:
        self._task = task
        self.form_id = f"task.{task.line.code}"
        self.title = task.line.title

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        return (
            Field(name="due_on", label="Your own day", kind=Day(), hint=OWN_DAY),
            Field(name="note", label="Note", kind=Lines()),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        said = self._task.task
        return {"due_on": self._task.own_day, "note": said.note if said else None}

    def submit(self, values: Values, services: Services) -> Change:
        return services.arrival.edit(self._task.line.code, values["due_on"], values["note"])


class OwnLineSheet(Sheet):
    """A line of the applicant's own; Enter saves it."""

    ENTER_SAVES = True
    SAVE = "Add it"
    form_id = "task.new"
    title = "A line of your own"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        hint = "Such as `sell the car`."
        return (
            Field(name="title", label="What", kind=Line(longest=120), hint=hint, required=True),
            Field(name="due_on", label="By", kind=Day(), hint="Empty: by the first day."),
        )

    def submit(self, values: Values, services: Services) -> Change:
        return services.arrival.add_line(values["title"], values["due_on"])


class AwaySheet(WhySheet):
    """Why a line is not needed."""

    SAVE = "Put away"
    HINT = FOR_YOURSELF

    def __init__(self, task: Planned) -> None:
        self._task = task
        self.form_id = f"task-away.{task.line.code}"
        self.title = f"Not needed: {task.line.title}"

    def submit(self, values: Values, services: Services) -> Change:
        return services.arrival.not_needed(self._task.line.code, values["why"])


class SkipSheet(WhySheet):
    """Why somebody gets no word."""

    SAVE = "Leave it out"
    HINT = FOR_YOURSELF

    def __init__(self, word: Owed) -> None:
        self._word = word
        self.form_id = f"word-away.{word.step_id}"

    def heading(self, file: SeasonFile) -> str:
        return f"No {self._word.word} to {short_name(file, self._word.mentor)}"

    def submit(self, values: Values, services: Services) -> Change:
        return services.arrival.skip(self._word, values["why"])
