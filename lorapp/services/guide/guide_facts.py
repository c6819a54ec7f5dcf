"""Facts inside the guide's pages: each stands once, in the rules or the keymap, and is filled in.

A page writes ``{rule R-24}``, ``{number lead_time_days}``, ``{cap eras}``, ``{dates eras 2027}``,
``{onboarding J-1}``, ``{keys season.*}`` or ``{key app.find}`` where the fact is to be read.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from fnmatch import fnmatchcase
from functools import cache
from typing import Final

from lorapp.domain.applicant import Visa
from lorapp.domain.arrival.lines import ChecklistLine
from lorapp.domain.calendar.rows import Milestone, RowStatus
from lorapp.domain.rulebook import Citation, Rulebook
from lorapp.domain.wording.credits import seen_text
from lorapp.keymap import EVERYWHERE, SCOPES, Command
from lorapp.services.rules.rulebook import load_rulebook

FIRMNESS: Final = {
    "O": "official",
    "S": "second-hand",
    "C": "sources differ",
    "U": "not confirmed",
}
"""How firm a rule is, in words."""
ZONES: Final = {"America/New_York": "ET", "America/Los_Angeles": "PT"}
UNKNOWN: Final = "not known; enter it when you have read it"
_BLANK: Final = re.compile(r"\{(rule|number|cap|dates|onboarding|keys|key) ([A-Za-z0-9_.* -]+)\}")


def filled(text: str) -> str:
    """The text with every fact in its place; KeyError names one that no rule holds."""
    return _BLANK.sub(lambda found: _FACTS[found[1]](found[2].strip()), text)


def key_table(patterns: Iterable[str]) -> str:
    """The commands of these ids as a table of keys."""
    rows = [f"| {_caps(c)} | {c.help or c.label} |" for c in commands(patterns)]
    return "\n".join(["| key | does |", "|---|---|", *rows])


def key_line(patterns: Iterable[str]) -> str:
    """The commands of these ids in one line."""
    told = [f"{_caps(c)}: {c.help or c.label}" for c in commands(patterns)]
    return f"{'; '.join(told)}."


def commands(patterns: Iterable[str]) -> tuple[Command, ...]:
    """The commands of these ids; KeyError names a pattern that fits none."""
    found: dict[str, Command] = {}
    for pattern in patterns:
        fitting = [c for name, c in _by_id().items() if fnmatchcase(name, pattern)]
        if not fitting:
            raise KeyError(pattern)
        found |= {command.id: command for command in fitting}
    return tuple(found.values())


def _caps(command: Command) -> str:
    return " ".join(f"`{cap}`" for cap in command.caps.split(" "))


@cache
def _book() -> Rulebook:
    return load_rulebook()


def _rule(name: str) -> str:
    source = _book().sources[name]
    return f"{source.text.removesuffix('.')} ({_credit(source)})."


def _credit(source: Citation) -> str:
    """Who says so, how firm it is, and the day it was looked at."""
    firm = FIRMNESS[source.confidence]
    return f"{source.publisher}, {firm}, {seen_text(source.checked_on, None)}"


def _number(name: str) -> str:
    found = _book().constants[name]
    unit = found.unit.removesuffix("s") if found.value == 1 else found.unit
    return f"{found.value} {unit}"


def _dates(asked: str) -> str:
    """The dates of one service and season, the known ones in their order."""
    service, season = asked.split()
    rows = [row for row in _book().seasons[int(season)] if row.service == service]
    rows.sort(key=lambda row: row.day or date.max)
    told = [f"| {row.title} | {_when(row)} |" for row in rows]
    seen = {_book().citations[row.source].checked_on for row in rows}
    looked = f"Looked up {_day(max(seen), weekday=False)}."
    return "\n".join([looked, "", "| what | when |", "|---|---|", *told])


def _when(row: Milestone) -> str:
    source = _book().citations[row.source]
    if row.at is None:
        return f"{UNKNOWN} ({source.publisher})"
    day = row.at.date() if isinstance(row.at, datetime) else row.at
    told = ("~" if row.is_projected else "") + _day(day)
    if isinstance(row.at, datetime):
        told += f", {row.at.hour}:{row.at.minute:02} {ZONES.get(row.zone, row.zone)}"
    if row.or_at:
        told += f", or {_day(row.or_at)}"
    return f"{told} ({_firm(row)}; {source.publisher})"


def _firm(row: Milestone) -> str:
    return {RowStatus.SECONDARY: "second-hand"}.get(row.status, row.status.value)


def _day(day: date, *, weekday: bool = True) -> str:
    told = f"{day.day} {day:%b %Y}"
    return f"{day:%a} {told}" if weekday else told


def _onboarding(visa: str) -> str:
    """The lines to the first day that only a visa class has; for ``none`` those of everybody."""
    wanted = Visa(visa)
    every = _book().onboarding.values()
    lines = [x for x in every if (wanted in x.visas if x.visas else wanted is Visa.NONE)]
    lines.sort(key=lambda one: (one.before_start is not None, -(one.before_start or 0)))
    told = [
        f"| {one.title} | {_before(one)} | {one.who} | {_book().publisher(one.source)} |"
        for one in lines
    ]
    return "\n".join(["| what | usually by | done by | says who |", "|---|---|---|---|", *told])


def _before(line: ChecklistLine) -> str:
    if line.before_start is None:
        return f"{line.after_match} days after the result"
    return f"{line.before_start} days before"


def _keys(names: str) -> str:
    return key_table(names.split())


def _key(name: str) -> str:
    """One key by the id of its command."""
    return f"`{_by_id()[name].cap}`"


@cache
def _by_id() -> Mapping[str, Command]:
    every = (*EVERYWHERE, *(command for scope in SCOPES for command in scope))
    return {command.id: command for command in every}


_FACTS: Final[Mapping[str, Callable[[str], str]]] = {
    "rule": _rule,
    "number": _number,
    "cap": lambda service: str(_book().caps[service]),
    "dates": _dates,
    "onboarding": _onboarding,
    "keys": _keys,
    "key": _key,
}
