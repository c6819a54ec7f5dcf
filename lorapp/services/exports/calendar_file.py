"""The season as a calendar file that updates what an earlier one brought."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp.domain.diary.choice import entries
from lorapp.domain.diary.editions import Edition, editions, uid
from lorapp.domain.diary.entry import Entry
from lorapp.paths import Paths, make_folder, write_whole
from lorapp.services.exports.calendar_ledger import CalendarLedger

if TYPE_CHECKING:
    import icalendar

    from lorapp.services.recording.unit import Unit

MAKER: Final = "-//lorapp//lorapp//EN"
ONCE_A_DAY: Final = timedelta(days=1)


class CalendarFile:
    """What ``lorapp export ics`` and the Season screen hand to a calendar program."""

    def __init__(self, unit: "Unit", home: Paths) -> None:
        self._unit, self._home = unit, home

    def ics(self, *, private: bool = False) -> bytes:
        """The file; with ``private`` it names no person, hospital or program.

        What it holds is written down, so that the next one raises the number of what changed
        and takes back what is gone. Raises StoreError when that cannot be written.
        """
        file, now = self._unit.file(), self._unit.now()
        found = {uid(file, entry): entry for entry in entries(file, now, private=private)}
        ledger = CalendarLedger(self._home)
        known = ledger.load()
        handed = editions(known, found, now, file.applicant.zone)
        made = self._calendar(found, handed)
        if handed != known:
            ledger.save(handed)
        content: bytes = made.to_ical()
        return content

    def write(self, *, private: bool = False) -> Path:
        """Write the file into the exports folder, over an earlier one, and return its place."""
        content = self.ics(private=private)
        make_folder(self._home.home)
        place = make_folder(self._home.exports) / self.name(private=private)
        write_whole(place, content)
        return place

    def name(self, *, private: bool = False) -> str:
        """What the file is called: the season, and nobody's name."""
        kind = "-private" if private else ""
        return f"season-{self._unit.file().applicant.season}{kind}.ics"

    def _calendar(
        self, found: dict[str, Entry], handed: dict[str, Edition]
    ) -> "icalendar.Calendar":
        import icalendar

        from lorapp.services.exports.calendar_parts import cancelled, event, moments, timezones

        now = self._unit.now()
        title = f"Season {self._unit.file().applicant.season}"
        made = icalendar.Calendar()
        made.add("version", "2.0")
        made.add("prodid", MAKER)
        made.add("method", "PUBLISH")
        made.add("calscale", "GREGORIAN")
        made.add("name", title)
        made.add("x-wr-calname", title)
        made.add("refresh-interval", ONCE_A_DAY, parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", "P1D")
        for zone in timezones(moment for entry in found.values() for moment in moments(entry)):
            made.add_component(zone)
        for name, edition in handed.items():
            entry = found.get(name)
            part = event(name, entry, edition, now) if entry else cancelled(name, edition, now)
            made.add_component(part)
        return made
