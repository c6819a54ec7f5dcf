"""Loads the rulebook: the shipped facts, and over them the applicant's own rule files."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar

import lorapp
from lorapp.domain.arrival.lines import ChecklistLine
from lorapp.domain.cached import cached_property
from lorapp.domain.calendar.rows import Milestone
from lorapp.domain.money.facts import SignalCount
from lorapp.domain.rulebook import Citation, Portal, Rulebook, Source, Specialty
from lorapp.errors import InvalidError
from lorapp.services.rules import ready, rule_files, rule_money, rule_onboarding
from lorapp.services.rules.rule_entries import Problems, read
from lorapp.services.rules.rule_files import Numbers, RuleText
from lorapp.services.rules.rule_money import Fees

SHIPPED: Final = Path(lorapp.__file__).parent / "rules"

CONSTANTS: Final = "constants.toml"
SPECIALTIES: Final = "specialties.toml"
SOURCES: Final = "sources.toml"
TEXTS: Final = "source-texts.toml"
FEES: Final = "fees.toml"
SIGNALS: Final = "signals.toml"
ONBOARDING: Final = "onboarding.toml"
PORTALS: Final = "portals.toml"
CALENDAR: Final = re.compile(r"calendar-(\d{4})\.toml")

_PARTS: Final[Mapping[str, tuple[str, Callable[[Mapping[str, Any], str, Problems], object]]]] = {
    CONSTANTS: ("numbers", rule_files.numbers),
    SPECIALTIES: ("specialties", rule_files.specialties),
    SOURCES: ("citations", rule_files.citations),
    TEXTS: ("texts", rule_files.texts),
    FEES: ("fees", rule_money.fees),
    SIGNALS: ("signals", rule_money.signals),
    ONBOARDING: ("onboarding", rule_onboarding.onboarding),
    PORTALS: ("portals", rule_files.portals),
}
"""Which part of the own rules a file holds, and what reads it."""

K = TypeVar("K")
V = TypeVar("V")


class WhenAsked(Mapping[K, V]):
    """A mapping that reads its file when it is first asked, which keeps the start quick."""

    def __init__(self, load: Callable[[], Mapping[K, V]]) -> None:
        self._load = load

    @cached_property
    def found(self) -> Mapping[K, V]:
        """What the file holds."""
        return self._load()

    def __getitem__(self, key: K) -> V:
        return self.found[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


class Seasons(Mapping[int, tuple[Milestone, ...]]):
    """Calendar rows by season; only the seasons asked for are read."""

    def __init__(self, own: Mapping[int, tuple[Milestone, ...]]) -> None:
        self._own = own
        self._known = tuple(sorted({*_shipped_seasons(), *own}))
        self._read: dict[int, tuple[Milestone, ...]] = {}

    def __getitem__(self, season: int) -> tuple[Milestone, ...]:
        if season in self._read:
            return self._read[season]
        if season not in self._known:
            raise KeyError(season)
        rows = {(row.service, row.code): row for row in _shipped_rows(season)}
        rows |= {(row.service, row.code): row for row in self._own.get(season, ())}
        self._read[season] = tuple(rows.values())
        return self._read[season]

    def __iter__(self) -> Iterator[int]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


class OwnRules:
    """What the applicant's own rule files say, with every problem found in them."""

    def __init__(self, folder: Path | None) -> None:
        self.problems: Problems = []
        self.numbers = Numbers({}, {})
        self.specialties: dict[str, Specialty] = {}
        self.citations: dict[str, Citation] = {}
        self.texts: dict[str, RuleText] = {}
        self.seasons: dict[int, tuple[Milestone, ...]] = {}
        self.fees = Fees({}, {})
        self.signals: dict[tuple[str, int], SignalCount] = {}
        self.onboarding: dict[str, ChecklistLine] = {}
        self.portals: dict[str, Portal] = {}
        if folder is not None and folder.is_dir():
            for path in sorted(folder.glob("*.toml")):
                self._add(path)

    def _add(self, path: Path) -> None:
        document = read(path, self.problems)
        if not document:
            return
        args = (document, path.name, self.problems)
        if path.name in _PARTS:
            part, reader = _PARTS[path.name]
            setattr(self, part, reader(*args))
            self._compare(path.name)
        elif CALENDAR.fullmatch(path.name):
            self._add_season(*args)
        else:
            self.problems.append(
                f"{path.name}: not a rule file; known are {', '.join(_PARTS)} and "
                "calendar-<season>.toml."
            )

    def _compare(self, name: str) -> None:
        """Hold what a file says against the shipped one."""
        if name == CONSTANTS:
            self._refuse_unknown_numbers()
        elif name == ONBOARDING:
            every = {**_shipped_onboarding(), **self.onboarding}
            self.problems += rule_onboarding.circles(every, name)

    def _add_season(self, document: Mapping[str, Any], name: str, problems: Problems) -> None:
        season, rows = rule_files.calendar(document, name, problems)
        if season and name != f"calendar-{season}.toml":
            problems.append(f"{name}: season: says {season}, the file's name another.")
        self.seasons[season] = rows

    def _refuse_unknown_numbers(self) -> None:
        for name in self.numbers.constants:
            if name not in _shipped_numbers().constants:
                self.problems.append(f"{CONSTANTS}: numbers.{name}: no rule uses this number.")


