"""What each letter is, as programs count it; a fact that is not known is None, never "no"."""

from collections.abc import Callable, Hashable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache
from typing import Any, Final, TypeVar

from lorapp.domain.cached import cached_property
from lorapp.domain.calendar.season import is_over, release
from lorapp.domain.experience import US_NAMES, Basis, basis, is_us
from lorapp.domain.leaves import IN_SPECIALTY
from lorapp.domain.letters.age import DAYS_A_MONTH, dated_on
from lorapp.domain.letters.record import Form, Letter
from lorapp.domain.letters.risk import risk
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.mentors import Role
from lorapp.domain.placing.rules.places import is_from_observership
from lorapp.domain.placing.rules.reviewing import review_from
from lorapp.domain.placing.sets.contact_points import contact_points
from lorapp.domain.placing.sets.families import Family
from lorapp.domain.programs import Program
from lorapp.frozen import dataclass

COMPARED_MAX: Final = 24
"""Letters of which every set is looked at; the sets of four of a thousand are 41 billion."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a letter is to every program; None where the fact is not known."""

    letter: Letter
    is_available: bool
    us: bool | None
    hands_on: bool | None
    chair: bool | None
    standardized: bool | None
    is_observership: bool
    dated_on: date | None
    proves: frozenset[str]

    @property
    def us_hands_on(self) -> bool | None:
        """Hands-on work in the United States; one firm "no" decides."""
        if self.us is False or self.hands_on is False:
            return False
        return None if self.us is None or self.hands_on is None else True


class _ByKey(dict[str, Traits]):
    """Traits by letter key, each looked at when it is first asked for."""

    def __init__(self, at: Situation) -> None:
        self._at = at

    def __missing__(self, key: str) -> Traits:
        found = self[key] = _traits(self._at, self._at.file.letters_by_key[key])
        return found


