"""The rules in force: numbers, sources, season dates and specialty habits, all as data."""

from collections.abc import Mapping
from datetime import date

from lorapp.domain.arrival.lines import ChecklistLine
from lorapp.domain.calendar.rows import Milestone
from lorapp.domain.money.facts import ApplicationFee, SeasonFee, SignalCount
from lorapp.domain.programs import LetterRules
from lorapp.frozen import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Who says so, and when we looked. ``id`` is the rule's own, people read ``publisher``.

    ``confidence`` is one of O, S, C, U (official, secondary, conflicting, unverified);
    ``kind`` one of RULE, REQ, HABIT.
    """

    id: str
    publisher: str
    kind: str
    confidence: str
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Citation):
    """What a rule says, in our own words, and the pages it was read on."""

    text: str
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """One number of the engine with its unit and source."""

    name: str
    value: int
    unit: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Specialty:
    """A specialty's name, its default letter rules and the service by first season.

    ``form`` names its standardized letter; ``form_in_portal`` is the first season in which that
    is a form inside the portal of ERAS.
    """

    slug: str
    name: str
    short: str
    letters: LetterRules
    services: tuple[tuple[int, str], ...] = ()
    form: str | None = None
    form_in_portal: int | None = None
    note: str | None = None
    source: str = "R-90"
    status: str = "secondary"

    def service(self, season: int) -> str:
        """Name the application service of this specialty in a season (R-70, R-80, R-82)."""
        return _in_season(self.services, season, "eras")


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """Where the letters of a service are uploaded: its name by first season, and what it takes.

    ``file`` and ``sender`` are sentences for a writer.
    """

    service: str
    names: tuple[tuple[int, str], ...]
    file: str
    sender: str
    sources: tuple[str, ...]
    checked_on: date

    def name(self, season: int) -> str:
        """What it is called in a season; before the first that is known, as in that one."""
        return _in_season(self.names, season, self.names[0][1])

    def is_new(self, season: int) -> bool:
        """Whether it has taken the place of another one by a season."""
        return len(self.names) > 1 and season >= self.names[-1][0]


def _in_season(named: tuple[tuple[int, str], ...], season: int, before: str) -> str:
    """What stands under the last season that has come."""
    return next((name for first, name in reversed(named) if season >= first), before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """Everything shipped as facts, plus the user's own rule files.

    ``seasons`` holds the calendar rows by season, ``caps`` the most letters a program takes,
    by service. ``citations`` are the short form of ``sources``. ``fees`` stand by service and
    season, ``season_fees`` by code and season, ``signals`` by specialty and season,
    ``onboarding`` by code, ``portals`` by service. Any of them may read its file only when it is
    asked.
    """

    constants: Mapping[str, Constant] = field(default_factory=dict)
    citations: Mapping[str, Citation] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    seasons: Mapping[int, tuple[Milestone, ...]] = field(default_factory=dict)
    specialties: Mapping[str, Specialty] = field(default_factory=dict)
    caps: Mapping[str, int] = field(default_factory=dict)
    fees: Mapping[tuple[str, int], ApplicationFee] = field(default_factory=dict)
    season_fees: Mapping[tuple[str, int], SeasonFee] = field(default_factory=dict)
    signals: Mapping[tuple[str, int], SignalCount] = field(default_factory=dict)
    onboarding: Mapping[str, ChecklistLine] = field(default_factory=dict)
    portals: Mapping[str, Portal] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """Return the value of a constant; KeyError when the data file lacks it."""
        return self.constants[name].value

    def publisher(self, source_id: str) -> str:
        """Name who says so, for a person to read; the id itself when it is not listed."""
        found = self.citations.get(source_id)
        return found.publisher if found else source_id

    def seen_on(self, source_id: str) -> date | None:
        """Tell the day we last looked at a source; None when it is not listed."""
        found = self.citations.get(source_id)
        return found.checked_on if found else None
