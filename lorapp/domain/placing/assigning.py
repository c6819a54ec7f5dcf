"""Assigning one letter to one program, and the locks that hold on every route."""

from dataclasses import replace

from lorapp.domain.edits import checked, replace_list
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.programs import Assignment, Program
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError


def is_applied(at: Situation, program: Program) -> bool:
    """Whether the program was applied to by today, so that its letters are locked (R-27)."""
    return program.applied_on is not None and program.applied_on <= at.today


def assign(at: Situation, letter_key: str, program_key: str, reason: str | None) -> SeasonFile:
    """Record that a letter was assigned to a program in the portal.

    Refused when it is not available (R-26), already there, in another service or season,
    without a free slot (R-24), or across specialties without a reason (question 11).
    """
    file = at.file
    letter, program = file.letter(letter_key), file.program(program_key)
    held = at.places.held.get(program_key, ())
    if letter_key in held:
        raise RefusedError(f"{program.name} holds this letter already.")
    if not at.is_available(letter):
        raise RefusedError("Only a letter the portal shows as available can be assigned.")
    if program.is_finished:
        raise RefusedError(f"{program.name} is finished; it takes no more letters.")
    here = (file.letter_service(letter), file.letter_season(letter))
    if here != (file.program_service(program), file.program_season(program)):
        raise RefusedError(f"{program.name} reads another service or season than this letter's.")
    if at.places.free_slots(program) == 0:
        raise RefusedError(f"{program.name} holds {len(held)} letters; it takes no more.")
    general = letter.specialty in ALL_SPECIALTIES
    if not general and letter.specialty != program.specialty and not reason:
        raise RefusedError(
            f"This letter is for {letter.specialty}, {program.name} is {program.specialty}. "
            "Give a reason if it should go there all the same."
        )
    made = Assignment(letter=letter_key, program=program_key, on=at.today, reason=reason)
    return checked(file, replace_list(file, "assignments", (*file.assignments, made)))


def unassign(at: Situation, letter_key: str, program_key: str, correct: str | None) -> SeasonFile:
    """Take a letter off a program: free before applying, else only as a correction (R-27)."""
    file = at.file
    program = file.program(program_key)
    file.letter(letter_key)
    found = [a for a in file.assignments if (a.letter, a.program) == (letter_key, program_key)]
    if not found:
        raise RefusedError(f"{program.name} does not hold this letter.")
    if is_applied(at, program) and not correct:
        raise RefusedError(
            f"This letter is locked: it was assigned when you applied to {program.name}, and "
            "the portal keeps it. If it was recorded by mistake, say why with a correction."
        )
    left = tuple(item for item in file.assignments if item is not found[0])
    return replace(file, assignments=left)
