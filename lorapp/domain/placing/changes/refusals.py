"""Why a letter cannot be assigned to a program: one reason, in the same words on every route."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from lorapp.domain.checks import cap_of, cap_of_service
from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.placing.sets.broad import is_clinical, takes_any_specialty
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import count_words, day_short
from lorapp.domain.wording.names import specialty_words
from lorapp.frozen import dataclass


class Obstacle(StrEnum):
    """What stands in the way; NOT_HERE is told only when nothing else does."""

    HELD = "held already"
    FINISHED = "finished"
    ELSEWHERE = "other service or season"
    EXCLUDED = "excluded"
    FULL = "full"
    KEPT = "slot kept for another"
    OTHER_SPECIALTY = "other specialty"
    NOT_HERE = "not available"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One obstacle, and the sentence that says so."""

    obstacle: Obstacle
    sentence: str


Look = Callable[[Situation, Letter, Program, str | None], str | None]


def refusal(
    at: Situation, letter: Letter, program: Program, reason: str | None = None
) -> Refusal | None:
    """The first thing that stands against assigning a letter today, or None.

    ``reason`` is what lets a letter cross specialties.
    """
    for obstacle, look in _LOOKS:
        sentence = look(at, letter, program, reason)
        if sentence is not None:
            return Refusal(obstacle, sentence)
    return None


def _held(at: Situation, letter: Letter, program: Program, _reason: str | None) -> str | None:
    held = letter.key in at.places.held.get(program.key, ())
    return f"{program.name} holds this letter already." if held else None


def _finished(_at: Situation, _letter: Letter, program: Program, _reason: str | None) -> str | None:
    return f"{program.name} is finished; it takes no more letters." if program.is_finished else None


def _elsewhere(at: Situation, letter: Letter, program: Program, _reason: str | None) -> str | None:
    file = at.file
    here = (file.letter_service(letter), file.letter_season(letter))
    if here == (file.program_service(program), file.program_season(program)):
        return None
    return f"{program.name} reads another service or season than this letter's."


def _excluded(at: Situation, letter: Letter, program: Program, _reason: str | None) -> str | None:
    if not at.places.is_excluded(program, letter):
        return None
    pair = (program.key, letter.key)
    reason = next(one.reason for one in at.file.exclusions if (one.program, one.letter) == pair)
    why = f" ({reason.rstrip('.')})" if reason else ""
    return f"You keep this letter away from {program.name}{why}. Include it again first."


def _full(at: Situation, _letter: Letter, program: Program, _reason: str | None) -> str | None:
    if at.places.free_slots(program):
        return None
    held = count_words(len(at.places.held.get(program.key, ())), "letter") or "no letter"
    return f"{program.name} holds {held}; it takes no more. {cap_words(at, program)}"


def _kept(at: Situation, letter: Letter, program: Program, _reason: str | None) -> str | None:
    if at.places.open_slots(program, letter):
        return None
    kept = next(one for one in at.places.live_reservations(program) if one.letter != letter.key)
    name = short_name(at.file, at.file.letter(kept.letter).mentor)
    until = day_short(kept.until, at.today, act_on=True)
    return (
        f"The last free slot of {program.name} is kept for {name} until {until}; release it first."
    )


def _other_specialty(
    at: Situation, letter: Letter, program: Program, reason: str | None
) -> str | None:
    if reason or letter.specialty in ALL_SPECIALTIES or letter.specialty == program.specialty:
        return None
    if takes_any_specialty(program) and is_clinical(at, letter):
        return None
    mine, theirs = (
        specialty_words(at.file, slug) for slug in (letter.specialty, program.specialty)
    )
    then = "Give a reason if it should go there all the same."
    return (
        f"This letter is for {mine}, {program.name} is {theirs or 'of no known specialty'}. "
        f"{then if at.is_available(letter) else 'It is not available yet, either.'}"
    )


def _not_here(at: Situation, letter: Letter, _program: Program, _reason: str | None) -> str | None:
    if at.is_available(letter):
        return None
    return "Only a letter the portal shows as available can be assigned."


_LOOKS: Final[tuple[tuple[Obstacle, Look], ...]] = (
    (Obstacle.HELD, _held),
    (Obstacle.FINISHED, _finished),
    (Obstacle.ELSEWHERE, _elsewhere),
    (Obstacle.EXCLUDED, _excluded),
    (Obstacle.FULL, _full),
    (Obstacle.KEPT, _kept),
    (Obstacle.OTHER_SPECIALTY, _other_specialty),
    (Obstacle.NOT_HERE, _not_here),
)


def cap_words(at: Situation, program: Program) -> str:
    """How many letters a program takes, and whose number that is."""
    service = at.file.program_service(program)
    most, cap = cap_of_service(at.file, service), cap_of(at.file, program)
    if cap < most:
        return f"It takes {cap}: {service_name(service)} sends {most}, the program lowers it."
    return f"It takes {cap}, the most that {service_name(service)} sends."
