"""Where a program leads: its forms, and the screens that place letters; imported when opened."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from textual.screen import Screen

from lorapp.domain.placing.programs.program_lanes import ProgramLine
from lorapp.domain.programs import Program
from lorapp.screens.forms.sheet import Sheet

Way = Callable[[ProgramLine], Screen[Any]]


def form(sheet: Sheet) -> Screen[Any]:
    """A sheet in its dialog."""
    from lorapp.screens.forms.base import FormScreen

    return FormScreen(sheet)


def new_program() -> Screen[Any]:
    """The form for a program that is not on record yet."""
    from lorapp.screens.forms.program import ProgramSheet

    return form(ProgramSheet())


def matrix(line: ProgramLine | None) -> Screen[Any]:
    """Letters and programs in one grid."""
    from lorapp.screens.placing.matrix import MatrixScreen

    return MatrixScreen(line.key if line else None)


def proposal(line: ProgramLine | None) -> Screen[Any]:
    """The letters proposed."""
    from lorapp.screens.placing.proposal import ProposalScreen

    return ProposalScreen(line.key if line else None)


def what_if(_line: ProgramLine | None) -> Screen[Any]:
    """What changes when a letter fails, comes late or is one more."""
    from lorapp.screens.placing.what_if import WhatIfScreen

    return WhatIfScreen(None)


def portal(_line: ProgramLine | None) -> Screen[Any]:
    """What the portal shows, beside what is on record."""
    from lorapp.screens.paths.portal.reconcile import ReconcilePath

    return ReconcilePath()


def entry_sheet(_line: ProgramLine | None) -> Screen[Any]:
    """What to type into the portal, in its order."""
    from lorapp.screens.paths.portal.entry_sheet import EntrySheetScreen

    return EntrySheetScreen()


def costs(_line: ProgramLine | None) -> Screen[Any]:
    """What the season costs, and where its signals went."""
    from lorapp.screens.season.costs import CostsScreen

    return CostsScreen()


def interviews(line: ProgramLine | None) -> Screen[Any]:
    """Interviews, on that of the program if it has one."""
    from lorapp.screens.match.interviews import InterviewsScreen

    return InterviewsScreen(line.key if line else None)


def import_list() -> Screen[Any]:
    """A list of programs from a file or from the clipboard."""
    from lorapp.screens.paths.importing.import_programs import ImportPath

    return ImportPath()


def profile(_line: ProgramLine) -> Screen[Any]:
    """The applicant's own facts."""
    from lorapp.screens.forms.profile import ProfileSheet

    return form(ProfileSheet())


def edit(line: ProgramLine) -> Screen[Any]:
    """The program's own facts."""
    from lorapp.screens.forms.program import ProgramSheet

    return form(ProgramSheet(line.program))


def rules(line: ProgramLine) -> Screen[Any]:
    """What the program asks of letters."""
    return rules_of(line.program)


def rules_of(program: Program) -> Screen[Any]:
    """The letter rules of a program, filled with what is usual where none are known."""
    from lorapp.screens.forms.program_rules import RulesSheet

    return form(RulesSheet(program))


def fact(line: ProgramLine) -> Screen[Any]:
    """What another source says."""
    from lorapp.screens.forms.fact import FactSheet

    return form(FactSheet(line.program))


def tier(line: ProgramLine) -> Screen[Any]:
    """Reach, target or safe, with a reason."""
    from lorapp.screens.forms.tier import TierSheet

    return form(TierSheet(line.program))


def signal(line: ProgramLine) -> Screen[Any]:
    """A signal, which is locked once applied."""
    from lorapp.screens.forms.tier import SignalSheet

    return form(SignalSheet(line))


def copy_rules(line: ProgramLine) -> Screen[Any]:
    """These rules, to many programs at once."""
    from lorapp.screens.dialogs.copy_rules import CopyRules

    return CopyRules(line.key)


def not_applied(line: ProgramLine) -> Screen[Any]:
    """An application recorded by mistake, taken back with a reason."""
    from lorapp.screens.dialogs.submitted import NotSubmitted

    return NotSubmitted(line.program)


def rehearsal(line: ProgramLine) -> Screen[Any]:
    """What is locked by applying, before it is."""
    from lorapp.screens.placing.rehearsal import RehearsalPath

    return RehearsalPath(line.key)


FROM_ANYWHERE: Final[Mapping[str, Callable[[ProgramLine | None], Screen[Any]]]] = {
    "matrix": matrix,
    "proposal": proposal,
    "what_if": what_if,
    "portal": portal,
    "sheet": entry_sheet,
    "interviews": interviews,
    "costs": costs,
}
OF_ONE: Final[Mapping[str, Way]] = {
    "edit": edit,
    "rules": rules,
    "fact": fact,
    "tier": tier,
    "signal": signal,
    "copy": copy_rules,
    "correct": not_applied,
    "rehearse": rehearsal,
    "profile": profile,
}
"""Ways that begin at one program."""
