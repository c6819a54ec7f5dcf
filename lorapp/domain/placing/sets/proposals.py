"""What is proposed for each program: letters to add, slots whose time has passed, and the order."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Final

from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.refusals import refusal
from lorapp.domain.placing.grid.cells import Cells, Mark
from lorapp.domain.placing.rules.verdicts import Check, ProgramCheck
from lorapp.domain.placing.sets.scoring import RankedSet, Score
from lorapp.domain.programs import Program, Reservation
from lorapp.frozen import dataclass

CRITERIA: Final[Mapping[str, str]] = {
    "strict_unmet": "strict rules unmet",
    "preferred_unmet": "preferred rules unmet",
    "uncovered": "themes not covered",
    "risk": "points of on-time risk",
    "basis": "contact points (more)",
    "letters": "letters",
}
"""The visible order in which sets are compared; of contact points more is better."""
NO_PLACE: Final = "the set is no better with it"


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A slot kept until a day that is past, and the letter that was to take it then."""

    reservation: Reservation
    instead: Letter
    program: Program


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the comparison: its name and the value of each set, the best first."""

    name: str
    values: tuple[int, ...]
    decides: bool


def with_additions(check: Check) -> tuple[ProgramCheck, ...]:
    """The programs whose best set has letters that are not there yet, most pressing first."""
    found = [one for one in check.programs if one.best is not None and one.best.add]
    return tuple(sorted(found, key=_pressing))


def _pressing(check: ProgramCheck) -> tuple[bool, date, int]:
    closes = check.complete_by or date.max
    return check.missed_by_days is not None, closes, -check.below_minimum_by


def lapsed_slots(at: Situation) -> tuple[Lapsed, ...]:
    """Slots whose time has passed with a letter named for them that may be assigned today."""
    found = []
    for program in at.file.programs:
        for kept in at.places.lapsed_reservations(program):
            other = at.file.letter(kept.instead) if kept.instead else None
            if other is not None and refusal(at, other, program, "named for the slot") is None:
                found.append(Lapsed(kept, other, program))
    return tuple(found)


def compared(sets: Sequence[RankedSet]) -> tuple[Criterion, ...]:
    """Every criterion in the visible order; the first on which the best two differ decides."""
    found: list[Criterion] = []
    is_open = len(sets) > 1
    for part in fields(Score):
        values = tuple(int(getattr(one.score, part.name)) for one in sets)
        decides = is_open and values[0] != values[1]
        is_open = is_open and not decides
        found.append(Criterion(CRITERIA[part.name], values, decides))
    return tuple(found)


def left_out(cells: Cells, check: ProgramCheck) -> tuple[tuple[Letter, str], ...]:
    """Letters that are here and not in the best set, each with the reason in a few words."""
    chosen = check.best.letters if check.best else check.assigned
    found = []
    for letter in cells.letters:
        if letter.key in chosen or not cells.at.is_available(letter):
            continue
        cell = cells.cell(letter.key, check.key)
        if cell.mark in {Mark.LOCKED, Mark.PLANNED}:
            found.append((letter, "it can be taken off; the set is better without it"))
        else:
            found.append((letter, str(cell.obstacle) if cell.obstacle else NO_PLACE))
    return tuple(found)