class Portfolio:
    """The letters of a record as programs count them, worked out once for an instant."""

    def __init__(self, at: Situation) -> None:
        self.at = at
        self._releases: dict[tuple[int, str], date | None] = {}
        self._over: dict[tuple[int, str], bool] = {}
        self._places: dict[tuple[int | None, str | None, str | None], tuple[int, str]] = {}
        self._families: dict[tuple[tuple[str, ...], int], Family] = {}
        self._risk: dict[str, int] = {}
        self.traits: Mapping[str, Traits] = _ByKey(at)
        self._shared: dict[Hashable, Any] = {}
        self._basis: dict[tuple[str | None, str], int] = {}

    def once(self, asked: Hashable, work_out: Callable[[], T]) -> T:
        """What many programs ask alike, worked out for the first of them."""
        if asked not in self._shared:
            self._shared[asked] = work_out()
        found: T = self._shared[asked]
        return found

    @cached_property
    def _counts_as(self) -> Mapping[tuple[str, str], str]:
        placed = self.at.places.assignments
        return {(one.letter, one.program): one.counts_as for one in placed if one.counts_as}

    @cached_property
    def attached(self) -> frozenset[str]:
        """Programs that hold a letter, keep a slot, shut a letter out or get a statement."""
        file = self.at.file
        return frozenset(
            (
                *(one.program for one in file.assignments),
                *(one.program for one in file.reservations),
                *(one.program for one in file.exclusions),
                *(program for one in file.statements for program in one.programs),
            )
        )

    def view_of(self, program: Program) -> Hashable:
        """What decides which letters are of its specialty: that, and the applicant's own marks."""
        return program.specialty, program.key if program.key in self._marked else None

    @cached_property
    def _marked(self) -> frozenset[str]:
        return frozenset(program for _, program in self._counts_as)

    def in_specialty(self, program: Program, key: str) -> bool | None:
        """Whether a letter is one of the program's specialty.

        A general letter is where the applicant marked its assignment so.
        """
        tag, wanted = self.traits[key].letter.specialty, program.specialty
        if wanted is None:
            return None
        if tag in ALL_SPECIALTIES:
            marked = self._counts_as.get((key, program.key))
            return True if marked in {wanted, IN_SPECIALTY} else (None if tag is None else False)
        return tag == wanted

    def review_day(self, program: Program) -> date | None:
        """The program's review day; the calendar is asked once a season and service."""
        place = self._place(program)
        if place not in self._releases:
            self._releases[place] = release(self.at.file, *place)
        return review_from(self.at, program, self._releases[place])

    def takes_part(self, program: Program) -> bool:
        """Whether a program is checked: not finished, and of a season that is not over.

        One past its ``complete_by`` still is.
        """
        if program.is_finished:
            return False
        place = self._place(program)
        if place not in self._over:
            self._over[place] = is_over(self.at.file, *place, self.at.running.first)
        return not self._over[place]

    def age_months(self, program: Program, key: str) -> float | None:
        """A letter's age in months on the program's review day, one decimal."""
        return self.age_on(key, self.review_day(program))

    def age_on(self, key: str, read: date | None) -> float | None:
        """A letter's age in months on a review day; below zero when dated later."""
        written = self.traits[key].dated_on
        if written is None or read is None:
            return None
        return round((read - written).days / DAYS_A_MONTH, 1)

    def risk(self, key: str) -> int:
        """On-time risk of a letter in points; a letter that is here carries none."""
        if key not in self._risk:
            parts = risk(self.at, self.traits[key].letter).parts
            self._risk[key] = sum(part.points for part in parts)
        return self._risk[key]

    def basis_points(self, program: Program, key: str) -> int:
        """Points for the kind of contact behind a letter, as a program's specialty sees it."""
        asked = program.specialty, key
        if asked not in self._basis:
            traits = self.traits[key]
            self._basis[asked] = contact_points(
                self.at,
                traits.letter,
                program.specialty,
                us=traits.us,
                hands_on=traits.hands_on,
            )
        return self._basis[asked]

    def family(self, program: Program, usable: AbstractSet[str], most: int) -> Family:
        """All sets of up to ``most`` letters, shared by programs that choose from the same."""
        letters = self.pool(program)
        if len(letters) > COMPARED_MAX:
            letters = tuple(key for key in self.at.file.letters_by_key if key in usable)
        elif not usable <= set(letters):
            every = self.at.file.letters_by_key
            letters = tuple(key for key in every if key in usable or key in letters)
        size = max(most, *self.at.book.caps.values())
        if (letters, size) not in self._families:
            self._families[letters, size] = Family(letters, size)
        return self._families[letters, size]

    def pool(self, program: Program) -> tuple[str, ...]:
        """The available letters of a program's season and service, in the record's order."""
        return self._pools.get(self._place(program), ())

    def _place(self, program: Program) -> tuple[int, str]:
        told = program.season, program.service, program.specialty
        if told not in self._places:
            file = self.at.file
            self._places[told] = file.program_season(program), file.program_service(program)
        return self._places[told]

    @cached_property
    def _pools(self) -> Mapping[tuple[int, str], tuple[str, ...]]:
        """Available letters by season and service."""
        file = self.at.file
        found: dict[tuple[int, str], list[str]] = {}
        for letter in file.letters:
            if self.at.is_available(letter):
                place = file.letter_season(letter), file.letter_service(letter)
                found.setdefault(place, []).append(letter.key)
        return {place: tuple(keys) for place, keys in found.items()}


@lru_cache(maxsize=4)
def portfolio(at: Situation) -> Portfolio:
    """The portfolio of a situation; the same one while the situation is in use."""
    return Portfolio(at)


def _traits(at: Situation, letter: Letter) -> Traits:
    stay, mentor = at.rotation(letter), at.mentor(letter)
    home = is_us(stay) if stay else None
    if home is None and mentor.country:
        home = mentor.country.strip().lower() in US_NAMES
    chair = letter.chair
    if chair is None and mentor.role not in {None, Role.DEPARTMENT_CHAIR}:
        chair = False
    return Traits(
        letter=letter,
        is_available=at.is_available(letter),
        us=home,
        hands_on=basis(stay) is Basis.HANDS_ON if stay else None,
        chair=chair,
        standardized=letter.form is Form.STANDARDIZED if letter.form else None,
        is_observership=is_from_observership(at.file, letter),
        dated_on=dated_on(at, letter),
        proves=frozenset(letter.proves),
    )
