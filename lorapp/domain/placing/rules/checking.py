"""The check: every rule of every program, what it still takes, and its best set of letters."""

from datetime import datetime

from lorapp.domain.checks import cap_of
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.rules.requirements import held_if, verdicts, verdicts_now
from lorapp.domain.placing.rules.reviewing import review_day
from lorapp.domain.placing.rules.verdicts import Check, ProgramCheck, Verdict
from lorapp.domain.placing.sets.best import best
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile

__all__ = ["check", "check_at", "check_program", "check_with", "review_day"]


def check(file: SeasonFile, now: datetime) -> Check:
    """Check every program of the season that is not over, in the record's order.

    The same record and instant give the same check.
    """
    return check_at(Situation(file, now))


def check_at(at: Situation) -> Check:
    """The check of a situation."""
    book = portfolio(at)
    programs = (program for program in at.file.programs if book.takes_part(program))
    return Check(tuple(check_program(at, program) for program in programs))


def check_program(at: Situation, program: Program) -> ProgramCheck:
    """Check one program; a finished one has no best set."""
    book, places = portfolio(at), at.places
    applied = is_applied(at, program)
    missing, closes = places.below_minimum_by(program), program.complete_by
    missed = -at.in_days(closes) if closes and missing and at.running.is_gone(closes) else None
    return ProgramCheck(
        program=program,
        applied=applied,
        locked=applied,
        cap=cap_of(at.file, program),
        free_slots=places.free_slots(program),
        assigned=places.held.get(program.key, ()),
        complete_by=closes,
        missed_by_days=missed,
        below_minimum_by=missing,
        rules=verdicts_now(at, program),
        best=best(at, program) if book.takes_part(program) else None,
    )


def check_with(at: Situation, program: Program, letters: tuple[str, ...]) -> tuple[Verdict, ...]:
    """The verdicts of a program if it held exactly these letters, all of them available."""
    return verdicts(held_if(portfolio(at), program, letters))
