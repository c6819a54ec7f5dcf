"""From cells to what mentors, rotations, letters and interviews are made of."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from lorapp.domain.leaves import RefusalError, shown
from lorapp.domain.tables.cells import Reader, Where, choice_cell, is_unknown, specialty_cell
from lorapp.domain.tables.words import plain_words

_COUNTS: Final = re.compile(
    r"\d{1,7}(?:\s*[,;/&]\s*\d{1,7}|\s+and\s+\d{1,7})*\s*(?:days?)?", re.ASCII
)
_ADDRESSES: Final = re.compile(r"[;,\s]+")


def member_cell(choices: type[StrEnum], more: Mapping[str, Iterable[str]] | None = None) -> Reader:
    """One of a few words, as the record has them or as ``more`` has them for each."""
    known = {plain_words(member.value): member.value for member in choices}
    for value, words in (more or {}).items():
        known |= dict.fromkeys(map(plain_words, words), value)
    return choice_cell(known)


def named(name: str) -> Reader:
    """A record of the list ``name``, by its name or its key."""

    def read(text: str, where: Where) -> object:
        if where.names is None:
            return text.strip()
        try:
            return where.names.one(name, text.strip())
        except RefusalError:
            if is_unknown(text):
                return None
            raise

    return read


def all_named(name: str) -> Reader:
    """Several records of the list ``name``."""

    def read(text: str, where: Where) -> object:
        if where.names is None or is_unknown(text):
            return None
        return where.names.several(name, text.strip())

    return read


def listed_cell(text: str, _where: Where) -> object:
    """Several texts: one a line, or with semicolons between them."""
    parts = [part.strip() for part in text.split("\n" if "\n" in text else ";")]
    return [part for part in parts if part] or None


def listed_text(texts: Iterable[str]) -> str:
    """Several texts in one cell, as ``listed_cell`` reads them."""
    parts = list(texts)
    return ("\n" if any(";" in part for part in parts) else "; ").join(parts)


def days_before_cell(text: str, _where: Where) -> object:
    """Days before a deadline: ``14, 7 and 1``."""
    if not _COUNTS.fullmatch(text.strip()):
        raise RefusalError(f"{shown(text)} is no list of days; write it like 14, 7, 1.")
    return [int(number) for number in re.findall(r"\d+", text)]


def addresses_cell(text: str, _where: Where) -> object:
    """One e-mail address, or several of which the first is the one in use."""
    parts = [part for part in _ADDRESSES.split(text.strip().removeprefix("mailto:")) if part]
    if len(parts) > 1 and all("@" in part for part in parts):
        return parts
    return [text.strip().removeprefix("mailto:")]


def tag_cell(text: str, where: Where) -> object:
    """The specialty a letter is written for, or a general letter."""
    return "general" if plain_words(text) in _GENERAL else specialty_cell(text, where)


_GENERAL: Final = {"general", "any", "all", "all specialties"}
