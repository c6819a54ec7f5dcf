"""Records that grow: the applicant of the demo so many times over, late in the season."""

import json
import re
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
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

_WORD: Final = re.compile(r"(?!(?:Dr|Prof)\b)\w+")
"""A word of a name, which is another in each copy; a title is not."""
_ONE_ITS_OWN: Final = frozenset({"letter_id", "acgme_id", "nrmp_code", "address", "email"})
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
    for number, talk in enumerate(record["interviews"]):
        talk["at"] = f"{date(2026, 12, 1) + timedelta(days=40 * number)}T10:00:00-05:00"
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


RECORDS: Final = {"late": late_record, "ended": ended_record, "second": second_record}
"""A season under way, one that has ended, and the one after it."""
AT: Final = {
    "late": "2026-11-22T12:00:00-05:00",
    "ended": "2027-05-20T12:00:00-04:00",
    "second": "2027-08-20T12:00:00-04:00",
}
"""The day on which each is looked at: all interviews lie ahead, or all behind."""


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


def _renamed(found: Any, keys: Collection[str], n: int, field: str = "") -> Any:  # noqa: ANN401 - any piece
    """A piece of the record with the keys, names and numbers of the nth copy."""
    if isinstance(found, Mapping):
        return {name: _renamed(value, keys, n, name) for name, value in found.items()}
    if isinstance(found, list):
        return [_renamed(one, keys, n, field) for one in found]
    if isinstance(found, str) and found:
        return _reworded(found, keys, n, field)
    return found


def _reworded(text: str, keys: Collection[str], n: int, field: str) -> str:
    if field == "at":
        return (datetime.fromisoformat(text) + timedelta(hours=30 * n)).isoformat()
    if field == "id":
        return ":".join(_reworded(part, keys, n, "") for part in text.split(":"))
    if field == "name":
        return _WORD.sub(rf"\g<0>{n:02}", text)
    if text in keys or field in _ONE_ITS_OWN:
        return f"{n:02}.{text}"
    return f"{text} {n:02}" if field in _OWN_WORDS else text
