"""What the applicant says about a step: asleep until a day, or not needed and why."""

from dataclasses import replace
from datetime import date

from lorapp.domain.engine.steps import Step
from lorapp.domain.engine.words import by_name
from lorapp.domain.papers import StepNote
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short
from lorapp.errors import RefusedError, UnknownKeyError
from lorapp.services.recording.changes import Change
from lorapp.services.recording.unit import Unit
from lorapp.services.season.today import plan_of


class Steps:
    """Snoozes steps and puts them away; nothing sleeps past the day it is needed."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def snooze(self, step_id: str, until: date) -> Change:
        """Hide a step until a day; refused for past days and past its critical day."""
        today = self._unit.today()
        step = self._step(step_id)
        if until <= today:
            raise RefusedError("A step can only sleep until a day to come, such as `+3d`.")
        if step.loses_on and until > step.loses_on >= today:
            last = day_short(step.loses_on, today, act_on=True)
            raise RefusedError(f"It is needed by {last}, so it cannot sleep longer than that.")
        return self._note(f"Snooze: {self._title(step)}", StepNote(id=step_id, snoozed_until=until))

    def not_needed(self, step_id: str, why: str) -> Change:
        """Put a step away for good, with the applicant's reason."""
        if not why.strip():
            raise RefusedError("Say in a word or two why it is not needed.")
        step = self._step(step_id)
        return self._note(
            f"Not needed: {self._title(step)}", StepNote(id=step_id, not_needed=why.strip())
        )

    def wake(self, step_id: str) -> Change:
        """Bring a sleeping or put-away step back."""
        return self._unit.command(
            "Wake a step",
            lambda file: replace(file, steps=tuple(n for n in file.steps if n.id != step_id)),
        )

    def _note(self, label: str, note: StepNote) -> Change:
        def change(file: SeasonFile) -> SeasonFile:
            others = tuple(other for other in file.steps if other.id != note.id)
            return replace(file, steps=(*others, note))

        return self._unit.command(label, change)

    def _step(self, step_id: str) -> Step:
        found = plan_of(self._unit.file(), self._unit.now()).step(step_id)
        if found is None:
            raise UnknownKeyError("That step is no longer in the plan; nothing was changed.")
        return found

    def _title(self, step: Step) -> str:
        return by_name(step.title, self._unit.file())
