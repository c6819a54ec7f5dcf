"""Finding the applicant's own programs and writers in a line of a portal's page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from lorapp.domain.engine.words import name_parts
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.mentors import Mentor
from lorapp.domain.placing.portal.portal_words import IDLE, TITLES, Token, program_words, words
from lorapp.domain.programs import Program
from lorapp.frozen import dataclass

Phrase = tuple[str, ...]
ID_LEAST: Final = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a line that name programs or letters; several keys mean that it is not clear.

    ``start`` and ``stop`` count words. ``doubt`` says why no letter can be told.
    """

    start: int
    stop: int
    keys: tuple[str, ...]
    doubt: str = ""


class Index:
    """Phrases by their first word, the longest first."""

    def __init__(self) -> None:
        self._phrases: dict[str, dict[Phrase, tuple[str, ...]]] = {}

    def add(self, phrase: Phrase, key: str) -> None:
        """Let a phrase stand for a key, beside those it stands for already."""
        if phrase:
            known = self._phrases.setdefault(phrase[0], {})
            known[phrase] = tuple(dict.fromkeys((*known.get(phrase, ()), key)))

    def at(self, line: Sequence[Token], start: int) -> Mention | None:
        """The longest phrase that begins at a word."""
        known = self._phrases.get(line[start].norm, {})
        for phrase in sorted(known, key=len, reverse=True):
            stop = start + len(phrase)
            if tuple(token.norm for token in line[start:stop]) == phrase:
                return Mention(start, stop, known[phrase])
        return None


