"""Interviews: what to answer, this week, coming, waiting and past, each on both clocks."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual import on

from lorapp.domain.interviews.lanes import Line
from lorapp.domain.papers import Interview, Invitation
from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, INTERVIEWS, MOVING, NARROWING, Command
from lorapp.screens.frame.list_path import ListPath
from lorapp.screens.frame.routes import open_named
from lorapp.screens.match.invitation_actions import InvitationActions
from lorapp.services.match.invitations import invitation_id
from lorapp.widgets.frame.bars import WIDE
from lorapp.widgets.frame.panel import Explained, unlisted
from lorapp.widgets.match.interview_rows import (
    FACT_BOTH,
    FACT_HOME,
    interview_explained,
    interview_groups,
)
from lorapp.widgets.match.invitation_rows import closed_groups, invitation_explained, open_groups
from lorapp.widgets.rows.rows import Columns, RowList

BY_ID: Final = {command.id.rpartition(".")[2]: command for command in (*INTERVIEWS, *MOVING)}
EMPTY: Final = "No interviews yet. `a` adds one from a single line."
NUMBER: Final = 10


class InterviewsScreen(ListPath, InvitationActions):
    """One list and one panel; Enter opens the page to prepare with."""

    MODE = "season"
    NAME = "Interviews"
    GUIDE = "screen-interviews"
    LIST = "interviews"
    SOUGHT = "a program, a state such as booked, a day"
    OWN_COMMANDS = (*INTERVIEWS, *NARROWING[:1], BACK)

    def __init__(self, program: str | None = None, near: date | None = None) -> None:
        super().__init__()
        self._wanted, self._near = program, near
        self._lines: dict[str, Line] = {}
        self._invitations: dict[str, Invitation] = {}

    @property
    def interview(self) -> Interview | None:
        """The interview under the cursor."""
        row = self.rows.current
        line = self._lines.get(row.id) if row is not None else None
        return line.interview if line is not None else None

    @property
    def invitation(self) -> Invitation | None:
        """The invitation under the cursor."""
        row = self.rows.current
        return self._invitations.get(row.id) if row is not None else None

    def reload(self, file: SeasonFile) -> None:
        self._invitations = {invitation_id(one): one for one in file.invitations}
        at = self.services.interviews.situation()
        lines = self.services.interviews.lines()
        self._lines = {line.id: line for line in lines}
        wide = self.size.width >= WIDE
        self.rows.columns = Columns(fact=FACT_HOME if wide else FACT_BOTH, number=NUMBER)
        invited = self.services.invitations
        groups = open_groups(at, invited.open(), wide=wide)
        groups += interview_groups(at, lines, wide=wide)
        self.rows.show(self.narrowed([*groups, *closed_groups(at, invited.closed())]))
        if self._wanted is not None:
            self.select(self._wanted)
            self._wanted = None
        self._explain()

    def select(self, program: str) -> None:
        """Put the cursor on what is next of a program, or on its interview nearest to a day."""
        waiting = [one for one in self.services.invitations.open() if one.program == program]
        if waiting and self._near is None:
            self.rows.select(invitation_id(waiting[0]))
            return
        found = [line for line in self._lines.values() if line.interview.program == program]
        if found:
            near = self._near
            self.rows.select(
                min(found, key=lambda x: abs(x.day - near)).id if near else found[0].id
            )

    def sought(self, row_id: str) -> str:
        invitation = self._invitations.get(row_id)
        if invitation is not None:
            program = self.services.unit.file().program(invitation.program)
            return f"{program.name} {program.city or ''} invited invitation"
        interview = self._lines[row_id].interview
        program = self.services.unit.file().program(interview.program)
        facts = (program.name, program.city, interview.how, interview.status, interview.contact)
        return " ".join(str(fact) for fact in facts if fact)

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        if self.invitation is not None:
            keys = (BY_ID[name] for name in ("log", "edit", "add", "remove"))
            return [(BY_ID["choose"], "choose an hour"), *keys]
        if self.interview is None:
            return [BY_ID["add"], BACK]
        names = ("add", "log", "edit", "message", "remove")
        return [(BY_ID["choose"], "prepare"), *(BY_ID[name] for name in names)]

    def _explained(self) -> Explained:
        at = self.services.interviews.situation()
        if self.invitation is not None:
            return invitation_explained(at, self.invitation)
        if self.interview is not None:
            return interview_explained(at, self.interview)
        return unlisted("Interviews", EMPTY, self.rows)

    @on(RowList.Chosen)
    def _prepare(self) -> None:
        from lorapp.screens.match.interview_pages import DossierPage

        if self.invitation is not None:
            self.choose_hour()
        elif self.interview is not None:
            self.shell.push_screen(DossierPage(self.interview))

    def action_ranks(self) -> None:
        open_named(self.shell, "Rank list")
