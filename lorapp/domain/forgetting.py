"""Which words name a person, and where else in the record they stand."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from lorapp.domain.edits import removed, replace_list
from lorapp.domain.engine.words import name_parts
from lorapp.domain.plain import to_plain
from lorapp.domain.record import SeasonFile

LEAST: Final = 3
"""Shorter words stand inside every other text and name nobody."""
TITLE_MAX: Final = 60
_TITLES: Final = ("name", "site", "text", "code", "key")


class Person:
    """Somebody who is to be forgotten: the whole name, however it is written."""

    def __init__(self, name: str) -> None:
        _, given, family = name_parts(name)
        self.name = " ".join(f"{given} {family}".split())
        words = [re.escape(word) for word in _even(self.name).split()]
        self._pattern = re.compile(r"(?<!\w)" + r"\W+".join(words) + r"(?!\w)")

    @property
    def can_be_found(self) -> bool:
        """Whether the name is long enough to be told from other words."""
        return len(self.name) >= LEAST

    @property
    def is_whole(self) -> bool:
        """Whether it is more than one word: any single one may mean a thing."""
        return " " in self.name

    def is_in(self, text: str) -> bool:
        """Whether a text names this person."""
        return bool(self._pattern.search(_even(text)))


def traces(file: SeasonFile, person: Person) -> tuple[str, ...]:
    """Name every record whose texts name a person: ``rotations: Larkspur Valley``."""
    return tuple(dict.fromkeys(_traces(to_plain(file), person.is_in)))


def pointing(file: SeasonFile, key: str) -> tuple[str, ...]:
    """Name every record that keeps a mentor in the record by having the key in it."""
    others = tuple(one for one in file.mentors if one.key != key)
    plain = to_plain(replace(file, mentors=others, contacts=()))
    return tuple(dict.fromkeys(_traces(plain, key.__eq__)))


def without(file: SeasonFile, key: str) -> SeasonFile:
    """Take a mentor out, and with them each time the applicant was in touch with them.

    Raises RefusedError while another record points to the mentor.
    """
    contacts = tuple(one for one in file.contacts if one.mentor != key)
    if contacts != file.contacts:
        file = replace_list(file, "contacts", contacts)
    return removed(file, "mentors", key)


def _traces(plain: dict[str, Any], is_meant: Callable[[str], bool]) -> Iterator[str]:
    for name, part in plain.items():
        for record in part if isinstance(part, list) else [part]:
            if any(is_meant(text) for text in texts_of(record)):
                yield f"{name.replace('_', ' ')}: {_title(record)}"


def texts_of(value: object) -> Iterator[str]:
    """Every text in a record as JSON values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)


def _title(record: object) -> str:
    if not isinstance(record, dict):
        return _short(record) if isinstance(record, str) else "a value"
    return next((_short(record[key]) for key in _TITLES if record.get(key)), "a note")


def _short(text: str) -> str:
    return text if len(text) <= TITLE_MAX else f"{text[: TITLE_MAX - 1].rstrip()}…"


def _even(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
