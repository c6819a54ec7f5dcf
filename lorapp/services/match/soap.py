"""Match Week and SOAP: the hours, the sets, the applications and the rehearsal."""

from datetime import datetime

from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.soap import drill, sent, sets
from lorapp.domain.soap.hours import Hour, hours
from lorapp.domain.soap.record import SoapApplication, SoapStatus
from lorapp.domain.wording.names import specialty_words
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import OnRecord


class Soap(OnRecord):
    """What is prepared before Match Week and what is done in it."""

    def hours(self) -> tuple[Hour, ...]:
        """Every hour of the week."""
        return hours(self.situation())

    def sets(self) -> tuple[sets.Prepared, ...]:
        """Every specialty with its set."""
        return sets.prepared(self.situation())

    def sent(self) -> tuple[SoapApplication, ...]:
        """The applications of this season."""
        return sent.sent(self.situation())

    def choose(
        self, specialty: str, letters: tuple[str, ...], statement: str | None = None
    ) -> Change:
        """Keep the letters and the statement for a specialty, which may be a new backup."""
        label = f"SOAP set, {self._name(specialty):.60}"
        return self._at(label, lambda at: sets.with_plan(at, specialty, letters, statement))

    def ready(self, specialty: str, *, ready: bool = True) -> Change:
        """Call a set ready, or take that back."""
        label = f"SOAP set {'ready' if ready else 'not ready'}, {self._name(specialty):.60}"
        return self._at(label, lambda at: sets.with_ready(at, specialty, ready=ready))

    def forget(self, specialty: str) -> Change:
        """Go back to the proposal; a backup leaves the list."""
        label = f"Remove SOAP set, {self._name(specialty):.60}"
        return self._at(label, lambda at: sets.without_plan(at, specialty))

    def add(self, name: str, specialty: str | None = None, service: str | None = None) -> Change:
        """Log an application of this minute."""

        def added(at: Situation) -> SeasonFile:
            return sent.add_application(at, sent.new_application(at, name, specialty, service))

        return self._at(f"SOAP application, {name:.60}", added)

    def log(self, wanted: str, status: SoapStatus, note: str | None = None) -> Change:
        """Say where an application stands."""
        name = sent.held(self.situation(), wanted).name
        label = f"SOAP, {name:.60}: {sent.WORDS[status]}"
        return self._at(label, lambda at: sent.log_status(at, wanted, status, note))

    def remove(self, wanted: str) -> Change:
        """Take an application off the record."""
        name = sent.held(self.situation(), wanted).name
        label = f"Remove SOAP application, {name:.60}"
        return self._at(label, lambda at: sent.remove_application(at, wanted))

    def begin(self) -> datetime:
        """The instant a rehearsal begins."""
        return self._unit.now()

    def keep_drill(self, begun: datetime) -> Change:
        """Keep a rehearsal that began at an instant and ends now."""
        return self._at(
            "Rehearsal of Match Week",
            lambda at: drill.with_drill(at.file, drill.drill_of(at, begun)),
        )

    def _name(self, specialty: str) -> str:
        return specialty_words(self._unit.file(), specialty) or specialty
