"""A record for others as a record still: masked, and under keys that say nothing."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from lorapp.domain.edits import LETTERS
from lorapp.domain.record import SeasonFile
from lorapp.domain.sharing.levels import Level
from lorapp.domain.sharing.redaction import redacted

_LINKS: Final[Mapping[str, Mapping[str, str]]] = {
    "rotations": {"key": "rotations", "mentors": "mentors"},
    "mentors": {"key": "mentors"},
    "contacts": {"mentor": "mentors"},
    "moments": {"key": "moments", "mentor": "mentors"},
    "letters": {"key": "letters", "mentor": "mentors", "rotation": "rotations"},
    "programs": {"key": "programs"},
    "assignments": {"letter": "letters", "program": "programs"},
    "reservations": {"letter": "letters", "program": "programs", "instead": "letters"},
    "exclusions": {"letter": "letters", "program": "programs"},
    "statements": {"key": "statements", "programs": "programs"},
}
"""Which fields of a list hold keys, and of which list; a key may be somebody's name."""

Numbers = Mapping[str, Mapping[str, str]]


def masked(file: SeasonFile, level: Level | None) -> SeasonFile:
    """The record as others may see it at this level; itself where there is none."""
    return file if level is None else renumbered(redacted(file, level))


def renumbered(file: SeasonFile) -> SeasonFile:
    """The record with every key anew, by its place: ``M1``, ``L3``."""
    numbers = {
        name: {
            record.key: f"{LETTERS.get(name, name[0].upper())}{number}"
            for number, record in enumerate(getattr(file, name), 1)
        }
        for name, fields in _LINKS.items()
        if "key" in fields
    }
    changes: dict[str, Any] = {
        name: tuple(_renamed(record, fields, numbers) for record in getattr(file, name))
        for name, fields in _LINKS.items()
    }
    changes["statements"] = tuple(
        replace(
            one,
            claims=tuple(_renamed(claim, {"witness": "mentors"}, numbers) for claim in one.claims),
        )
        for one in changes["statements"]
    )
    return replace(file, **changes)


def _renamed(record: Any, fields: Mapping[str, str], numbers: Numbers) -> Any:  # noqa: ANN401  any record
    """A record whose keys are the new ones; what names nobody stays unknown."""
    changes: dict[str, Any] = {}
    for field, name in fields.items():
        value = getattr(record, field)
        if isinstance(value, tuple):
            changes[field] = tuple(numbers[name][key] for key in value if key in numbers[name])
        else:
            changes[field] = numbers[name].get(value)
    return replace(record, **changes)
