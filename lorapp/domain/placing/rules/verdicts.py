"""What a check says: each rule of a program, the best set of letters, and what is lost."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from lorapp.domain.cached import cached_property
from lorapp.domain.programs import Program
from lorapp.frozen import dataclass


class Strictness(StrEnum):
    """Whether a rule excludes; UNKNOWN where the program's value is not known at all."""

    STRICT = "strict"
    PREFERRED = "preferred"
    UNKNOWN = "unknown"


class Result(StrEnum):
    """What became of a rule; unknown is never "no"."""

    PASS = "pass"  # noqa: S105  the outcome of a rule
    FAIL = "fail"
    UNKNOWN = "unknown"


HARM: Final[Mapping[Result, int]] = {Result.PASS: 0, Result.UNKNOWN: 1, Result.FAIL: 2}
"""How bad a result is, to compare two or to put the worst first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule of one program on its review day.

    ``rule`` is the field's name (``min``, ``us_hands_on``, ``visas`` …), ``letters`` the keys
    that decide it, ``why`` one sentence with marks (``by_name`` for people, ``by_key``).
    """

    rule: str
    strictness: Strictness
    result: Result
    letters: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Best:
    """The best set of letters for a program, by letter keys in the record's order.

    ``add`` are those of it that may still be assigned, ``runner_up`` the next best set (empty
    when there is no other), ``why`` what decided.
    """

    letters: tuple[str, ...]
    add: tuple[str, ...]
    why: str
    runner_up: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgramCheck:
    """One program: what it holds, what its rules say, and what would be best.

    ``missed_by_days`` counts from ``complete_by`` while still below the minimum, else None;
    ``best`` is None for a finished program.
    """

    program: Program
    applied: bool
    locked: bool
    cap: int
    free_slots: int
    assigned: tuple[str, ...]
    complete_by: date | None
    missed_by_days: int | None
    below_minimum_by: int
    rules: tuple[Verdict, ...]
    best: Best | None

    @property
    def key(self) -> str:
        return self.program.key

    @property
    def unmet(self) -> tuple[Verdict, ...]:
        """The rules that fail, strict ones first."""
        failing = (verdict for verdict in self.rules if verdict.result is Result.FAIL)
        return tuple(sorted(failing, key=lambda v: v.strictness is not Strictness.STRICT))

    @property
    def is_excluded(self) -> bool:
        """Whether a strict rule fails."""
        return any(verdict.strictness is Strictness.STRICT for verdict in self.unmet)


@dataclass(frozen=True)
class Check:
    """Every program of the season that is not over, in the record's order."""

    programs: tuple[ProgramCheck, ...]

    @cached_property
    def by_key(self) -> Mapping[str, ProgramCheck]:
        return {found.key: found for found in self.programs}
