"""From season to season: the rollover, earlier letters, imports, and what is wanted anew."""

from collections.abc import Sequence
from datetime import date, datetime

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.changes import log_event
from lorapp.domain.letters.record import Event
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Channel
from lorapp.domain.record import SeasonFile
from lorapp.domain.seasons import changes, rollover, starting
from lorapp.domain.seasons.record import ReuseAnswer
from lorapp.errors import RefusedError
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import OnRecord


class Seasons(OnRecord):
    """The season applied for and those before it."""

    def rehearse(self) -> rollover.Rollover:
        """What going on to the next season would do."""
        return rollover.rehearse(self.situation())

    def roll_over(self, typed: str, brought: Sequence[str] = ()) -> Change:
        """Go on to the next season, confirmed by its number; undo takes all of it back."""
        season = self._unit.file().applicant.season + 1
        if typed.strip() != str(season):
            raise RefusedError(f"Type {season}, the number of the next season, to go on.")
        return self._at(f"Go on to season {season}", lambda at: rollover.roll_over(at, brought))

    def asked(self, letter: str, on: date | None = None, how: Channel | None = None) -> Change:
        """Write down that a writer was asked about an earlier letter."""
        day = on or self._unit.today()
        label = f"Asked {self._name(letter)} about the old letter"
        return self._at(label, lambda at: changes.asked(at, letter, day, how))

    def answered(
        self,
        letter: str,
        answer: ReuseAnswer,
        on: date | None = None,
        note: str | None = None,
    ) -> Change:
        """Write down what the writer answered; a fresh letter is planned with it."""
        day = on or self._unit.today()
        label = f"Answer of {self._name(letter)}: {answer}"
        return self._at(label, lambda at: changes.answered(at, letter, answer, day, note))

    def imported(
        self,
        letter: str,
        on: date | None = None,
        *,
        processing_since: datetime | None = None,
    ) -> Change:
        """Make the letter of this season that the import in the portal brought."""
        day = on or self._unit.today()
        label = f"Import the letter of {self._name(letter)}"
        return self._at(
            label,
            lambda at: changes.imported(at, letter, day, processing_since=processing_since),
        )

    def log_imported(self, letter: str, event: Event, since: datetime | None) -> Change:
        """Log the import of a letter, and since when the portal shows it as processing."""

        def logged(at: Situation) -> SeasonFile:
            file = log_event(at, letter, event)
            return changes.processing(Situation(file, at.now), letter, since) if since else file

        return self._at(f"Imported: the letter of {self._name(letter)}", logged)

    def processing(self, letter: str, since: datetime | None) -> Change:
        """Say since when the portal shows an imported letter as processing."""
        name = self._name(letter)
        label = f"Import of {name}: {'processing' if since else 'not processing'}"
        return self._at(label, lambda at: changes.processing(at, letter, since))

    def tick(self, code: str, on: date | None = None) -> Change:
        """Tick a line of the season's start off."""
        day = on or self._unit.today()
        return self._at(f"Done: {self._title(code)}", lambda at: starting.tick(at, code, day))

    def untick(self, code: str) -> Change:
        """Open a line again."""
        label = f"Open again: {self._title(code)}"
        return self._at(label, lambda at: starting.untick(at, code))

    def not_needed(self, code: str, why: str) -> Change:
        """Say that a line falls away, and why."""
        label = f"Not needed: {self._title(code)}"
        return self._at(label, lambda at: starting.not_needed(at, code, why))

    def _title(self, code: str) -> str:
        return starting.line_of(self.situation(), code).line.title

    def _name(self, letter: str) -> str:
        file = self._unit.file()
        return short_name(file, file.letter(letter).mentor)
