"""What may be done to a statement: claims marked in it, and the programs that get it (A092)."""

from collections.abc import Collection
from dataclasses import replace

from lorapp.domain.edits import changed, checked
from lorapp.domain.papers import Claim, Statement
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN
from lorapp.errors import UnknownKeyError


def claim_added(file: SeasonFile, key: str, claim: Claim) -> SeasonFile:
    """Put a claim at the end of a statement's claims."""
    statement = file.statement(key)
    return changed(file, "statements", replace(statement, claims=(*statement.claims, claim)))


def claim_changed(file: SeasonFile, key: str, index: int, claim: Claim) -> SeasonFile:
    """Put a claim in the place of another one."""
    statement = file.statement(key)
    _require(statement, index)
    claims = (*statement.claims[:index], claim, *statement.claims[index + 1 :])
    return changed(file, "statements", replace(statement, claims=claims))


def claim_removed(file: SeasonFile, key: str, index: int) -> SeasonFile:
    """Take a claim out of a statement."""
    statement = file.statement(key)
    _require(statement, index)
    claims = (*statement.claims[:index], *statement.claims[index + 1 :])
    return changed(file, "statements", replace(statement, claims=claims or NOT_GIVEN))


def _require(statement: Statement, index: int) -> None:
    if not 0 <= index < len(statement.claims):
        raise UnknownKeyError(f"There is no claim {index} in statement {statement.key!r}.")


def given(file: SeasonFile, key: str, programs: Collection[str]) -> SeasonFile:
    """Give a statement to programs; a program has one, so it leaves the one it had."""
    file.statement(key)
    for program in programs:
        file.program(program)
    statements = []
    for statement in file.statements:
        kept = tuple(program for program in statement.programs if program not in programs)
        if statement.key == key:
            new = [program for program in programs if program not in statement.programs]
            kept = (*statement.programs, *dict.fromkeys(new))
        same = kept == tuple(statement.programs)
        statements.append(statement if same else replace(statement, programs=kept))
    return checked(file, replace(file, statements=tuple(statements)))


def taken_back(file: SeasonFile, key: str, programs: Collection[str]) -> SeasonFile:
    """Take a statement away from programs."""
    statement = file.statement(key)
    kept = tuple(program for program in statement.programs if program not in programs)
    return changed(file, "statements", replace(statement, programs=kept))


def open_programs(file: SeasonFile, statement: Statement) -> tuple[str, ...]:
    """Programs of a statement's specialty that are not finished and have no statement yet."""
    had = {program for other in file.statements for program in other.programs}
    return tuple(
        program.key
        for program in file.programs
        if program.specialty == statement.specialty
        and not program.is_finished
        and program.key not in had
    )


def applied_with_another(file: SeasonFile, key: str, programs: Collection[str]) -> tuple[str, ...]:
    """Programs applied to already that would leave another statement for this one."""
    found = []
    for program in programs:
        had = file.statement_for(program)
        if had is not None and had.key != key and file.program(program).applied_on is not None:
            found.append(program)
    return tuple(found)
