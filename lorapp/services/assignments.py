"""Recording which letter the portal holds at which program."""

from typing import TYPE_CHECKING

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.assigning import assign, is_applied, unassign

if TYPE_CHECKING:
    from lorapp.services.changes import Change
    from lorapp.services.unit import Unit


class Assignments:
    """Assigns and, where nothing is locked, takes back."""

    def __init__(self, unit: "Unit") -> None:
        self._unit = unit

    def assign(self, letter: str, program: str, reason: str | None = None) -> "Change":
        """Record an assignment; at a program already applied to it is final (question 14)."""
        file = self._unit.file()
        at = Situation(file, self._unit.now())
        place = file.program(program)
        return self._unit.command(
            f"Assign {short_name(file, file.letter(letter).mentor)}'s letter to {place.name}",
            lambda now: assign(Situation(now, self._unit.now()), letter, program, reason),
            final=is_applied(at, place),
        )

    def unassign(self, letter: str, program: str, correct: str | None = None) -> "Change":
        """Take a letter off a program; where locked, only as a correction with a reason."""
        file = self._unit.file()
        name = short_name(file, file.letter(letter).mentor)
        label = f"Take {name}'s letter off {file.program(program).name}"
        if correct:
            label = f"Correct: {label} ({correct:.200})"
        return self._unit.command(
            label, lambda now: unassign(Situation(now, self._unit.now()), letter, program, correct)
        )
