"""The applicant's own facts."""

from dataclasses import replace

from lorapp.domain.applicant import Applicant
from lorapp.domain.edits import checked
from lorapp.domain.placing.changes.locks import with_homes
from lorapp.domain.record import SeasonFile
from lorapp.services.recording.changes import Change
from lorapp.services.recording.unit import Unit


class Profile:
    """Starts a record and keeps the applicant's facts."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def start(self, applicant: Applicant) -> Change:
        """Begin the record of an applicant in an empty store."""
        return self._unit.begin(SeasonFile(applicant=applicant), "Start your record")

    def change(self, applicant: Applicant) -> Change:
        """Put new facts in the place of the old ones; what was sent keeps service and season."""

        def work(file: SeasonFile) -> SeasonFile:
            made = with_homes(file, replace(file, applicant=applicant), self._unit.now())
            return checked(file, made)

        return self._unit.command("Change your profile", work)
