"""The list of programs: what may be written down about one, copied to many, or taken out."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Final

from lorapp.domain.checks import cap_of
from lorapp.domain.edits import added, changed, checked, removed, replace_list
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.changes.locks import refuse_moves, why_applied_stays
from lorapp.domain.placing.changes.reasons import worded
from lorapp.domain.plain import from_plain, to_plain
from lorapp.domain.programs import LetterRules, Program, ProgramFact, Tier
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN, is_given
from lorapp.domain.wording.days import count_words
from lorapp.errors import RefusedError

_LETTER_RULES: Final = tuple(field.name for field in fields(LetterRules))


def add_program(at: Situation, program: Program) -> SeasonFile:
    """Add a program; a tier needs its reason (A070)."""
    _require_reason(program)
    return added(at.file, "programs", program)


def change_program(at: Situation, program: Program) -> SeasonFile:
    """Change a program's own fields; what an application locks stays."""
    old = at.file.program(program.key)
    if (program.tier, program.tier_reason) != (old.tier, old.tier_reason):
        _require_reason(program)
    swapped = tuple(program if one is old else one for one in at.file.programs)
    # First what is locked: its sentence says what to do, that of a reference does not.
    refuse_moves(at.file, replace_list(at.file, "programs", swapped), at.now)
    _require_room(at, old, program)
    return changed(at.file, "programs", program)


def _require_room(at: Situation, old: Program, new: Program) -> None:
    cap = cap_of(at.file, new)
    held = sum(one.program == old.key for one in at.file.assignments)
    if held > cap and cap < cap_of(at.file, old):
        raise RefusedError(
            f"{old.name} holds {count_words(held, 'letter')} already, more than {cap}."
        )


def remove_program(at: Situation, key: str) -> SeasonFile:
    """Take a program out, with the slots kept and the letters kept away there.

    Refused where it is applied to, holds letters, or is named by other records.
    """
    file, program = at.file, at.file.program(key)
    if is_applied(at, program):
        raise RefusedError(why_applied_stays(at, program))
    held = [one for one in file.assignments if one.program == key]
    if held:
        name = short_name(file, file.letter(held[0].letter).mentor)
        raise RefusedError(f"{program.name} holds {name}'s letter; take it off there first.")
    bare = file
    for name in ("reservations", "exclusions"):
        kept = tuple(one for one in getattr(file, name) if one.program != key)
        if len(kept) < len(getattr(file, name)):
            bare = replace_list(bare, name, kept)
    return removed(bare, "programs", key)


def copy_rules(at: Situation, from_key: str, to_keys: Sequence[str]) -> SeasonFile:
    """Give other programs the letter rules of one, with their strictness and their source.

    Refused when there are no rules to copy, or a program holds more letters than it would take.
    """
    file, model = at.file, at.file.program(from_key)
    if model.letters in {None, LetterRules()}:
        raise RefusedError(f"{model.name} has no letter rules yet; write them down there first.")
    targets = {file.program(key).key for key in to_keys} - {from_key}
    if not targets:
        raise RefusedError("Choose the programs that get the rules first.")
    grown = tuple(_copied(model, one) if one.key in targets else one for one in file.programs)
    after = replace_list(file, "programs", grown)
    for program in grown:
        held = len(at.places.held.get(program.key, ()))
        if program.key in targets and held > cap_of(after, program):
            raise RefusedError(
                f"{program.name} holds {count_words(held, 'letter')} and would take only "
                f"{cap_of(after, program)}; leave it out."
            )
    return checked(file, after)


def _copied(model: Program, program: Program) -> Program:
    strict = tuple(name for name in model.strict if name in _LETTER_RULES)
    own = tuple(name for name in program.strict if name not in _LETTER_RULES)
    return replace(
        program,
        letters=model.letters,
        strict=(*strict, *own) or (() if is_given(program.strict) else NOT_GIVEN),
        source=model.source,
        seen_on=model.seen_on,
    )


def set_tier(at: Situation, key: str, tier: Tier | None, reason: str | None) -> SeasonFile:
    """Put a program into a tier, with the reason in the applicant's words; None takes it out."""
    program = at.file.program(key)
    why = worded(reason) if tier else None
    made = replace(program, tier=tier, tier_reason=why)
    _require_reason(made)
    return changed(at.file, "programs", made)


def _require_reason(program: Program) -> None:
    if program.tier is not None and not worded(program.tier_reason):
        raise RefusedError(
            f"Say in a few words why {program.name} is {program.tier} for you; "
            "a tier needs a reason."
        )


def note_fact(at: Situation, key: str, fact: ProgramFact) -> SeasonFile:
    """Write down what a source says; what it said before about the same field is replaced."""
    program = at.file.program(key)
    problems: list[str] = []
    noted = from_plain(ProgramFact, to_plain(fact), "", problems)
    if noted is None:
        raise RefusedError(problems[0])
    others = tuple(
        one for one in program.facts if (one.what, one.source) != (noted.what, noted.source)
    )
    return changed(at.file, "programs", replace(program, facts=(*others, noted)))
