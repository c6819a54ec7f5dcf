"""The applicant's own facts."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from lorapp.domain.applicant import Account, Applicant
from lorapp.domain.edits import checked
from lorapp.domain.placing.changes.locks import with_homes
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError

if TYPE_CHECKING:
    from lorapp.services.recording.changes import Change
    from lorapp.services.recording.unit import Unit


class Profile:
    """Starts a record and keeps the applicant's facts."""

    def __init__(self, unit: "Unit") -> None:
        self._unit = unit

    def start(self, applicant: Applicant) -> "Change":
        """Begin the record of an applicant in an empty store."""
        return self._unit.begin(SeasonFile(applicant=applicant), "Start your record")

    def change(self, applicant: Applicant) -> "Change":
        """Put new facts in the place of the old ones; what was sent keeps service and season."""

        def work(file: SeasonFile) -> SeasonFile:
            made = with_homes(file, replace(file, applicant=applicant), self._unit.now())
            return checked(file, made)

        return self._unit.command("Change your profile", work)

    def certify(self, service: str, season: int, on: date) -> "Change":
        """Write down that the application of a season was certified, whatever came before."""
        if on > self._unit.today():
            raise RefusedError("That day has not come yet. Write it down when it is certified.")

        def work(file: SeasonFile) -> SeasonFile:
            who = file.applicant
            rest = tuple(
                one
                for one in who.accounts
                if ((one.service or "eras"), (one.season or who.season)) != (service, season)
            )
            done = Account(service=service, season=season, certified_on=on)
            made = replace(file, applicant=replace(who, accounts=(*rest, done)))
            return checked(file, made)

        return self._unit.command(f"Certify the application of season {season}", work)
