"""Turns the TOML file of the way to the first day into the rulebook's entries."""

from collections.abc import Mapping
from typing import Any, Final

from lorapp.domain.arrival.lines import ChecklistLine, SettledBy, in_order
from lorapp.domain.arrival.outcomes import CLASSES
from lorapp.services.rules.rule_entries import Entry, Problems

DAYS_MAX: Final = 730


def onboarding(
    document: Mapping[str, Any], name: str, problems: Problems
) -> dict[str, ChecklistLine]:
    """Read what is to be settled between Match Day and the first day."""
    whole = Entry(document, name, problems)
    checked_on = whole.day("checked_on")
    found: dict[str, ChecklistLine] = {}
    for code, values in whole.table("lines").items():
        entry = Entry(values, f"{name}: lines.{code}", problems)
        visas = entry.words("visas")
        for visa in visas:
            if visa not in CLASSES:
                entry.say("visas", f"{visa!r} is not one of {', '.join(sorted(CLASSES))}")
        settled_by = entry.choice("settled_by", frozenset(SettledBy), needed=False)
        found[code] = ChecklistLine(
            code=code,
            title=entry.text("title"),
            why=entry.text("why"),
            who=entry.text("who"),
            before_start=_days(entry, "before_start"),
            after_match=_days(entry, "after_match"),
            after=entry.words("after"),
            office=bool(entry.take("office", bool, "true or false", needed=False)),
            visas=frozenset(visa for visa in CLASSES if visa in visas),
            settled_by=SettledBy(settled_by) if settled_by else None,
            source=entry.text("source"),
            checked_on=entry.day("checked_on", checked_on),
        )
        if (found[code].before_start is None) == (found[code].after_match is None):
            entry.say("", "expected `before_start` or `after_match`")
        entry.done()
    whole.done()
    return found


def circles(lines: Mapping[str, ChecklistLine], name: str) -> Problems:
    """Say which lines name others that are not there, or wait for each other."""
    unknown = [
        f"{name}: lines.{line.code}.after: there is no line {code!r}."
        for line in lines.values()
        for code in line.after
        if code not in lines
    ]
    ordered = {line.code for line in in_order(lines.values())}
    waiting = [code for code in lines if code not in ordered]
    told = f"{name}: lines: {', '.join(waiting)} wait for each other."
    return [*unknown, told] if waiting else unknown


def _days(entry: Entry, key: str) -> int | None:
    """A number of days that may be left out."""
    found = entry.number(key) if entry.has(key) else None
    if found is not None and found > DAYS_MAX:
        entry.say(key, f"must lie between 0 and {DAYS_MAX}")
        return DAYS_MAX
    return found
