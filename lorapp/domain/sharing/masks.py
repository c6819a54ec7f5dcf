"""Which texts of a record must not leave, so that no other text brings them along."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lorapp.domain.engine.words import name_parts
from lorapp.domain.record import SeasonFile
from lorapp.domain.sharing.levels import Level, Names

LEAST: Final = 3
"""Shorter texts stand inside every other word, so they cannot give anybody away."""
_LOOKED_AT: Final = 60
"""Letters of a text among which its rarest piece is looked for."""
_WORD: Final = re.compile(r"\w+")
_ADDRESS: Final = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]")
"""An e-mail address, whoever it belongs to."""


class _Inside:
    """Texts looked for inside others, however many they are.

    Each is filed under the rarest of its pieces: only what shares that piece is compared.
    """

    def __init__(self, texts: frozenset[str]) -> None:
        self._by_piece: dict[str, list[str]] = {}
        for text in sorted(texts):
            rarest = min(_pieces(text[:_LOOKED_AT]), key=self._users)
            self._by_piece.setdefault(rarest, []).append(text)

    def _users(self, piece: str) -> int:
        return len(self._by_piece.get(piece, ()))

    def any_in(self, text: str) -> bool:
        """Whether any of them stands in a text."""
        return any(one in text for piece in _pieces(text) for one in self._by_piece.get(piece, ()))


def _pieces(text: str) -> Iterator[str]:
    return (text[start : start + LEAST] for start in range(len(text) - LEAST + 1))


class Mask:
    """The masked texts of one record at one level."""

    def __init__(self, file: SeasonFile, level: Level) -> None:
        is_named = level.names is Names.FULL
        masked = [*_always(file), *(() if is_named else _of_people(file))]
        places = [*(() if is_named else _places(file))]
        if not level.programs:
            places += _of_programs(file)
        self._texts, self._places = _Inside(_folded(masked)), _Inside(_folded(places))
        self._words = _folded(() if is_named else _names(file))

    def text(self, text: str | None) -> str | None:
        """A text that may leave; None when it holds something that may not."""
        if text is None or self._places.any_in(text.casefold()):
            return None
        return self.program(text)

    def program(self, name: str) -> str | None:
        """The name of a program that is to be named; it may share a place with a rotation."""
        folded = name.casefold()
        if not folded.strip() or _ADDRESS.search(folded):
            return None
        if self._texts.any_in(folded):
            return None
        return None if self._words.intersection(_WORD.findall(folded)) else name

    def texts(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Those of several texts that may leave."""
        return tuple(text for text in texts if self.text(text))


def _folded(texts: Iterable[str | None]) -> frozenset[str]:
    """Texts as they are compared; those too short to tell anything left out."""
    return frozenset(text.casefold() for text in texts if text and len(text) >= LEAST)


def _always(file: SeasonFile) -> Iterator[str | None]:
    """What no pack has: identifiers, addresses, notes, and the applicant's own papers."""
    person = file.applicant
    yield from (person.aamc_id, person.ecfmg_id, person.nrmp_id, person.gaps)
    yield from (exam.result for exam in person.exams)
    for mentor in file.mentors:
        yield from (mail.address for mail in mentor.emails)
        yield from (mentor.phone, mentor.notes)
        for helper in mentor.helpers:
            yield from (helper.name, helper.email, helper.phone)
    for letter in file.letters:
        yield from (letter.email, letter.letter_id)
        yield from (event.note for event in letter.events)
    for stay in file.rotations:
        yield from (stay.notes, stay.letter_policy)
    for program in file.programs:
        yield from (program.notes, program.tier_reason, program.acgme_id, program.nrmp_code)
        yield program.contact
    yield from (contact.note for contact in file.contacts)
    yield from (moment.text for moment in file.moments)
    yield from (comment.text for comment in file.comments)
    yield from (document.path for document in file.documents)
    for talk in file.interviews:
        yield from (talk.place, talk.contact, talk.notes, *talk.questions)
    yield from (text for sent in file.program_messages for text in (sent.to, sent.text))
    yield from _of_the_end(file)
    for statement in file.statements:
        yield from (statement.text, statement.path)
        yield from (claim.line for claim in statement.claims)


def _of_the_end(file: SeasonFile) -> Iterator[str | None]:
    """Free text of the rank list, SOAP, the way to the first day and the season after."""
    noted = (
        file.reuses,
        file.invitations,
        file.ranks,
        file.soap_plans,
        file.soap_applications,
        file.drills,
        file.outcomes,
        file.tasks,
        file.closings,
    )
    yield from (record.note for records in noted for record in records)
    for task in file.tasks:
        yield from (task.title, task.not_needed)
    for asked in file.rotation_applications:
        yield from (asked.notes, *(paper.note for paper in asked.papers))


def _of_people(file: SeasonFile) -> Iterator[str | None]:
    yield from (file.applicant.name, file.applicant.school)
    yield from (mentor.name for mentor in file.mentors)
    yield from (comment.by for comment in file.comments)


def _places(file: SeasonFile) -> Iterator[str | None]:
    for mentor in file.mentors:
        yield from (mentor.title, mentor.institution)
    for stay in file.rotations:
        yield from (stay.site, stay.city)
    for asked in file.rotation_applications:
        yield from (asked.site, asked.city, asked.agency)


def _of_programs(file: SeasonFile) -> Iterator[str | None]:
    for program in file.programs:
        yield from (program.name, program.city)
    yield from (sent.name for sent in file.soap_applications)
    yield from (outcome.place for outcome in file.outcomes)


def _names(file: SeasonFile) -> Iterator[str]:
    """Given and family names alone: they name somebody inside a sentence, too."""
    helpers = (helper.name for mentor in file.mentors for helper in mentor.helpers)
    for name in (file.applicant.name, *(mentor.name for mentor in file.mentors), *helpers):
        _, given, family = name_parts(name)
        yield from _WORD.findall(f"{given} {family}")
