"""Costs and signals of one moment, with how the letters stand where a signal went."""

from collections.abc import Mapping
from typing import Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.money.costs import SeasonCosts, season_costs
from lorapp.domain.money.signals import SignalUse, season_signals
from lorapp.domain.placing.programs.program_lanes import Lane, ProgramLine, program_lines
from lorapp.domain.placing.rules.verdicts import Check
from lorapp.domain.programs import Program
from lorapp.frozen import dataclass

WEAK: Final = frozenset({Lane.BELOW, Lane.FAILS})
"""Where the letters of a program are short of what it asks."""


@dataclass(frozen=True, slots=True)
class Spending:
    """What the season costs and where its signals went; ``lines`` by the programs' keys."""

    at: Situation
    costs: SeasonCosts
    signals: tuple[SignalUse, ...]
    lines: Mapping[str, ProgramLine]

    def weakness(self, program: Program) -> str:
        """What the letters of a program lack; empty where they lack nothing."""
        line = self.lines[program.key]
        return line.word if line.lane in WEAK else ""


def spending(at: Situation, check: Check) -> Spending:
    """What the list costs as it stands, and the signals given."""
    lines = {line.key: line for line in program_lines(at, check)}
    return Spending(at, season_costs(at), season_signals(at), lines)
