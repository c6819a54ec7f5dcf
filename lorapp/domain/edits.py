"""Adding, changing and removing records of the season file; every result is checked whole."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lorapp.domain.checks import problems
from lorapp.domain.record import Keyed, SeasonFile
from lorapp.domain.wording.days import count_words
from lorapp.errors import InvalidError, RefusedError, UnknownKeyError

NOUNS = {
    "rotations": "rotation",
    "mentors": "mentor",
    "moments": "moment",
    "letters": "letter",
    "programs": "program",
    "statements": "statement",
    "rotation_applications": "application",
}
LETTERS = {"moments": "E", "rotation_applications": "A"}
"""The letter of a list's keys where its first one is taken."""


def added(file: SeasonFile, name: str, record: Keyed) -> SeasonFile:
    """Append a record to the list ``name``; its key must be new."""
    records: tuple[Keyed, ...] = getattr(file, name)
    if any(other.key == record.key for other in records):
        raise RefusedError(f"There is already a {NOUNS[name]} {record.key!r}; choose another key.")
    return checked(file, replace_list(file, name, (*records, record)))


def changed(file: SeasonFile, name: str, record: Keyed) -> SeasonFile:
    """Put a record in the place of the one with its key."""
    records: tuple[Keyed, ...] = getattr(file, name)
    _require(records, record.key, name)
    swapped = tuple(record if other.key == record.key else other for other in records)
    return checked(file, replace_list(file, name, swapped))


def removed(file: SeasonFile, name: str, key: str) -> SeasonFile:
    """Take a record out; refused while another record still names it."""
    records: tuple[Keyed, ...] = getattr(file, name)
    _require(records, key, name)
    left = replace_list(file, name, tuple(other for other in records if other.key != key))
    if new := set(problems(left)) - set(problems(file)):
        named = _named_by(new)
        them = "that one" if named.startswith("1 ") and " and " not in named else "those"
        raise RefusedError(
            f"This {NOUNS[name]} stays: it is named by {named}. Change or remove {them} first."
        )
    return left


def _named_by(found: Iterable[str]) -> str:
    """``1 letter and 2 rotations``: the records whose places these problems begin with."""
    places = {problem.partition("]")[0].partition("[")[::2] for problem in found}
    counts = Counter(name for name, _ in sorted(places))
    told = [count_words(n, name.replace("_", " ").removesuffix("s")) for name, n in counts.items()]
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def appended(file: SeasonFile, name: str, record: Any) -> SeasonFile:  # noqa: ANN401 - any record without a key
    """Append a record without a key to the list ``name``."""
    return checked(file, replace_list(file, name, (*getattr(file, name), record)))


def replace_list(file: SeasonFile, name: str, records: tuple[Any, ...]) -> SeasonFile:
    """Return the file with one of its lists exchanged."""
    changes: dict[str, Any] = {name: records}
    return replace(file, **changes)


def checked(before: SeasonFile, after: SeasonFile) -> SeasonFile:
    """Refuse a change that brings a problem the record did not have (InvalidError)."""
    found = problems(after)
    if found:
        known = set(problems(before))
        new = [problem for problem in found if problem not in known]
        if new:
            raise InvalidError(new, subject="This change")
    return after


def new_key(file: SeasonFile, name: str) -> str:
    """Suggest the next free key of a list: ``R1``, ``M3``, ``L12``."""
    letter = LETTERS.get(name, name[0].upper())
    taken = {record.key for record in getattr(file, name)}
    number = len(taken) + 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def _require(records: tuple[Keyed, ...], key: str, name: str) -> None:
    if all(other.key != key for other in records):
        raise UnknownKeyError(f"There is no {NOUNS[name]} {key!r}.")
