"""A letter that will not come: which programs miss it, and who could write instead (A029)."""

from typing import Final

from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.mentors_ranking import ranking
from lorapp.domain.programs import Program

_LOST: Final = frozenset({LetterState.DECLINED, LetterState.LAPSED, LetterState.REVOKED})


def is_lost(at: Situation, letter: Letter) -> bool:
    """Whether a letter of a season still running was refused, never came, or was taken back."""
    return state(at, letter) in _LOST and not at.is_past(letter)


def missed_by(at: Situation, letter: Letter) -> tuple[Program, ...]:
    """Programs still reading that stay below their minimum without a letter that is lost."""
    held = [at.file.program(key) for key in at.places.placed.get(letter.key, ())]
    concerned = dict.fromkeys((*at.places.wanted_by(letter), *held))
    return tuple(
        one
        for one in concerned
        if at.places.below_minimum_by(one) and not at.places.is_closed(one) and not one.is_finished
    )


def others_in_play(at: Situation, letter: Letter) -> tuple[Letter, ...]:
    """Letters by other people, ideas as well, that could still stand where this one would."""
    file = at.file
    place = file.letter_service(letter), file.letter_season(letter)
    return tuple(
        other
        for other in file.letters
        if other.mentor != letter.mentor
        and (file.letter_service(other), file.letter_season(other)) == place
        and (other.specialty in ALL_SPECIALTIES or other.specialty == letter.specialty)
        and not state(at, other).is_over
        and not is_lost(at, other)
        and (not state(at, other).is_here or at.places.wanted_by(other))
    )


def could_write(at: Situation, letter: Letter) -> tuple[str, ...]:
    """Mentors who could be asked instead, most points first: no letter begun, no refusal."""
    season = at.file.letter_season(letter)
    busy = {
        other.mentor
        for other in at.file.letters
        if at.file.letter_season(other) == season or at.last(other, EventKind.DECLINED)
    }
    return tuple(one.mentor for one in ranking(at) if one.mentor not in busy)
