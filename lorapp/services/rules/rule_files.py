"""Turns the TOML files of facts into the rulebook's entries."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lorapp.domain.calendar.projections import EASTERN, can_project, codes, project
from lorapp.domain.calendar.rows import Milestone, RowStatus, Settled
from lorapp.domain.calendar.shelf import in_zone
from lorapp.domain.programs import LetterRules
from lorapp.domain.rulebook import Citation, Constant, Portal, Specialty
from lorapp.domain.values import Moment
from lorapp.frozen import dataclass, fields
from lorapp.services.rules.rule_entries import Entry, Problems

KINDS: Final = frozenset({"RULE", "REQ", "HABIT"})
CONFIDENCES: Final = frozenset({"O", "S", "C", "U"})
STATUSES: Final = frozenset(status.value for status in RowStatus)
PARTS_OF_CITATION: Final = 3


@dataclass(frozen=True, slots=True)
class RuleText:
    """What an entry says and the pages it was read on."""

    text: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """What constants.toml holds."""

    constants: dict[str, Constant]
    caps: dict[str, int]


def numbers(document: Mapping[str, Any], name: str, problems: Problems) -> Numbers:
    """Read the engine's numbers and the platforms' caps."""
    whole = Entry(document, name, problems)
    whole.day("checked_on")
    caps: dict[str, int] = {}
    for service, values in whole.table("caps", needed=False).items():
        entry = Entry(values, f"{name}: caps.{service}", problems)
        caps[service] = entry.number("value")
        entry.text("source")
        entry.done()
    constants: dict[str, Constant] = {}
    for key, values in whole.table("numbers", needed=False).items():
        entry = Entry(values, f"{name}: numbers.{key}", problems)
        constants[key] = Constant(
            name=key,
            value=entry.number("value"),
            unit=entry.text("unit"),
            source=entry.text("source"),
        )
        entry.done()
    whole.done()
    return Numbers(constants, caps)


def citations(document: Mapping[str, Any], name: str, problems: Problems) -> dict[str, Citation]:
    """Read who says so: ``id = [publisher, kind, confidence]``."""
    whole = Entry(document, name, problems)
    checked_on = whole.day("checked_on")
    found: dict[str, Citation] = {}
    for key, values in whole.table("sources").items():
        entry = Entry({}, f"{name}: sources.{key}", problems)
        if not _is_citation(values):
            entry.say("", "expected [publisher, kind, confidence]")
            continue
        publisher, kind, confidence = values
        if kind not in KINDS:
            entry.say("", f"{kind!r} is not one of {', '.join(sorted(KINDS))}")
        if confidence not in CONFIDENCES:
            entry.say("", f"{confidence!r} is not one of {', '.join(sorted(CONFIDENCES))}")
        found[key] = Citation(
            id=key, publisher=publisher, kind=kind, confidence=confidence, checked_on=checked_on
        )
    whole.done()
    return found


def texts(document: Mapping[str, Any], name: str, problems: Problems) -> dict[str, RuleText]:
    """Read what each source says."""
    found: dict[str, RuleText] = {}
    for key, values in document.items():
        entry = Entry(values, f"{name}: {key}", problems)
        found[key] = RuleText(entry.text("text"), entry.words("pages"))
        entry.done()
    return found


def specialties(document: Mapping[str, Any], name: str, problems: Problems) -> dict[str, Specialty]:
    """Read the specialties with their usual letter rules."""
    whole = Entry(document, name, problems)
    whole.day("checked_on")
    found: dict[str, Specialty] = {}
    for slug, values in whole.rest().items():
        entry = Entry(values, f"{name}: {slug}", problems)
        found[slug] = Specialty(
            slug=slug,
            name=entry.text("name"),
            short=entry.text("short"),
            letters=_letter_rules(entry),
            services=_by_season(entry, "services", "service", needed=False),
            form=entry.text("form", needed=False) or None,
            form_in_portal=entry.number("form_in_portal") if entry.has("form_in_portal") else None,
            note=entry.text("note", needed=False) or None,
            source=entry.text("source"),
            status=entry.choice("status", STATUSES) or "",
        )
        entry.done()
    return found


def portals(document: Mapping[str, Any], name: str, problems: Problems) -> dict[str, Portal]:
    """Read where letters are uploaded, by service."""
    whole = Entry(document, name, problems)
    checked_on = whole.day("checked_on")
    found: dict[str, Portal] = {}
    for service, values in whole.rest().items():
        entry = Entry(values, f"{name}: {service}", problems)
        names = _by_season(entry, "names", "portal")
        if not names:
            entry.say("names", "a portal has a name from some season on")
            continue
        found[service] = Portal(
            service=service,
            names=names,
            file=entry.text("file"),
            sender=entry.text("sender"),
            sources=entry.words("sources"),
            checked_on=checked_on,
        )
        entry.done()
    return found


def calendar(
    document: Mapping[str, Any], name: str, problems: Problems
) -> tuple[int, tuple[Milestone, ...]]:
    """Read the rows of one season; 0 stands for a season that is not named."""
    whole = Entry(document, name, problems)
    season = whole.number("season")
    checked_on = whole.day("checked_on")
    if not can_project(season):
        whole.say("season", "expected the year training starts")
        return 0, ()
    rows = whole.take("rows", list, "a list of tables") or []
    whole.done()
    read_rows = [
        _row(Entry(values, f"{name}: rows[{index}]", problems), season, checked_on)
        for index, values in enumerate(rows)
    ]
    return season, tuple(read_rows)


def _row(entry: Entry, season: int, checked_on: date) -> Milestone:
    zone = _zone(entry)
    status = RowStatus(entry.choice("status", STATUSES) or RowStatus.OPEN)
    rule = entry.choice("rule", codes(), needed=False)
    settled_by = entry.choice("settled_by", frozenset(Settled), needed=False)
    row = Milestone(
        season=season,
        service=entry.text("service"),
        code=entry.text("code"),
        title=entry.text("title"),
        at=_moment(entry, zone) or (project(rule, season) if rule else None),
        zone=zone,
        status=status,
        source=entry.text("source"),
        or_at=entry.bare_day("or_at"),
        rule=rule,
        checked_on=entry.day("checked_on", checked_on),
        specialties=frozenset(entry.words("specialties")),
        visas=frozenset(entry.words("visas")),
        settled_by=Settled(settled_by) if settled_by else None,
    )
    if (row.at is None) != (status is RowStatus.OPEN):
        entry.say("at", "a row has a day or a rule, unless its status is open")
    entry.done()
    return row


def _moment(entry: Entry, zone: str) -> Moment | None:
    found: Moment | None = entry.take("at", date, "a day or a time of a day", needed=False)
    if not isinstance(found, datetime):
        return found
    if found.tzinfo is None:
        return found.replace(tzinfo=ZoneInfo(zone))
    return in_zone(found, zone)


def _zone(entry: Entry) -> str:
    found = entry.text("zone", needed=False) or EASTERN
    try:
        ZoneInfo(found)
    except (ZoneInfoNotFoundError, ValueError):
        entry.say("zone", f"{found!r} is not a known time zone")
        return EASTERN
    return found


def _letter_rules(entry: Entry) -> LetterRules:
    table = Entry(entry.table("letters"), f"{entry.place}.letters", entry.problems)
    given: dict[str, Any] = table.rest()
    known = {field.name for field in fields(LetterRules)}
    for key, value in given.items():
        is_flag = key in {"chair", "counts_observership"}
        if key not in known:
            table.say(key, "unknown key")
        elif type(value) is not (bool if is_flag else int):
            table.say(key, "expected true or false" if is_flag else "expected a whole number")
    return LetterRules(**{key: value for key, value in given.items() if key in known})


def _by_season(
    entry: Entry, key: str, noun: str, *, needed: bool = True
) -> tuple[tuple[int, str], ...]:
    """What something is called from which season on, the earliest first."""
    found: list[tuple[int, str]] = []
    for season, name in entry.table(key, needed=needed).items():
        if not season.isdecimal() or not isinstance(name, str):
            entry.say(f"{key}.{season}", f"expected a season and the name of a {noun}")
        else:
            found.append((int(season), name))
    return tuple(sorted(found))


def _is_citation(values: object) -> bool:
    return (
        isinstance(values, list)
        and len(values) == PARTS_OF_CITATION
        and all(isinstance(part, str) for part in values)
    )