class Names:
    """Every name, code and identifier by which a page may call a program or a letter."""

    def __init__(self, at: Situation, service: str) -> None:
        self.programs = tuple(programs_of(at, service))
        self.letters = tuple(letters_of(at, service))
        self._program_index, self._id_index, self._families = Index(), Index(), Index()
        self._mentors: dict[str, Mentor] = dict(at.file.mentors_by_key)
        self._by_mentor: dict[str, list[Letter]] = {}
        self._known: set[str] = set()
        for program in self.programs:
            self._add_program(program)
        for letter in self.letters:
            self._by_mentor.setdefault(letter.mentor, []).append(letter)
            if letter.letter_id and len(letter.letter_id) >= ID_LEAST:
                self._id_index.add(words(letter.letter_id), letter.key)
        for mentor in at.file.mentors:
            self._families.add(words(name_parts(mentor.name)[2]), mentor.key)
            self._known.update(words(f"{mentor.title or ''} {mentor.institution or ''}"))
        for specialty in at.file.rulebook.specialties.values():
            self._known.update(words(specialty.name))

    def _add_program(self, program: Program) -> None:
        for code in (program.nrmp_code, program.acgme_id):
            self._program_index.add(words(code or ""), program.key)
        self._program_index.add(program_words(program.name), program.key)
        if any(c.isdigit() for c in program.key) and any(c.isalpha() for c in program.key):
            self._program_index.add(words(program.key), program.key)
        self._known.update(words(f"{program.city or ''} {program.state or ''}"))

    def find_programs(self, line: Sequence[Token]) -> list[Mention]:
        """The programs a line names, left to right; a code settles a name that two share."""
        found = list(_each(self._program_index, line))
        sure = {mention.keys[0] for mention in found if len(mention.keys) == 1}
        settled = []
        for mention in found:
            told = sure & set(mention.keys)
            if len(told) == 1:
                settled.append(Mention(mention.start, mention.stop, tuple(told)))
            else:
                settled.append(mention)
        return settled

    def find_letters(self, line: Sequence[Token], taken: Iterable[Mention]) -> list[Mention]:
        """The letters a line names outside the words that name programs."""
        used = {at for mention in taken for at in range(mention.start, mention.stop)}
        found = [m for m in _each(self._id_index, line) if not used & set(range(m.start, m.stop))]
        named = {key for mention in found for key in mention.keys}
        used |= {at for mention in found for at in range(mention.start, mention.stop)}
        for mention in _each(self._families, line):
            if not used & set(range(mention.start, mention.stop)):
                person = self._person(line, mention, used)
                if person is not None:
                    told = named & set(person.keys)
                    found.append(replace(person, keys=tuple(told), doubt="") if told else person)
        return sorted(found, key=lambda mention: mention.start)

    def rest(self, line: Sequence[Token], taken: Iterable[Mention]) -> tuple[Token, ...]:
        """The words of a line that name nothing known, and are not common words either."""
        used = {at for mention in taken for at in range(mention.start, mention.stop)}
        return tuple(
            token
            for at, token in enumerate(line)
            if at not in used
            and token.norm not in IDLE
            and token.norm not in self._known
            and not token.norm[0].isdigit()
        )

    def _person(self, line: Sequence[Token], family: Mention, used: set[int]) -> Mention | None:
        """Whose letter a family name means, by what stands around it; None: not a name here."""
        start, before = self._given_before(line, family, used)
        stop, after = self._given_after(line, family, used)
        people = [self._mentors[key] for key in family.keys]
        if before:
            fitting = [mentor for mentor in people if _fits(mentor, before)]
            stop = family.stop
        elif after:
            fitting = [mentor for mentor in people if _fits(mentor, after)]
        elif start < family.start or self._stands_alone(line, family, used):
            fitting, stop = people, family.stop
        else:
            return None
        if not fitting:
            shown = " ".join(token.raw for token in line[start:stop])
            known = " or ".join(mentor.name for mentor in people)
            doubt = f"{shown} is not {known}, the writer of this name you know."
            return Mention(start, stop, (), doubt)
        return self._letter_of(fitting, start, stop)

    def _letter_of(self, people: Sequence[Mentor], start: int, stop: int) -> Mention:
        found = [letter for m in people for letter in self._by_mentor.get(m.key, ())]
        keys = tuple(letter.key for letter in found)
        if not keys:
            return Mention(start, stop, (), f"{people[0].name} has no letter in this portal.")
        if len({letter.mentor for letter in found}) > 1:
            names = " or ".join(mentor.name for mentor in people)
            return Mention(start, stop, keys, f"It can be the letter of {names}.")
        doubt = f"{people[0].name} has {len(keys)} letters here." if len(keys) > 1 else ""
        return Mention(start, stop, keys, doubt)

    def _given_before(
        self, line: Sequence[Token], family: Mention, used: set[int]
    ) -> tuple[int, tuple[Token, ...]]:
        """Where the person's words begin, titles included, and the given names before."""
        cell = line[family.start].cell
        start, given = family.start, []
        while start and line[start - 1].cell == cell and start - 1 not in used:
            token = line[start - 1]
            is_title = token.norm in TITLES
            if not is_title and (not token.is_name_like or token.norm in IDLE):
                break
            if not is_title:
                given.append(token)
            start -= 1
        return start, tuple(reversed(given))

    def _given_after(
        self, line: Sequence[Token], family: Mention, used: set[int]
    ) -> tuple[int, tuple[Token, ...]]:
        """Where ``Family, Given`` ends, and the given names of it."""
        stop, given = family.stop, []
        if stop >= len(line) or not line[stop].after_comma:
            return stop, ()
        cell = line[stop].cell
        ends = next((at for at in range(stop, len(line)) if line[at].cell != cell), len(line))
        if any(self._families.at(line, at) is not None for at in range(stop, ends)):
            return stop, ()  # a list of writers, not one of them back to front
        while stop < ends and self._is_given(line, stop, used):
            given.append(line[stop])
            stop += 1
        return stop, tuple(given)

    def _is_given(self, line: Sequence[Token], at: int, used: set[int]) -> bool:
        token = line[at]
        if at in used or token.norm in IDLE or token.norm in self._known:
            return False
        return token.is_name_like

    def _stands_alone(self, line: Sequence[Token], family: Mention, used: set[int]) -> bool:
        """Whether nothing but common words share the cell with a bare family name."""
        cell = line[family.start].cell
        others = (
            token
            for at, token in enumerate(line)
            if token.cell == cell and at not in used and not family.start <= at < family.stop
        )
        return all(token.norm in IDLE or self._families_hold(token) for token in others)

    def _families_hold(self, token: Token) -> bool:
        return self._families.at((token,), 0) is not None


def programs_of(at: Situation, service: str) -> Iterator[Program]:
    """The programs of a service in the applicant's season, finished ones too."""
    file = at.file
    for program in file.programs:
        place = file.program_service(program), file.program_season(program)
        if place == (service, file.applicant.season):
            yield program


def letters_of(at: Situation, service: str) -> Iterator[Letter]:
    """The letters a service's portal may show this season; replaced entries are left out."""
    file = at.file
    for letter in file.letters:
        place = file.letter_service(letter), file.letter_season(letter)
        if place == (service, file.applicant.season) and not state(at, letter).is_over:
            yield letter


def _each(index: Index, line: Sequence[Token]) -> Iterator[Mention]:
    at = 0
    while at < len(line):
        mention = index.at(line, at)
        if mention is None:
            at += 1
        else:
            yield mention
            at = mention.stop


def _fits(mentor: Mentor, given: Sequence[Token]) -> bool:
    """Whether given names, or initials of them, are this person's; unknown ones fit."""
    own = words(name_parts(mentor.name)[1])
    first = given[0].norm
    return not own or first == own[0] or (len(first) == 1 and own[0].startswith(first))
