"""A record at an instant as sheets look at it: people and programs by name, derived facts."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from lorapp.domain.cached import cached_property
from lorapp.domain.calendar.season import SeasonRow, season_rows
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.steps import Plan
from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.summary import LetterSummary, summarise
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.names import Names
from lorapp.domain.wording.days import EASTERN, zone_name
from lorapp.domain.wording.names import GENERAL


class Scene:
    """One record at one instant."""

    def __init__(self, file: SeasonFile, now: datetime) -> None:
        self.file = file
        self.at = Situation(file, now)
        self.home = zone_name(file.applicant.timezone)
        self._names = Names(file)
        self._summaries: dict[str, LetterSummary] = {}

    @cached_property
    def plan(self) -> Plan:
        """What is to be done."""
        return plan(self.file, self.at.now)

    @cached_property
    def season_rows(self) -> tuple[SeasonRow, ...]:
        """The dates of the season."""
        return season_rows(self.file, self.at.now)

    def summary(self, key: str) -> LetterSummary:
        """What is derived of one letter."""
        if key not in self._summaries:
            self._summaries[key] = summarise(self.at, self.file.letter(key))
        return self._summaries[key]

    def mentor(self, key: str | None) -> str | None:
        """A mentor by name, by key where two share it."""
        return self._names.write("mentors", key) if key else None

    def rotation(self, key: str | None) -> str | None:
        """A stay by its site, with its first day where two share it."""
        return self._names.write("rotations", key) if key else None

    def program(self, key: str | None) -> str | None:
        """A program by name, by key where two share it."""
        return self._names.write("programs", key) if key else None

    def all_named(self, name: str, keys: Iterable[str]) -> str:
        """Several records of a list in one cell."""
        return self._names.write_all(name, keys)

    def letter(self, key: str | None) -> str | None:
        """A letter by its writer and what it is for."""
        if not key:
            return None
        letter = self.file.letter(key)
        return f"{self.mentor(letter.mentor)}, {self.specialty(letter.specialty) or GENERAL}"

    def specialty(self, slug: str | None) -> str | None:
        """A specialty by name; one that is not known by its slug."""
        known = self.file.rulebook.specialties.get(slug or "")
        return known.name if known else slug

    def service(self, service: str | None) -> str | None:
        """A service as people call it."""
        return service_name(service) if service else None

    def told(self, text: str) -> str:
        """A reason of the plan with names."""
        return by_name(text, self.file)

    def at_home(self, moment: datetime) -> datetime:
        """An instant on the applicant's clock."""
        return moment.astimezone(self.file.applicant.zone)

    def eastern(self, moment: datetime) -> datetime:
        """An instant on the clock of the US East."""
        return moment.astimezone(EASTERN)

    def there(self, moment: datetime, zone: str | None) -> datetime:
        """An instant on the clock of a zone; of the US East where none is known."""
        return moment.astimezone(ZoneInfo(zone) if zone else EASTERN)
