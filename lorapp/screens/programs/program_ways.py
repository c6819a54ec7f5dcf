"""Where a program leads: its forms, and the screens that place letters; imported when opened."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Final

from lorapp.domain.placing.programs.program_lanes import ProgramLine
from lorapp.screens.frame.routes import asks, pushes

_KEY: Final = attrgetter("key")
_PROGRAM: Final = attrgetter("program")


def _key_of(line: ProgramLine | None) -> str | None:
    return line.key if line else None


def _line(line: ProgramLine) -> ProgramLine:
    return line


FROM_ANYWHERE: Final[Mapping[str, Callable[..., None]]] = {
    "matrix": pushes("placing.matrix:MatrixScreen", _key_of),
    "proposal": pushes("placing.proposal:ProposalScreen", _key_of),
    "what_if": pushes("placing.what_if:WhatIfScreen"),
    "portal": pushes("paths.portal.reconcile:ReconcilePath"),
    "sheet": pushes("paths.portal.entry_sheet:EntrySheetScreen"),
    "interviews": pushes("match.interviews:InterviewsScreen", _key_of),
    "costs": pushes("season.costs:CostsScreen"),
}
OF_ONE: Final[Mapping[str, Callable[..., None]]] = {
    "edit": asks("forms.program:ProgramSheet", _PROGRAM),
    "rules": asks("forms.program_rules:RulesSheet", _PROGRAM),
    "fact": asks("forms.fact:FactSheet", _PROGRAM),
    "tier": asks("forms.tier:TierSheet", _PROGRAM),
    "signal": asks("forms.tier:SignalSheet", _line),
    "copy": pushes("dialogs.copy_rules:CopyRules", _KEY),
    "correct": asks("dialogs.submitted:NotSubmittedSheet", _PROGRAM),
    "rehearse": pushes("placing.rehearsal:RehearsalPath", _KEY),
    "profile": asks("forms.profile:ProfileSheet"),
}
"""Ways that begin at one program."""
