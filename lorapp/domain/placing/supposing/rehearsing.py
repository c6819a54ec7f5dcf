"""What a program sees on its review day, before and after applying (feature A077, B3)."""

from datetime import date

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.submitting import submit, why_not_submit
from lorapp.domain.placing.grid.cells import Cells
from lorapp.domain.placing.rules.checking import check_program, review_day
from lorapp.domain.placing.rules.verdicts import ProgramCheck, Result, Strictness, Verdict
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.programs import Program
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One program's view of an application.

    ``present`` are letters that are there, ``gone`` assigned ones that are not available any
    more, ``to_come`` letters on their way that a free slot could still take. ``statement`` is
    its key, None while none is assigned.
    """

    check: ProgramCheck
    review_on: date | None
    present: tuple[str, ...]
    gone: tuple[str, ...]
    to_come: tuple[str, ...]
    statement: str | None
    signal: str | None

    @property
    def held(self) -> tuple[str, ...]:
        """The letters that applying locks."""
        return self.check.assigned

    @property
    def open_questions(self) -> tuple[Verdict, ...]:
        """Rules whose outcome cannot be told although the program asks for something."""
        unknown = (v for v in self.check.rules if v.result is Result.UNKNOWN)
        return tuple(v for v in unknown if v.strictness is not Strictness.UNKNOWN)

    @property
    def met(self) -> int:
        """How many rules that are known are met."""
        known = (v for v in self.check.rules if v.strictness is not Strictness.UNKNOWN)
        return sum(v.result is Result.PASS for v in known)


def seen(at: Situation, program: Program) -> Rehearsal:
    """What a program has before it as things stand."""
    letters, found = at.file.letters_by_key, check_program(at, program)
    cells = Cells(at)
    statement = at.file.statement_for(program.key)
    return Rehearsal(
        check=found,
        review_on=review_day(at, program),
        present=tuple(key for key in found.assigned if at.is_available(letters[key])),
        gone=tuple(key for key in found.assigned if not at.is_available(letters[key])),
        to_come=tuple(one.key for one in at.file.letters if cells.is_due(one, program)),
        statement=statement.key if statement else None,
        signal=program.signal,
    )


def rehearse(at: Situation, key: str) -> Rehearsal:
    """What a program would see had it been applied to now; as it stands where it cannot be."""
    program = at.file.program(key)
    if why_not_submit(at, program) is not None:
        return seen(at, program)
    then = Situation(submit(at, key), at.now)
    return seen(then, then.file.program(key))


def drafts(at: Situation) -> tuple[Program, ...]:
    """The programs that could be applied to today, by the day they close."""
    found = [one for one in at.file.programs if why_not_submit(at, one) is None]
    season = at.file.applicant.season
    ours = [
        one
        for one in found
        if portfolio(at).takes_part(one) and at.file.program_season(one) == season
    ]
    return tuple(sorted(ours, key=lambda one: one.complete_by or date.max))
