"""Recording looks at a service's portal, and laying what it shows beside the record."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.words import short_name
from lorapp.domain.leaves import shown
from lorapp.domain.letters.changes import log_event
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.portal import looked
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOTE_MAX
from lorapp.domain.wording.days import day_short
from lorapp.errors import LorError, RefusedError
from lorapp.services.recording.records import OnRecord

if TYPE_CHECKING:
    from lorapp.domain.papers import PortalView
    from lorapp.domain.placing.portal.portal_text import Seen
    from lorapp.domain.placing.portal.portal_words import Shown
    from lorapp.domain.placing.portal.reconciling import Reconciled
    from lorapp.services.programs.placing import Placing
    from lorapp.services.recording.changes import Change
    from lorapp.services.recording.unit import Unit

TEXT_FILES: Final = frozenset({".txt", ".csv", ".tsv", ".text"})
_MARKS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class PortalChecks(OnRecord):
    """The weekly looks at the portals, and the views of their pages."""

    def __init__(self, unit: "Unit", placing: "Placing | None" = None) -> None:
        super().__init__(unit)
        self._placing = placing
        self._known: dict[str, tuple[SeasonFile, date, Reconciled]] = {}

    def record(self, service: str, on: date) -> "Change":
        """Record a look; RefusedError for a day to come."""
        day = day_short(on, self._unit.today(), act_on=True)
        return self._at(f"Looked at the portal, {day}", lambda at: looked(at, service, on))

    def read(self, service: str, text: str) -> "Seen":
        """What a pasted page says, for reading back; nothing is kept."""
        from lorapp.domain.placing.portal.portal_text import parse

        return parse(text, self.situation(), service)

    def view(self, service: str, text: str) -> "Change":
        """Keep what the page shows today; it counts as a look at the portal as well.

        RefusedError for a text that names nothing of the applicant's.
        """
        from lorapp.domain.placing.portal.portal_views import viewed

        day = day_short(self._unit.today(), self._unit.today(), act_on=True)
        return self._at(f"Kept what the portal shows, {day}", lambda at: viewed(at, service, text))

    def latest_view(self, service: str) -> "PortalView | None":
        """The newest view of a service's page, if any was kept."""
        from lorapp.domain.placing.portal.portal_views import latest_view

        return latest_view(self.situation(), service)

    def reconcile(self, service: str) -> "Reconciled":
        """The newest view beside the record and the plan; ``ready`` says that all agree."""
        from lorapp.domain.placing.portal.reconciling import reconcile

        at = self.situation()
        known = self._known.get(service)
        # Compared by identity: a change makes a new record, and equality would read all of it.
        if known is not None and known[0] is at.file and known[1] == at.today:
            return known[2]
        check = self._placing.check() if self._placing is not None else None
        found = reconcile(at, service, check)
        self._known[service] = (at.file, at.today, found)
        return found

    def record_shown(self, letter: str, state: "Shown") -> "Change":
        """Log what the portal shows of a letter, today, as one change."""
        from lorapp.domain.placing.portal.reconciling import shown_events

        kinds = shown_events(self.situation(), letter, state)
        name = short_name(self._unit.file(), self._unit.file().letter(letter).mentor)
        return self._unit.command(
            f"Log {state} in the portal: {name}'s letter",
            lambda file: self._logged(file, letter, kinds),
        )

    def services(self) -> tuple[str, ...]:
        """The services with a portal to compare: that of the first specialty first."""
        file = self._unit.file()
        season = file.applicant.season
        first = file.service_of(None, season)
        used = [file.letter_service(x) for x in file.letters if file.letter_season(x) == season]
        used += [file.program_service(p) for p in file.programs if file.program_season(p) == season]
        return tuple(dict.fromkeys((*([first] if first in used or not used else []), *used)))

    def export(self, service: str) -> str:
        """The newest view as evidence: service, day, seal, and the page as it was pasted.

        LorError while there is none.
        """
        view = self.latest_view(service)
        if view is None:
            raise LorError("There is no view to save yet. Paste what the portal shows first.")
        head = f"Portal: {service_name(view.service)}\nSeen on: {view.on.isoformat()}"
        return f"{head}\nSeal: {view.seal}\n\n{view.text}\n"

    def late_note(self, letter: str, program: str) -> str:
        """A short mail to a program that a new letter is there; refused before it is."""
        from lorapp.services.correspondence.drafts import paragraphs
        from lorapp.services.correspondence.templates import Templates

        at = self.situation()
        file, place = at.file, at.file.program(program)
        if not at.is_available(file.letter(letter)):
            raise RefusedError("The portal does not show this letter as available yet.")
        values = {
            "name": file.applicant.name,
            "aamc_id": file.applicant.aamc_id or "",
            "program": place.name,
            "writer": file.mentor(file.letter(letter).mentor).name,
            "service": service_name(file.program_service(place)),
        }
        text = Templates(self._unit.paths).fill("program-late-letter", values)
        subject, _, body = text.lstrip("\n").partition("\n")
        return f"{subject}\n\n{paragraphs(body)}\n"

    def _logged(self, file: SeasonFile, letter: str, kinds: Sequence[EventKind]) -> SeasonFile:
        now = self._unit.now()
        for kind in kinds:
            at = Situation(file, now)
            file = log_event(at, letter, Event(kind=kind, on=at.today))
        return file


def read_page(path: Path) -> str:
    """The text of a saved page; LorError says why a file cannot be read."""
    name = shown(path.name)
    if path.suffix.lower() not in TEXT_FILES:
        raise LorError(f"{name} is not a .txt or .csv file; save the page as text.")
    try:
        with path.expanduser().open("rb") as stream:
            raw = stream.read(4 * NOTE_MAX + 1)
    except FileNotFoundError:
        raise LorError(f"There is no file {name}; check the path.") from None
    except (OSError, ValueError):
        raise LorError(f"{name} cannot be read; check its path and its rights.") from None
    try:
        return raw.decode(_MARKS.get(raw[:2], "utf-8-sig"))
    except UnicodeDecodeError:
        raise LorError(f"{name} is not UTF-8 text; save it as UTF-8, or paste the page.") from None
