"""Take back an event that was logged by mistake, with a reason that stays in the history."""

from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.legality import NAMES
from lorapp.domain.letters.record import Letter
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Choice, Field, Line, Option


class CorrectSheet(Sheet):
    """Which event, and why; the newest one stands first."""

    SAVE = "Take it back"
    FIRST = "event"

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self.form_id = f"correct:{letter.key}"

    def heading(self, file: SeasonFile) -> str:
        return f"Logged by mistake: {short_name(file, self._letter.mentor)}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        hint = "Only what the world does not show. The reason stays in the history."
        return (
            Field(name="event", label="Event", kind=self._events(today), required=True),
            Field(name="reason", label="Why", kind=Line(), hint=hint, required=True),
        )

    def _events(self, today: date) -> Choice:
        """The events with the newest first; those that read alike are numbered."""
        numbered = sorted(enumerate(self._letter.events), key=lambda pair: pair[1].on)
        options: list[Option] = []
        told: dict[str, int] = {}
        for index, event in numbered:
            text = f"{NAMES[event.kind]}, {day_short(event.on, today)}"
            told[text] = told.get(text, 0) + 1
            label = text if told[text] == 1 else f"{text} ({told[text]})"
            options.append(Option(index, label, event.note or ""))
        return Choice(tuple(reversed(options)))

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"event": self._events(today).options[0].value}

    def submit(self, values: Values, services: Services) -> Change:
        return services.letters.correct(self._letter.key, values["event"], values["reason"])
