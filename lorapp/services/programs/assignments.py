"""Which letter stands at which program: assigned, pinned, kept away, or a slot kept for it."""

from datetime import date

from lorapp.domain.engine.words import short_name
from lorapp.domain.placing.changes.assigning import (
    assign,
    count_as,
    exclude,
    include,
    pin,
    unassign,
)
from lorapp.domain.placing.changes.reasons import worded
from lorapp.domain.placing.changes.reserving import release, reserve
from lorapp.domain.wording.days import day_short
from lorapp.domain.wording.names import specialty_words
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import OnRecord


class Assignments(OnRecord):
    """Letters and programs, pair by pair; every method takes their keys."""

    def assign(self, letter: str, program: str, reason: str | None = None) -> Change:
        """Record an assignment; at a program already applied to it is final."""
        name, place = self._names(letter, program)
        return self._at(
            f"Assign {name}'s letter to {place}",
            lambda at: assign(at, letter, program, reason),
        )

    def unassign(self, letter: str, program: str, correct: str | None = None) -> Change:
        """Take a letter off a program; where locked, only as a correction with a reason."""
        name, place = self._names(letter, program)
        label, why = f"Take {name}'s letter off {place}", worded(correct)
        return self._at(
            f"Correct: {label} ({why:.200})" if why else label,
            lambda at: unassign(at, letter, program, why),
            corrects=why is not None,
        )

    def pin(self, letter: str, program: str) -> Change:
        """Keep an assigned letter in every proposed set."""
        name, place = self._names(letter, program)
        return self._at(
            f"Pin {name}'s letter at {place}", lambda at: pin(at, letter, program, pinned=True)
        )

    def unpin(self, letter: str, program: str) -> Change:
        """Let the proposals decide about an assigned letter again."""
        name, place = self._names(letter, program)
        return self._at(
            f"Unpin {name}'s letter at {place}", lambda at: pin(at, letter, program, pinned=False)
        )

    def exclude(self, letter: str, program: str, reason: str | None = None) -> Change:
        """Keep a letter away from a program."""
        name, place = self._names(letter, program)
        return self._at(
            f"Keep {name}'s letter away from {place}",
            lambda at: exclude(at, letter, program, reason),
        )

    def include(self, letter: str, program: str) -> Change:
        """Let a letter that was kept away go to a program again."""
        name, place = self._names(letter, program)
        return self._at(
            f"Include {name}'s letter at {place} again", lambda at: include(at, letter, program)
        )

    def reserve(self, letter: str, program: str, until: date, instead: str | None = None) -> Change:
        """Keep a slot for a letter to come, or change until when; ``instead`` is a letter's key."""
        name, place = self._names(letter, program)
        day = day_short(until, self._unit.today(), act_on=True)
        return self._at(
            f"Keep a slot of {place} for {name} until {day}",
            lambda at: reserve(at, letter, program, until, instead),
        )

    def release(self, letter: str, program: str) -> Change:
        """Keep a slot no longer."""
        name, place = self._names(letter, program)
        return self._at(
            f"Release the slot of {place} kept for {name}",
            lambda at: release(at, letter, program),
        )

    def counts_as(self, letter: str, program: str, specialty: str | None) -> Change:
        """Mark a general letter as one of the program's specialty (a slug), or None: no more."""
        name, place = self._names(letter, program)
        words = specialty_words(self._unit.file(), specialty) or "general"
        return self._at(
            f"Count {name}'s letter as {words} at {place}",
            lambda at: count_as(at, letter, program, specialty),
        )

    def _names(self, letter: str, program: str) -> tuple[str, str]:
        file = self._unit.file()
        return short_name(file, file.letter(letter).mentor), file.program(program).name
