"""Turns the TOML files of fees and signals into the rulebook's entries."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from lorapp.domain.calendar.projections import can_project
from lorapp.domain.money.facts import (
    ANY,
    ApplicationFee,
    FeeStep,
    SeasonFee,
    SignalCount,
)
from lorapp.frozen import dataclass
from lorapp.services.rules.rule_entries import Entry, Problems
from lorapp.services.rules.rule_files import CONFIDENCES

KINDS: Final = ("gold", "silver")
KINDS_WANTED: Final = "expected `signals`, or `gold` and `silver`"
YEAR: Final = 4

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Fees:
    """What fees.toml holds: by service and season, and by code and season."""

    applications: dict[Key, ApplicationFee]
    once: dict[Key, SeasonFee]


def fees(document: Mapping[str, Any], name: str, problems: Problems) -> Fees:
    """Read what programs cost, and what is paid once a season."""
    whole = Entry(document, name, problems)
    checked_on = whole.day("checked_on")
    applications: dict[Key, ApplicationFee] = {}
    for service, season, entry in _by_season(whole, "applications"):
        applications[service, season] = ApplicationFee(
            service=service,
            steps=_steps(entry),
            base_usd=_optional(entry, "base_usd") or 0,
            **_stated(entry, season, checked_on),
        )
        entry.done()
    once: dict[Key, SeasonFee] = {}
    for code, season, entry in _by_season(whole, "once"):
        once[code, season] = SeasonFee(
            code=code,
            title=entry.text("title"),
            usd=entry.number("usd"),
            services=entry.words("services"),
            without=entry.words("without"),
            late_after=entry.text("late_after", needed=False) or None,
            **_stated(entry, season, checked_on),
        )
        entry.done()
    whole.done()
    return Fees(applications, once)


def signals(document: Mapping[str, Any], name: str, problems: Problems) -> dict[Key, SignalCount]:
    """Read how many signals there are, by specialty and season."""
    whole = Entry(document, name, problems)
    checked_on = whole.day("checked_on")
    found: dict[Key, SignalCount] = {}
    for specialty, seasons in whole.rest().items():
        table = Entry(seasons, f"{name}: {specialty}", problems)
        for season, entry in _seasons(table):
            found[specialty, season] = SignalCount(
                specialty=specialty, kinds=_kinds(entry), **_stated(entry, season, checked_on)
            )
            entry.done()
    return found


def _by_season(whole: Entry, key: str) -> Iterator[tuple[str, int, Entry]]:
    """The tables of a table, each with its seasons."""
    for name, seasons in whole.table(key, needed=False).items():
        table = Entry(seasons, f"{whole.place}: {key}.{name}", whole.problems)
        for season, entry in _seasons(table):
            yield name, season, entry


def _seasons(table: Entry) -> Iterator[tuple[int, Entry]]:
    """The seasons of a table; what is none is a problem."""
    for season, values in table.rest().items():
        is_year = season.isascii() and season.isdigit() and len(season) == YEAR
        if not is_year or not can_project(int(season)):
            table.say(season, "expected the year training starts")
        else:
            yield int(season), Entry(values, f"{table.place}.{season}", table.problems)


def _stated(entry: Entry, season: int, checked_on: date) -> dict[str, Any]:
    return {
        "season": season,
        "source": entry.text("source"),
        "confidence": entry.choice("confidence", CONFIDENCES) or "",
        "checked_on": entry.day("checked_on", checked_on),
    }


def _steps(entry: Entry) -> tuple[FeeStep, ...]:
    """The steps in order; the last one, and no other, has no end."""
    values = entry.take("steps", list, "a list of steps") or []
    found = []
    for index, value in enumerate(values):
        step = Entry(value, f"{entry.place}.steps[{index}]", entry.problems)
        found.append(FeeStep(step.number("usd"), _optional(step, "until")))
        step.done()
    ends = [step.until for step in found]
    known = [end for end in ends[:-1] if end is not None]
    rising = all(low < high for low, high in zip([0, *known], known, strict=False))
    if not ends or ends[-1] is not None or len(known) != len(ends) - 1 or not rising:
        entry.say("steps", "each step ends later than the one before, and the last has no `until`")
        return (FeeStep(0),)
    return tuple(found)


def _kinds(entry: Entry) -> dict[str, int]:
    found = {kind: _optional(entry, kind) for kind in (ANY, *KINDS)}
    given = {kind: count for kind, count in found.items() if count is not None}
    if not given or (ANY in given and len(given) > 1):
        entry.say("", KINDS_WANTED)
    return given


def _optional(entry: Entry, key: str) -> int | None:
    """A whole number that may be left out."""
    return entry.number(key) if entry.has(key) else None
