"""Keeping a slot of a program for a letter that is still to come (invention B10)."""

from dataclasses import replace
from datetime import date

from lorapp.domain.edits import checked
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.placing.changes.assigning import is_pair, without_pair
from lorapp.domain.placing.changes.refusals import Obstacle, refusal
from lorapp.domain.programs import Program, Reservation
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError

_IN_THE_WAY = frozenset(
    {Obstacle.HELD, Obstacle.FINISHED, Obstacle.ELSEWHERE, Obstacle.EXCLUDED, Obstacle.FULL}
)
"""What stands against keeping a slot as it stands against assigning."""


def reserve(
    at: Situation, letter_key: str, program_key: str, until: date, instead: str | None
) -> SeasonFile:
    """Keep a slot until the end of a day; ``instead`` is proposed when the letter has not come.

    Keeping it again changes the day and the letter instead. Refused for a letter that is here,
    cannot come any more or cannot go there, for a day that is past, and without a free slot.
    """
    file = at.file
    letter, program = file.letter(letter_key), file.program(program_key)
    if until < at.today:
        raise RefusedError("That day has passed. Choose today or a later one.")
    _require_awaited(at, letter, program)
    kept = without_pair(file.reservations, letter_key, program_key)
    _require_place(Situation(replace(file, reservations=kept), at.now), letter, program)
    if instead is not None:
        _require_instead(at, file.letter(instead), letter, program)
    made = Reservation(program=program_key, letter=letter_key, until=until, instead=instead)
    held = tuple(
        made if is_pair(one, letter_key, program_key) else one for one in file.reservations
    )
    grown = held if len(kept) < len(held) else (*held, made)
    return checked(file, replace(file, reservations=grown))


def release(at: Situation, letter_key: str, program_key: str) -> SeasonFile:
    """Keep the slot no longer; refused when none is kept."""
    file = at.file
    letter, program = file.letter(letter_key), file.program(program_key)
    left = without_pair(file.reservations, letter_key, program_key)
    if len(left) == len(file.reservations):
        name = short_name(file, letter.mentor)
        raise RefusedError(f"No slot of {program.name} is kept for {name}.")
    return replace(file, reservations=left)


def _require_awaited(at: Situation, letter: Letter, program: Program) -> None:
    name = short_name(at.file, letter.mentor)
    if letter.key in at.places.held.get(program.key, ()):
        raise RefusedError(f"{program.name} holds {name}'s letter already.")
    if at.is_available(letter):
        raise RefusedError(f"{name}'s letter is here already; assign it to {program.name} instead.")
    found = state(at, letter)
    if found.is_over:
        raise RefusedError(f"{name}'s letter is {found}, so it will not come; keep no slot for it.")


def _require_place(at: Situation, letter: Letter, program: Program) -> None:
    refused = refusal(at, letter, program, reason="a kept slot is no assignment yet")
    if refused is not None and refused.obstacle in _IN_THE_WAY:
        raise RefusedError(refused.sentence)
    if at.places.open_slots(program, letter) == 0:
        raise RefusedError(
            f"Every free slot of {program.name} is kept for another letter; release one first."
        )


def _require_instead(at: Situation, other: Letter, letter: Letter, program: Program) -> None:
    name = short_name(at.file, other.mentor)
    if other.key == letter.key:
        raise RefusedError(f"{name}'s letter cannot stand in for itself; choose another one.")
    refused = refusal(at, other, program, reason="proposed only")
    if refused is not None and refused.obstacle in _IN_THE_WAY - {Obstacle.FULL}:
        raise RefusedError(f"{name}'s letter cannot go there instead. {refused.sentence}")
