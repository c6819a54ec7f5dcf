"""Which letter could still be asked to prove a theme, by a rule that everyone can see."""

from typing import Final

from lorapp.domain.engine.rules.asking import on_paper
from lorapp.domain.gathered import moments_of
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.themes.coverage import has_theme, letters_in_play
from lorapp.frozen import dataclass

RULE: Final = (
    "Of the letters not uploaded yet: first a writer who saw it, then one for the statement's "
    "specialty or general, then the one asked to prove least."
)


@dataclass(frozen=True, slots=True)
class Taker:
    """The letter, and what spoke for it: ``moments`` its writer saw on the theme."""

    letter: str
    mentor: str
    moments: int
    fits: bool
    asked: int


def taker(at: Situation, theme: str) -> Taker | None:
    """The letter that could best take a theme on (see ``RULE``); None when none still can."""
    wanted = {
        statement.specialty
        for statement in at.file.statements
        for claim in statement.claims
        if claim.theme and has_theme((claim.theme,), theme)
    } or set(at.file.applicant.specialties)
    found = [
        _taker(at, letter, theme, wanted)
        for letter in letters_in_play(at)
        if _is_open(at, letter, theme)
    ]
    return min(found, key=lambda one: (not one.moments, not one.fits, one.asked), default=None)


def _is_open(at: Situation, letter: Letter, theme: str) -> bool:
    if has_theme(letter.proves, theme) or at.arrived(letter) or on_paper(at, letter):
        return False
    return not at.mentor(letter).do_not_contact


def _taker(at: Situation, letter: Letter, theme: str, wanted: set[str | None]) -> Taker:
    moments = [
        moment
        for moment in moments_of(at.file).get(letter.mentor, ())
        if moment.on <= at.today and has_theme(moment.themes, theme)
    ]
    fits = letter.specialty in {*ALL_SPECIALTIES, *wanted}
    return Taker(letter.key, letter.mentor, len(moments), fits, len(letter.proves))
