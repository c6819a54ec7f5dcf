"""Programs of one broad first year, and the letters that every one of them takes."""

from typing import Final

from lorapp.domain.experience import Basis, basis
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Role
from lorapp.domain.programs import Program, Track

TRANSITIONAL_YEAR: Final = "transitional-year"
FIRST_YEAR: Final = frozenset({Track.PRELIMINARY, Track.TRANSITIONAL})
"""Tracks of one broad year, which take any clinical letter."""


def takes_any_specialty(program: Program) -> bool:
    """Whether a program takes clinical letters of every specialty: a first year of any kind."""
    return program.track in FIRST_YEAR or program.specialty == TRANSITIONAL_YEAR


def is_clinical(at: Situation, letter: Letter) -> bool:
    """Whether a letter comes from work with patients, as far as is known."""
    stay = at.rotation(letter)
    if stay is None:
        return at.mentor(letter).role is not Role.RESEARCH_MENTOR
    return basis(stay) in {Basis.HANDS_ON, Basis.OBSERVED}
