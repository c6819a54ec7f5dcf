"""Keep a slot for a letter that is still to come, until a day, with another letter after that."""

from datetime import date, timedelta
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.dates import upload_before
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.refusals import refusal
from lorapp.domain.programs import Program, Reservation
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Choice, Day, Field, Option

USUAL_WAIT: Final = timedelta(days=14)


class ReserveSheet(Sheet):
    """The last day of waiting, and what is proposed when it is over."""

    SAVE = "Keep the slot"

    def __init__(self, at: Situation, letter: Letter, program: Program) -> None:
        self._at, self._letter, self._program = at, letter, program
        self.form_id = f"reserve:{program.key}:{letter.key}"

    def heading(self, file: SeasonFile) -> str:
        name = short_name(file, self._letter.mentor)
        return f"A slot for {name} at {self._program.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        day = "The last day you wait. After it the slot is free again."
        return (
            Field(name="until", label="Keep until", kind=Day(), hint=day, required=True),
            Field(name="instead", label="After that", kind=self._others(file)),
        )

    def _others(self, file: SeasonFile) -> Choice:
        """The letters that could take the slot today."""
        able = [one for one in file.letters if refusal(self._at, one, self._program) is None]
        names = [short_name(file, one.mentor) for one in able]
        options = []
        for number, (one, name) in enumerate(zip(able, names, strict=True), 1):
            label = name if names.count(name) == 1 else f"{name} ({number})"
            options.append(Option(one.key, label, "Proposed then, never assigned by itself."))
        return Choice(tuple(options), unset="nothing is proposed")

    @property
    def kept(self) -> Reservation | None:
        """The slot as it is kept now."""
        pair = (self._program.key, self._letter.key)
        found = [r for r in self._at.file.reservations if (r.program, r.letter) == pair]
        return found[0] if found else None

    def start(self, file: SeasonFile, today: date) -> Values:
        kept = self.kept
        if kept is not None:
            return {"until": kept.until, "instead": kept.instead}
        closes = self._program.complete_by
        until = upload_before(self._at, closes) if closes else today + USUAL_WAIT
        return {"until": max(until, today)}

    def submit(self, values: Values, services: Services) -> Change:
        until, instead = values["until"], values.get("instead")
        return services.assignments.reserve(self._letter.key, self._program.key, until, instead)
