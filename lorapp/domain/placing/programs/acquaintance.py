"""Whom the applicant knows at a program, and whom to ask for a word there (feature A018)."""

import unicodedata
from enum import StrEnum
from typing import Final

from lorapp.domain.gathered import stays_with
from lorapp.domain.letters.courtesy import polite_day
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Mentor, Role
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass

_SHARED: Final = (
    "and at center centre clinic college department family for general health healthcare hospital "
    "hospitals in institute laboratory medical medicine of program regional residency school "
    "system the university"
)
NOT_NAMES: Final = frozenset(_SHARED.split())
"""Words that many institutions share; the others tell one place from another."""
WEIGHT: Final = {
    Role.PROGRAM_DIRECTOR: 0,
    Role.ASSOCIATE_PROGRAM_DIRECTOR: 1,
    Role.DEPARTMENT_CHAIR: 2,
    Role.FACULTY: 3,
    Role.ATTENDING: 4,
}
"""Whose word comes first; everyone else comes after."""


class Tie(StrEnum):
    """How a person is tied to a program, the closest first."""

    KNOWS = "knows this program"
    WORKS = "works at a place of this name"
    MET = "worked with you in this city"


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """One person; ``where`` says what the tie rests on, ``can_ask`` whether to write to them."""

    mentor: str
    tie: Tie
    where: str
    can_ask: bool


def acquaintances(at: Situation, program: Program) -> tuple[Acquaintance, ...]:
    """Everyone with a tie to a program, whom to ask for a word first."""
    names = _names(at.file, program)
    found = [
        (tie, person, place)
        for person in at.file.mentors
        for tie, place in _ties(at, person, program, names)[:1]
    ]
    found.sort(key=lambda known: (list(Tie).index(known[0]), _weight(known[1])))
    return tuple(
        Acquaintance(person.key, tie, _where(person, place), not person.do_not_contact)
        for tie, person, place in found
    )


def word_to_ask(at: Situation, found: tuple[Acquaintance, ...]) -> tuple[str, str] | None:
    """Whom to ask for a word, and the first day on which a message is polite."""
    first = next((known for known in found if known.can_ask), None)
    if first is None:
        return None
    day = polite_day(at, first.mentor).day
    return (first.mentor, day_short(day, at.today, act_on=True)) if day else None


def _weight(person: Mentor) -> int:
    return WEIGHT.get(person.role, len(WEIGHT)) if person.role else len(WEIGHT)


def _ties(at: Situation, person: Mentor, program: Program, names: str) -> list[tuple[Tie, str]]:
    """How a person is tied to a program and the place it rests on, the closest tie first."""
    works = person.institution or ""
    found = [(Tie.KNOWS, works)] if program.key in person.knows_programs else []
    has_left = person.left_on is not None and person.left_on <= at.today
    if not has_left and same_place(works, names):
        found.append((Tie.WORKS, works))
    for stay in stays_with(at.file).get(person.key, ()):
        if stay.starts_on > at.today:
            continue
        if same_place(stay.site or "", names) or _same_city(stay.city, stay.state, program):
            found.append((Tie.MET, stay.site or stay.city or ""))
    return found


def _names(file: SeasonFile, program: Program) -> str:
    """The program's name without the words of specialties, which are not a place."""
    words = {
        word
        for specialty in file.rulebook.specialties.values()
        for word in folded(f"{specialty.name} {specialty.short}").split()
    }
    return " ".join(word for word in folded(program.name).split() if word not in words)


def same_place(one: str, other: str) -> bool:
    """Whether the telling words of one name all stand in the other."""
    first, second = _telling(one), _telling(other)
    return bool(first and second) and (first <= second or second <= first)


def _telling(name: str) -> frozenset[str]:
    return frozenset(folded(name).split()) - NOT_NAMES


def _same_city(city: str | None, state: str | None, program: Program) -> bool:
    if not city or not program.city or folded(city) != folded(program.city):
        return False
    return not (state and program.state) or folded(state) == folded(program.state)


def _where(person: Mentor, place: str) -> str:
    role = str(person.role or "").replace("-", " ")
    return ", ".join(part for part in (role, place) if part)


def folded(text: str) -> str:
    """A text without accents, case and signs, its words parted by one blank."""
    parts = unicodedata.normalize("NFKD", text)
    kept = (sign.casefold() if sign.isalnum() else " " for sign in parts if not _is_mark(sign))
    return " ".join("".join(kept).split())


def _is_mark(sign: str) -> bool:
    return bool(unicodedata.combining(sign))
