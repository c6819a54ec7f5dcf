"""Where each program of a list belongs, and the few facts its row shows."""

from datetime import date
from enum import StrEnum

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.programs.program_words import (
    short_of,
    specialty_short,
    unknown_of,
    unknowns,
)
from lorapp.domain.placing.rules.circumstances import OF_YOU
from lorapp.domain.placing.rules.verdicts import Check, ProgramCheck, Result, Strictness, Verdict
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.programs import Program, ProgramStatus
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass


class Lane(StrEnum):
    """What a program needs, most pressing first; the value is the heading."""

    BELOW = "Below their minimum"
    FAILS = "A rule fails"
    UNKNOWN = "Something unknown"
    MET = "All met"
    FINISHED = "Finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramLine:
    """One program of the list. ``word`` says the worst of it, ``holds`` counts its letters.

    ``closes_in`` are days to its closing, below zero when past, None when no day is known;
    ``is_read`` tells whether it reads applications by now; ``check`` is None for a program that
    takes part in nothing any more.
    """

    program: Program
    check: ProgramCheck | None
    lane: Lane
    word: str
    holds: str
    free: int
    specialty: str
    closes_in: int | None
    is_strict: bool
    is_read: bool

    @property
    def key(self) -> str:
        return self.program.key

    @property
    def is_closed(self) -> bool:
        """Whether the program no longer reads what arrives."""
        return self.closes_in is not None and self.closes_in < 0

    @property
    def rules(self) -> tuple[Verdict, ...]:
        return self.check.rules if self.check else ()


def program_lines(at: Situation, check: Check) -> tuple[ProgramLine, ...]:
    """Every program of the record, those that need most first within each lane."""
    found = [_line(at, program, check.by_key.get(program.key)) for program in at.file.programs]
    lanes = list(Lane)
    return tuple(sorted(found, key=lambda line: (lanes.index(line.lane), *_needy(line))))


def _needy(line: ProgramLine) -> tuple[object, ...]:
    below = line.check.below_minimum_by if line.check else 0
    closes = line.program.complete_by or date.max
    return (line.is_closed, not line.is_strict, closes, -below)


def _line(at: Situation, program: Program, check: ProgramCheck | None) -> ProgramLine:
    lane, word = _lane(at, program, check)
    held = len(at.places.held.get(program.key, ()))
    counted = at.places.counted(program) if check else held
    minimum = at.places.minimum(program)
    closing, reads = program.complete_by, portfolio(at).review_day(program)
    return ProgramLine(
        program=program,
        check=check,
        lane=lane,
        word=word,
        holds=f"{counted}/{minimum}" if minimum else str(counted),
        free=check.free_slots if check else 0,
        specialty=specialty_short(at.file, program.specialty),
        closes_in=at.in_days(closing) if closing and lane is not Lane.FINISHED else None,
        is_strict=check.is_excluded if check else False,
        is_read=reads is not None and reads <= at.today,
    )


def _lane(at: Situation, program: Program, check: ProgramCheck | None) -> tuple[Lane, str]:
    if program.is_finished or check is None:
        season = at.file.program_season(program)
        over = str(program.status) if program.is_finished else f"season {season}"
        return Lane.FINISHED, over
    closed = at.places.is_closed(program)
    if closed and program.complete_by and check.unmet:
        word = f"closed {day_short(program.complete_by, at.today)}"
        return (Lane.BELOW if check.below_minimum_by else Lane.FAILS), word
    if check.unmet:
        worst = worst_of(check)
        lane = Lane.BELOW if worst.rule == "min" else Lane.FAILS
        return lane, short_of(at, check, worst)
    open_questions = unknowns(at.file, check)
    if open_questions:
        return Lane.UNKNOWN, unknown_of(open_questions[0])
    return Lane.MET, _met(program)


def worst_of(check: ProgramCheck) -> Verdict:
    """The failing rule to speak of first: what letters cannot mend, then the minimum."""
    ranks = {
        verdict.rule: 0 if _is_hard(verdict) else 1 if verdict.rule == "min" else 2
        for verdict in check.unmet
    }
    return min(check.unmet, key=lambda verdict: ranks[verdict.rule])


def _is_hard(verdict: Verdict) -> bool:
    return verdict.rule in OF_YOU and verdict.strictness is Strictness.STRICT


def _met(program: Program) -> str:
    if program.status is ProgramStatus.INTERVIEW:
        return "interview"
    return "all met"


def is_preferred(verdict: Verdict) -> bool:
    """Whether a rule is only a wish, so that it excludes nobody."""
    return verdict.strictness is Strictness.PREFERRED


def is_told(verdict: Verdict) -> bool:
    """Whether anything is known of a rule, be it its value or its outcome."""
    return verdict.strictness is not Strictness.UNKNOWN or verdict.result is not Result.UNKNOWN
