"""A record from what was typed on one line: every value checked as in a file."""

from collections.abc import Mapping
from typing import Any, TypeVar

from lorapp.domain.leaves import RefusalError
from lorapp.domain.plain import from_plain
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.tables.cells import Where, specialty_cell, specialty_names
from lorapp.domain.tables.words import same_name
from lorapp.domain.wording.names import GENERAL
from lorapp.errors import RefusedError

T = TypeVar("T")


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
    if same_name(text) == GENERAL:
        return GENERAL
    try:
        found = specialty_cell(text, Where(specialty_names(rulebook)))
    except RefusalError as error:
        raise RefusedError(str(error)) from error
    return str(found)
