"""Which words of a screen others may not see while it is shared: names, numbers, addresses."""

import re
from collections.abc import Iterator
from typing import Final

from lorapp.domain.engine.words import name_parts
from lorapp.domain.record import SeasonFile

LEAST: Final = 2
"""Shorter words stand everywhere and name nobody."""
CUT_LEAST: Final = 3
"""Letters of a word that was cut off which give it away."""
CUT: Final = ("…", ".")
"""What stands behind a word that was cut off, in signs and in plain letters."""

_TOKEN: Final = re.compile(r"[\w.+-]+@[\w.-]+|\w+")
_COMMON_WORDS: Final = (
    "and at center centre city clinic college community county department dr for general group",
    "health healthcare hospital hospitals in institute internal medical medicine memorial",
    "national of physicians practice program regional residency saint school st state system",
    "the university valley ward",
)
COMMON: Final = frozenset(word for line in _COMMON_WORDS for word in line.split())
"""Words of places that belong to every other place as well."""


class Hidden:
    """The words of one record that name a person or a place, and how to find them in a line."""

    def __init__(self, file: SeasonFile, before: "Hidden | None" = None) -> None:
        """``before`` is what was hidden up to now: who was just removed stays hidden."""
        fields = {word for name in file.rulebook.specialties for word in name.split("-")}
        fields |= {known.short.casefold() for known in file.rulebook.specialties.values()}
        named = {word.casefold() for text in _texts(file) for word in _TOKEN.findall(text)}
        self.words = frozenset(
            word for word in named if len(word) >= LEAST and word not in COMMON | fields
        )
        if before is not None:
            self.words |= before.words

    def spans(self, line: str) -> Iterator[tuple[int, int]]:
        """From where to where in a line something is to be hidden, left to right."""
        for found in _TOKEN.finditer(line):
            word = found[0].casefold()
            is_cut = line[found.end() : found.end() + 1] in CUT and len(word) >= CUT_LEAST
            if "@" in word or word in self.words or (is_cut and self._begins(word)):
                yield found.span()

    def _begins(self, word: str) -> bool:
        return any(known.startswith(word) for known in self.words)


def _texts(file: SeasonFile) -> Iterator[str]:
    person = file.applicant
    yield from _given(person.aamc_id, person.ecfmg_id, person.nrmp_id, person.school)
    yield from _names(person.name)
    for mentor in file.mentors:
        yield from _names(mentor.name)
        yield from _given(mentor.institution, mentor.phone)
        for helper in mentor.helpers:
            yield from _names(helper.name)
            yield from _given(helper.phone)
    for stay in file.rotations:
        yield from _given(stay.site, stay.city)
    for program in file.programs:
        yield from _given(program.name, program.city, program.acgme_id, program.nrmp_code)
        yield from _given(program.contact)
    for letter in file.letters:
        yield from _given(letter.letter_id)
    for comment in file.comments:
        yield from _given(comment.by)
    for asked in file.rotation_applications:
        yield from _given(asked.site, asked.agency, asked.city)
    for sent in file.soap_applications:
        yield from _given(sent.name)


def _names(full: str) -> Iterator[str]:
    _, given, family = name_parts(full)
    yield f"{given} {family}"


def _given(*texts: str | None) -> Iterator[str]:
    yield from (text for text in texts if text)
