"""Applications for rotations: adding, where they stand, their papers, and becoming a rotation."""

from datetime import date

from lorapp.domain.applying import changes
from lorapp.domain.applying.record import ApplicationStatus, RotationApplication, RotationPaper
from lorapp.domain.applying.standing import STATES
from lorapp.domain.edits import new_key
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import OnRecord

LABEL_MAX = 60


class RotationApplications(OnRecord):
    """Every application for a rotation."""

    def of(self, key: str) -> RotationApplication:
        """The application of a key."""
        return changes.held(self._unit.file(), key)

    def new_key(self) -> str:
        """The key of the next application."""
        return new_key(self._unit.file(), changes.LIST)

    def add(self, asked: RotationApplication) -> Change:
        """Put an application on record, with the papers that are usual there."""
        label = f"Add application {asked.site:.60}"
        return self._at(label, lambda at: changes.add(at, asked))

    def change(self, asked: RotationApplication) -> Change:
        """Change an application."""
        label = f"Change application {asked.site:.60}"
        return self._at(label, lambda at: changes.change(at, asked))

    def remove(self, key: str) -> Change:
        """Take an application off the record."""
        return self._at(f"Remove application {self._site(key)}", lambda at: changes.remove(at, key))

    def log(self, key: str, status: ApplicationStatus, on: date | None = None) -> Change:
        """Say where an application stands, today unless a day is named."""
        day = on or self._unit.today()
        label = f"{self._site(key)}: {STATES[status]}"
        return self._at(label, lambda at: changes.log_status(at, key, status, day))

    def tick(self, key: str, paper: str, on: date | None = None) -> Change:
        """Tick a paper off."""
        day = on or self._unit.today()
        label = f"Done for {self._site(key)}: {paper:.60}"
        return self._at(label, lambda at: changes.tick(at, key, paper, day))

    def untick(self, key: str, paper: str) -> Change:
        """Open a paper again."""
        label = f"Open again for {self._site(key)}: {paper:.60}"
        return self._at(label, lambda at: changes.tick(at, key, paper, None))

    def put_paper(self, key: str, paper: RotationPaper, old_name: str = "") -> Change:
        """Add a paper, or change one."""
        verb = "Change" if old_name else "Add"
        label = f"{verb} paper {paper.name:.60}"
        return self._at(label, lambda at: changes.put_paper(at, key, paper, old_name))

    def remove_paper(self, key: str, paper: str) -> Change:
        """Take a paper off the list of one application."""
        label = f"Remove paper {paper:.60}"
        return self._at(label, lambda at: changes.remove_paper(at, key, paper))

    def become(self, key: str, more: changes.Missing | None = None) -> Change:
        """Accepted: make it a rotation, in one action with the answer."""

        def became(at: Situation) -> SeasonFile:
            return changes.become(at, key, new_key(at.file, "rotations"), more)

        return self._at(f"Accepted: {self._site(key)} is a rotation now", became)

    def _site(self, key: str) -> str:
        return self.of(key).site[:LABEL_MAX]
