"""Programs that ask the same and hold nothing: of many, each answer is worked out once."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar

from lorapp.domain.checks import cap_of
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.sets.broad import takes_any_specialty
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.programs import Program

T = TypeVar("T")


def by_asking(work_out: Callable[[Situation, Program], T]) -> Callable[[Situation, Program], T]:
    """Keep what a function finds out for all programs that ask the same of letters.

    It may look at nothing else of a program but what hangs on it in the record.
    """

    @wraps(work_out)
    def ask(at: Situation, program: Program) -> T:
        asked = _asked(at, program)
        if asked is None:
            return work_out(at, program)
        kept: dict[Hashable, T] = at.kept[work_out]
        if asked not in kept:
            kept[asked] = work_out(at, program)
        return kept[asked]

    return ask


def _asked(at: Situation, program: Program) -> Hashable | None:
    """What decides about letters at a program; None where something of the record hangs on it."""
    if program.key in portfolio(at).attached:
        return None
    kept: dict[Hashable, tuple[Program, Hashable]] = at.kept[_asked]
    found = kept.get(program.key)
    if found is None or found[0] is not program:
        found = kept[program.key] = program, _terms(at, program)
    return found[1]


def _terms(at: Situation, program: Program) -> Hashable:
    return (
        program.letters,
        program.strict,
        program.specialty,
        takes_any_specialty(program),
        at.file.program_service(program),
        at.file.program_season(program),
        portfolio(at).review_day(program),
        cap_of(at.file, program),
    )
