"""From the result to the first day: writing it down, the list, and closing the record."""

from collections.abc import Mapping
from datetime import date

from lorapp.domain.arrival import changes, closing
from lorapp.domain.arrival.forgotten import Owed
from lorapp.domain.arrival.onboarding import Onboarding, onboarding
from lorapp.domain.arrival.outcomes import outcome_words
from lorapp.domain.arrival.record import MatchOutcome
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import OnRecord


class Arrival(OnRecord):
    """Results, the checklist of the season applied for, and its closing."""

    @property
    def season(self) -> int:
        """The season applied for."""
        return self._unit.file().applicant.season

    def plan(self) -> Onboarding | None:
        """The list to the first day; None without a place."""
        return onboarding(self.situation())

    def record(self, outcome: MatchOutcome) -> Change:
        """Write down a result; its program is marked in the same step."""
        label = f"Result: {outcome_words(self._unit.file(), outcome):.80}"
        return self._at(label, lambda at: changes.add_outcome(at, outcome))

    def change(self, wanted: str, outcome: MatchOutcome) -> Change:
        """Change a result."""
        label = f"Change result: {outcome_words(self._unit.file(), outcome):.80}"
        return self._at(label, lambda at: changes.change_outcome(at, wanted, outcome))

    def remove(self, wanted: str) -> Change:
        """Take a result off the record."""
        old = changes.held(self._unit.file(), wanted)
        label = f"Remove result: {outcome_words(self._unit.file(), old):.80}"
        return self._at(label, lambda at: changes.remove_outcome(at, wanted))

    def tick(self, code: str, on: date | None = None) -> Change:
        """Tick a line of the list off."""
        day = on or self._unit.today()
        label = f"Done: {self._title(code)}"
        return self._at(label, lambda at: changes.tick(at, self.season, code, day))

    def untick(self, code: str) -> Change:
        """Open a line again."""
        label = f"Open again: {self._title(code)}"
        return self._at(label, lambda at: changes.untick(at, self.season, code))

    def not_needed(self, code: str, why: str) -> Change:
        """Say that a line falls away, and why."""
        label = f"Not needed: {self._title(code)}"
        return self._at(label, lambda at: changes.not_needed(at, self.season, code, why))

    def edit(self, code: str, due_on: date | None, note: str | None) -> Change:
        """Move a line to another day, or back to the planned one, and keep a note with it."""

        def edited(at: Situation) -> SeasonFile:
            moved = Situation(changes.move(at, self.season, code, due_on), at.now)
            return changes.note(moved, self.season, code, note)

        return self._at(f"Change line: {self._title(code)}", edited)

    def move(self, code: str, due_on: date | None) -> Change:
        """Move a line to another day; None goes back to the planned one."""
        label = f"Move: {self._title(code)}"
        return self._at(label, lambda at: changes.move(at, self.season, code, due_on))

    def add_line(self, title: str, due_on: date | None = None) -> Change:
        """Add a line of one's own."""
        label = f"Add line: {title:.60}"
        return self._at(label, lambda at: changes.add_line(at, self.season, title, due_on))

    def remove_line(self, code: str) -> Change:
        """Take an own line away."""
        label = f"Remove line: {self._title(code)}"
        return self._at(label, lambda at: changes.remove_line(at, self.season, code))

    def skip(self, owed: Owed, why: str) -> Change:
        """Leave a word out by hand, with the reason."""
        if not why.strip():
            raise RefusedError("Say in a word or two why not.")
        name = short_name(self._unit.file(), owed.mentor)
        reasons = {owed.step_id: why.strip()}
        return self._unit.command(
            f"No {owed.word} to {name}", lambda file: closing.put_away(file, reasons)
        )

    def close(self, skipped: Mapping[str, str] | None = None, note: str | None = None) -> Change:
        """Close the season; RefusedError names who is unthanked or untold."""
        label = f"Close season {self.season}"
        return self._at(label, lambda at: closing.close(at, self.season, skipped, note))

    def reopen(self) -> Change:
        """Open the season again."""
        label = f"Open season {self.season} again"
        return self._at(label, lambda at: closing.reopen(at, self.season))

    def _title(self, code: str) -> str:
        return f"{changes.planned(self.situation(), self.season, code).line.title:.60}"
