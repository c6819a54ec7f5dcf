"""The letters to have ready for Match Week, a set for each specialty (test AT-B13, F-45)."""

from collections.abc import Iterator
from typing import Final

from lorapp.domain.checks import cap_of_service
from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.experience import Basis, basis
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.wording.names import specialty_words
from lorapp.frozen import dataclass

_BY_BASIS: Final = (Basis.HANDS_ON, Basis.OBSERVED, Basis.RESEARCH, Basis.TELE)
_HOME: Final = len(_BY_BASIS)


@dataclass(frozen=True, slots=True)
class SoapSet:
    """The letters for one specialty, the weightiest first; never more than the service takes."""

    specialty: str
    letters: tuple[str, ...]


def soap_sets(at: Situation) -> tuple[SoapSet, ...]:
    """The set of each of the applicant's specialties, of letters available today."""
    return tuple(SoapSet(one, letters_for(at, one)) for one in at.file.applicant.specialties)


def soap_words(at: Situation) -> Iterator[str]:
    """Sentences for the weeks before Match Week, one a specialty."""
    for found in soap_sets(at):
        field = specialty_words(at.file, found.specialty)
        names = ", ".join(mentor_mark(at.file.letter(key).mentor) for key in found.letters)
        ready = names or "no letter is available yet"
        yield f"Letters ready for SOAP, {field}: {ready}."


def letters_for(at: Situation, specialty: str) -> tuple[str, ...]:
    """The letters for one specialty, the weightiest first; as many as its service takes."""
    service = at.file.service_of(specialty, at.file.applicant.season)
    return usable_for(at, specialty)[: cap_of_service(at.file, service)]


def usable_for(at: Situation, specialty: str) -> tuple[str, ...]:
    """Every letter that can be used for a specialty today, the weightiest first."""
    file, season = at.file, at.file.applicant.season
    service = file.service_of(specialty, season)
    locked = _locked(at, specialty)
    found = [
        letter
        for letter in file.letters
        if at.is_available(letter)
        and (file.letter_service(letter), file.letter_season(letter)) == (service, season)
        and (letter.specialty in {*ALL_SPECIALTIES, specialty} or letter.key in locked)
    ]
    found.sort(key=lambda letter: (letter.specialty != specialty, contact(at, letter)))
    return tuple(letter.key for letter in found)


def _locked(at: Situation, specialty: str) -> frozenset[str]:
    """Letters that programs of a specialty hold for good: used for it once already."""
    return frozenset(
        key
        for program in at.file.programs
        if program.specialty == specialty and is_applied(at, program)
        for key in at.places.held.get(program.key, ())
    )


def contact(at: Situation, letter: Letter) -> int:
    """How the writer saw the applicant, the weightiest as 0 (R-93): in the US, then at home."""
    stay = at.rotation(letter)
    if stay is None or not portfolio(at).traits[letter.key].us:
        return _HOME
    return _BY_BASIS.index(basis(stay))
