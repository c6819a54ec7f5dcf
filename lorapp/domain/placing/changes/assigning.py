"""One letter at one program: assign it, take it off, pin it, keep it away."""

from dataclasses import replace
from typing import Final, TypeVar

from lorapp.domain.edits import checked, replace_list
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.placing.changes.reasons import worded
from lorapp.domain.placing.changes.refusals import refusal
from lorapp.domain.programs import (
    Assignment,
    Exclusion,
    Program,
    ProgramStatus,
    Reservation,
)
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.names import specialty_words
from lorapp.errors import RefusedError, UnsaidError

Pair = TypeVar("Pair", Assignment, Reservation, Exclusion)

APPLIED: Final = frozenset(
    {
        ProgramStatus.APPLIED,
        ProgramStatus.INTERVIEW,
        ProgramStatus.RANKED,
        ProgramStatus.MATCHED,
    }
)
"""What an application can be only after it was sent."""


def is_applied(at: Situation, program: Program) -> bool:
    """Whether the program was applied to by today, so that its letters are locked (R-27).

    Without a day of application the status tells.
    """
    if program.applied_on is not None:
        return program.applied_on <= at.today
    return program.status in APPLIED


def assign(at: Situation, letter_key: str, program_key: str, reason: str | None) -> SeasonFile:
    """Record that a letter was assigned to a program in the portal.

    Refused when it is not available (R-26), already there, kept away, in another service or
    season, without a slot that is free and not kept for another (R-24), or across specialties
    without a reason (a first year of any kind takes every clinical letter). A slot
    that was kept for this letter is kept no more.
    """
    file = at.file
    letter, program = file.letter(letter_key), file.program(program_key)
    why = worded(reason)
    refused = refusal(at, letter, program, why)
    if refused is not None:
        raise RefusedError(refused.sentence)
    # One that the record has on a later day has come true today.
    later = (one for one in file.assignments if is_pair(one, letter_key, program_key))
    made = next(later, Assignment(letter=letter_key, program=program_key, on=at.today))
    made = replace(made, on=at.today, reason=why or made.reason)
    others = without_pair(file.assignments, letter_key, program_key)
    grown = replace_list(file, "assignments", (*others, made))
    left = without_pair(grown.reservations, letter_key, program_key)
    return checked(file, replace(grown, reservations=left))


def unassign(at: Situation, letter_key: str, program_key: str, correct: str | None) -> SeasonFile:
    """Take a letter off a program: free before applying, else only as a correction (R-27)."""
    file, placed = at.file, _placed(at, letter_key, program_key)
    if is_applied(at, file.program(program_key)) and worded(correct) is None:
        raise UnsaidError(why_it_stays(at, placed))
    return replace(file, assignments=tuple(one for one in file.assignments if one is not placed))


def pin(at: Situation, letter_key: str, program_key: str, *, pinned: bool) -> SeasonFile:
    """Keep an assigned letter in every proposed set, or let the proposals decide again."""
    placed = _placed(at, letter_key, program_key)
    return _swapped(at.file, placed, replace(placed, pin=pinned or None))


def count_as(at: Situation, letter_key: str, program_key: str, specialty: str | None) -> SeasonFile:
    """Mark a general letter as one of the program's own specialty, or take the mark back.

    It is the applicant's reading of the letter, so it may change at any time.
    """
    file, placed = at.file, _placed(at, letter_key, program_key)
    program, letter = file.program(program_key), file.letter(letter_key)
    if specialty is not None and letter.specialty not in ALL_SPECIALTIES:
        raise RefusedError(
            f"This letter is for {specialty_words(file, letter.specialty)}, which is what it "
            "counts as; only a general letter can be counted as another."
        )
    if specialty is not None and specialty != program.specialty:
        theirs = specialty_words(file, program.specialty) or "not known yet"
        raise RefusedError(
            f"{program.name}'s specialty is {theirs}; a letter there can only count as that."
        )
    return _swapped(file, placed, replace(placed, counts_as=specialty))


def exclude(at: Situation, letter_key: str, program_key: str, reason: str | None) -> SeasonFile:
    """Keep a letter away from a program; refused while it is there or a slot is kept for it."""
    file = at.file
    letter, program = file.letter(letter_key), file.program(program_key)
    name = short_name(file, letter.mentor)
    if letter_key in at.places.held.get(program_key, ()):
        raise RefusedError(f"{program.name} holds {name}'s letter; take it off there first.")
    if any(is_pair(kept, letter_key, program_key) for kept in file.reservations):
        raise RefusedError(f"A slot of {program.name} is kept for {name}; release it first.")
    barred = Exclusion(program=program_key, letter=letter_key, reason=worded(reason))
    left = without_pair(file.exclusions, letter_key, program_key)
    return checked(file, replace(file, exclusions=(*left, barred)))


def include(at: Situation, letter_key: str, program_key: str) -> SeasonFile:
    """Let a letter be assigned to a program again; refused when it is not kept away."""
    file = at.file
    letter, program = file.letter(letter_key), file.program(program_key)
    left = without_pair(file.exclusions, letter_key, program_key)
    if len(left) == len(file.exclusions):
        name = short_name(file, letter.mentor)
        raise RefusedError(f"{name}'s letter is not kept away from {program.name}.")
    return replace(file, exclusions=left)


def why_it_stays(at: Situation, placed: Assignment) -> str:
    """Say that a letter is locked at a program applied to (R-27)."""
    file = at.file
    name = short_name(file, file.letter(placed.letter).mentor)
    return (
        f"{name}'s letter is locked at {file.program(placed.program).name}: you applied there, "
        "and the portal keeps it. If it was recorded by mistake, say why with a correction."
    )


def is_pair(held: Pair, letter_key: str, program_key: str) -> bool:
    """Whether a record is about this letter at this program."""
    return (held.letter, held.program) == (letter_key, program_key)


def without_pair(records: tuple[Pair, ...], letter_key: str, program_key: str) -> tuple[Pair, ...]:
    """The records about other pairs; the same tuple where there is none about this one."""
    if not any(is_pair(one, letter_key, program_key) for one in records):
        return records
    return tuple(one for one in records if not is_pair(one, letter_key, program_key))


def _placed(at: Situation, letter_key: str, program_key: str) -> Assignment:
    file = at.file
    program, letter = file.program(program_key), file.letter(letter_key)
    for one in file.assignments:
        if is_pair(one, letter_key, program_key):
            return one
    name = short_name(file, letter.mentor)
    raise RefusedError(f"{program.name} does not hold {name}'s letter.")


def _swapped(file: SeasonFile, old: Assignment, new: Assignment) -> SeasonFile:
    return replace(file, assignments=tuple(new if one is old else one for one in file.assignments))
