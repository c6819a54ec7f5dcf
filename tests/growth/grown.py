"""Records that grow: the applicant of the demo so many times over, late in the season."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from lorapp.domain.record import SeasonFile
from lorapp.services.interchange.demo import demo_text
from lorapp.services.interchange.reading import parse
from lorapp.services.rules.rulebook import load_rulebook
from tests.terminal.late import AFTER_MATCH_DAY, UNTIL_MATCH_WEEK

Plain = dict[str, Any]

PEOPLE: Final = (
    *("rotations", "rotation_applications", "mentors", "contacts", "moments", "letters"),
    *("reuses", "comments"),
)
"""The lists that grow with those who write."""

PLACES: Final = (
    *("programs", "assignments", "reservations", "exclusions", "statements", "invitations"),
    *("interviews", "program_messages", "ranks", "comments"),
)
"""The lists that grow with the places applied to."""

ALL: Final = tuple(dict.fromkeys((*PEOPLE, *PLACES, "steps", "portal_checks")))

_OWN_WORDS: Final = frozenset({"site", "title", "text", "note", "notes"})


def late_record() -> Plain:
    """The demo with something in every list that can grow."""
    record: Plain = json.loads(demo_text("midseason")) | UNTIL_MATCH_WEEK
    record["reuses"] = [{"letter": "B-L1", "season": 2028, "asked_on": "2026-11-21"}]
    record["reservations"] = [{"program": "B-P10", "letter": "B-L3", "until": "2026-12-20"}]
    record["exclusions"] = [{"program": "B-P05", "letter": "B-L5", "reason": "not this one"}]
    record["steps"] = [{"id": "remind:letter:B-L3", "snoozed_until": "2026-11-28"}]
    for program in record["programs"][-2:]:
        del program["applied_on"], program["status"]
    for placed in record["assignments"]:
        placed["pin"] = True
    for letter in record["letters"]:
        letter["packet"] = [{"on": "2026-06-01", "name": "cv", "version": "4"}]
    return record


def ended_record() -> Plain:
    """The same after the result, with the way to the first day begun."""
    record = late_record() | AFTER_MATCH_DAY
    record["programs"][0]["status"] = "matched"
    return record


def second_record() -> Plain:
    """The same a year later: the applicant applies again, and all that was lies behind."""
    record = late_record()
    record["applicant"] = record["applicant"] | {"season": 2028}
    return record


def grown(times: int, lists: Collection[str] = ALL, record: Plain | None = None) -> SeasonFile:
    """The late record with the named lists so many times over, each copy with keys of its own.

    What a copy refers to is its own where that was copied too, else the first's.
    """
    return parse(json.dumps(plainly_grown(times, lists, record)).encode(), load_rulebook())


def plainly_grown(times: int, lists: Collection[str] = ALL, record: Plain | None = None) -> Plain:
    """The same as it stands in an interchange file."""
    record = record or late_record()
    copied = [name for name in lists if record.get(name)]
    keys = {row["key"] for name in copied for row in record[name] if "key" in row}
    grown_record = dict(record)
    for name in copied:
        rows = record[name]
        grown_record[name] = [
            *rows,
            *(_renamed(row, keys, n) for n in range(2, times + 1) for row in rows),
        ]
    return grown_record


def _renamed(found: Any, keys: Collection[str], n: int, field: str = "") -> Any:  # noqa: ANN401
    """A piece of the record with the keys, names and numbers of the nth copy."""
    if isinstance(found, Mapping):
        return {name: _renamed(value, keys, n, name) for name, value in found.items()}
    if isinstance(found, list):
        return [_renamed(one, keys, n, field) for one in found]
    if not isinstance(found, str):
        return found
    if field == "id":
        return ":".join(_renamed(part, keys, n) for part in found.split(":"))
    if field == "at":
        return (datetime.fromisoformat(found) + timedelta(days=n)).isoformat()
    if found in keys or field in {"letter_id", "acgme_id", "nrmp_code"}:
        return f"{found}.{n}"
    if field in {"address", "email"}:
        return f"{n}.{found}"
    if field == "name":
        return " ".join(word if word.endswith(".") else f"{word}{n}" for word in found.split())
    return f"{found} {n}" if field in _OWN_WORDS and found else found
