"""A record from what was typed on one line: every value checked as in a file."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from lorapp.domain.leaves import RefusalError
from lorapp.domain.plain import from_plain
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.tables.cells import Where, specialty_cell, specialty_names
from lorapp.domain.tables.words import plain_words, same_name
from lorapp.domain.wording.names import GENERAL
from lorapp.errors import RefusedError

T = TypeVar("T")
BEGINNING: Final = 3
"""Letters from which on the beginning of a specialty's name is enough."""


def typed(cls: type[T], noun: str, values: Mapping[str, Any]) -> T:
    """Make a record of plain values, without those that are None.

    RefusedError names the first value that cannot be taken.
    """
    given = {name: value for name, value in values.items() if value is not None}
    problems: list[str] = []
    record = from_plain(cls, given, noun, problems)
    if record is None:
        place, colon, told = problems[0].removeprefix(f"{noun}.").partition(": ")
        raise RefusedError(f"{place.replace('_', ' ')}{colon}{told}")
    return record


def specialty_of(text: str | None, rulebook: Rulebook) -> str | None:
    """Read a specialty by its name, short name or slug; ``general`` stays."""
    if text is None:
        return None
    names = specialty_names(rulebook)
    known = specialty_meant(text, names)
    if known:
        return known
    try:
        found = specialty_cell(text, Where(names))
    except RefusalError as error:
        raise RefusedError(str(error)) from error
    return str(found)


def specialty_meant(text: str, names: Mapping[str, str]) -> str | None:
    """The slug of a known specialty by any way to write it, or by the beginning of one alone."""
    if same_name(text) == GENERAL:
        return GENERAL
    words = plain_words(text)
    if words in names:
        return names[words]
    begun = {slug for name, slug in names.items() if name.startswith(words)}
    return begun.pop() if len(words) >= BEGINNING and len(begun) == 1 else None