def load_rulebook(user_folder: Path | None = None) -> Rulebook:
    """Return the rules in force.

    The shipped files are read part by part when first asked. Files of the same names in
    ``user_folder`` replace single entries; they are checked at once, and InvalidError names
    every problem in them by file and key.
    """
    own = OwnRules(user_folder)
    if own.problems:
        raise InvalidError(own.problems, subject="Your rules folder")
    return Rulebook(
        constants=WhenAsked(lambda: {**_shipped_numbers().constants, **own.numbers.constants}),
        caps=WhenAsked(lambda: {**_shipped_numbers().caps, **own.numbers.caps}),
        citations=WhenAsked(lambda: {**_shipped_citations(), **own.citations}),
        sources=WhenAsked(lambda: _sources(own)),
        specialties=WhenAsked(lambda: {**_shipped_specialties(), **own.specialties}),
        seasons=Seasons(own.seasons),
        fees=WhenAsked(lambda: {**_shipped_fees().applications, **own.fees.applications}),
        season_fees=WhenAsked(lambda: {**_shipped_fees().once, **own.fees.once}),
        signals=WhenAsked(lambda: {**_shipped_signals(), **own.signals}),
        onboarding=WhenAsked(lambda: {**_shipped_onboarding(), **own.onboarding}),
        portals=WhenAsked(lambda: {**_shipped_portals(), **own.portals}),
    )


def _sources(own: OwnRules) -> Mapping[str, Source]:
    texts = {**_shipped_texts(), **own.texts}
    nothing = RuleText("", ())
    return {
        key: Source(
            id=key,
            publisher=item.publisher,
            kind=item.kind,
            confidence=item.confidence,
            checked_on=item.checked_on,
            text=texts.get(key, nothing).text,
            pages=texts.get(key, nothing).pages,
        )
        for key, item in {**_shipped_citations(), **own.citations}.items()
    }


R = TypeVar("R")


def _shipped(name: str, reader: Callable[[Mapping[str, Any], str, Problems], R]) -> R:
    """Read a shipped file; InvalidError when an installation is damaged."""
    problems: Problems = []
    document = ready.document(SHIPPED / name) or read(SHIPPED / name, problems)
    found = reader(document, name, problems)
    if problems:
        raise InvalidError(problems, subject="A rule file of lorapp")
    return found


@lru_cache(maxsize=1)
def _shipped_numbers() -> Numbers:
    return _shipped(CONSTANTS, rule_files.numbers)


@lru_cache(maxsize=1)
def _shipped_specialties() -> Mapping[str, Specialty]:
    return _shipped(SPECIALTIES, rule_files.specialties)


@lru_cache(maxsize=1)
def _shipped_citations() -> Mapping[str, Citation]:
    return _shipped(SOURCES, rule_files.citations)


@lru_cache(maxsize=1)
def _shipped_fees() -> Fees:
    return _shipped(FEES, rule_money.fees)


@lru_cache(maxsize=1)
def _shipped_signals() -> Mapping[tuple[str, int], SignalCount]:
    return _shipped(SIGNALS, rule_money.signals)


@lru_cache(maxsize=1)
def _shipped_onboarding() -> Mapping[str, ChecklistLine]:
    return _shipped(ONBOARDING, rule_onboarding.onboarding)


@lru_cache(maxsize=1)
def _shipped_portals() -> Mapping[str, Portal]:
    return _shipped(PORTALS, rule_files.portals)


@lru_cache(maxsize=1)
def _shipped_texts() -> Mapping[str, RuleText]:
    return _shipped(TEXTS, rule_files.texts)


@lru_cache(maxsize=1)
def _shipped_seasons() -> tuple[int, ...]:
    found = [CALENDAR.fullmatch(path.name) for path in SHIPPED.iterdir()]
    return tuple(sorted(int(match[1]) for match in found if match))


@lru_cache(maxsize=16)
def _shipped_rows(season: int) -> tuple[Milestone, ...]:
    if season not in _shipped_seasons():
        return ()
    return _shipped(f"calendar-{season}.toml", rule_files.calendar)[1]
