"""Marks that let one text name a record by its name for people or by its key for programs."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import cast

from lorapp.domain.person_names import parted
from lorapp.domain.record import SeasonFile

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\w):([^{_CLOSE}]*){_CLOSE}")


def program_mark(key: str) -> str:
    """Stand for a program in a reason."""
    return f"{_OPEN}p:{key}{_CLOSE}"


def mentor_mark(key: str) -> str:
    """Stand for a mentor in a reason."""
    return f"{_OPEN}m:{key}{_CLOSE}"


def letter_mark(key: str) -> str:
    """Stand for a letter in a sentence; people read whose it is."""
    return f"{_OPEN}l:{key}{_CLOSE}"


def first_mark(text: str) -> str:
    """The mark a reason begins with; empty where it begins with another word."""
    found = _MARK.match(text)
    return found[0] if found else ""


def by_key(text: str) -> str:
    """Write a text for programs: every marked record by its key."""
    return _MARK.sub(lambda found: found[2], text)


def by_name(text: str, file: SeasonFile) -> str:
    """Write a text for people: every marked record by its name."""

    def name(found: re.Match[str]) -> str:
        if found[1] == "p":
            return file.program(found[2]).name
        if found[1] == "l":
            return f"{short_name(file, file.letter(found[2]).mentor)}'s letter"
        return short_name(file, found[2])

    return _MARK.sub(name, text)


def short_name(file: SeasonFile, mentor_key: str) -> str:
    """Name a mentor as lists do: ``Dr. Umetani``, with an initial where two share it."""
    kept: dict[str, str] = file.worked_out.setdefault("short names", {})
    if mentor_key not in kept:
        title, given, family = name_parts(file.mentor(mentor_key).name)
        if given and _families(file)[family] > 1:
            family = f"{given[0]}. {family}"
        kept[mentor_key] = f"{title} {family}".strip()
    return kept[mentor_key]


def _families(file: SeasonFile) -> Mapping[str, int]:
    """How many mentors share each family name."""
    found = file.worked_out.get("families")
    if found is None:
        found = file.worked_out["families"] = Counter(name_parts(m.name)[2] for m in file.mentors)
    return cast("Mapping[str, int]", found)


def name_parts(full: str) -> tuple[str, str, str]:
    """Split a name into title, given names and family name; degrees behind it are left out.

    A name of one word is all family name.
    """
    parts = parted(full)
    return (parts.prefix, parts.given, parts.family) if parts.family else ("", "", full)
