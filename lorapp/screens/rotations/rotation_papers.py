"""The papers of one application for a rotation, ticked off one by one."""

from collections.abc import Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult

from lorapp.domain.applying.record import RotationApplication, RotationPaper
from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, MOVING, ROTATION_PAPERS, Command
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.explaining import WithPanel
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.rotations.applying_rows import NO_PAPERS, paper_explained, paper_groups
from lorapp.widgets.rows.rows import Columns, Group, RowList
from lorapp.widgets.text.cells import one_line, stated

BY_ID: Final = {command.id.rpartition(".")[2]: command for command in (*ROTATION_PAPERS, *MOVING)}
GONE: Final = "This application is no longer on record. `Esc` goes back."


class RotationPapersScreen(WithPanel, PathScreen):
    """The list of one application; ``Enter`` ticks a line off and opens it again."""

    MODE = "rotations"
    NAME = "Papers of an application"
    GUIDE = "rotation-applications"
    OWN_COMMANDS = (*ROTATION_PAPERS, BACK)

    def __init__(self, application: str) -> None:
        super().__init__()
        self._application = application

    def compose_body(self) -> ComposeResult:
        yield RowList(id="papers", columns=Columns(fact=12, number=10))
        yield Panel(id="panel")

    @property
    def application(self) -> RotationApplication | None:
        """The application whose papers these are; None once it was removed."""
        file = self.services.unit.file()
        found = (one for one in file.rotation_applications if one.key == self._application)
        return next(found, None)

    @property
    def paper(self) -> RotationPaper | None:
        """The paper under the cursor."""
        row, asked = self.query_one(RowList).current, self.application
        papers = asked.papers if asked and row else ()
        return next((one for one in papers if row and f"paper:{one.name}" == row.id), None)

    def reload(self, file: SeasonFile) -> None:
        asked, at = self.application, self.services.rotation_applications.situation()
        groups = paper_groups(at, asked) if asked is not None else []
        if asked is not None:
            groups = [Group(one_line(asked.site), ()), *groups]
        rows = self.query_one(RowList)
        rows.show(groups)
        self._explain()

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        paper = self.paper
        if paper is None:
            return [BY_ID["add"], BACK]
        verb = "done" if paper.done_on is None else "open again"
        names = ("add", "edit", "remove")
        return [(BY_ID["choose"], verb), *(BY_ID[name] for name in names), BACK]

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        asked, paper = self.application, self.paper
        if asked is not None and paper is not None:
            at = self.services.rotation_applications.situation()
            told = paper_explained(at, asked, paper)
        else:
            said = stated(NO_PAPERS if asked is not None else GONE)
            told = Explained(self.NAME, (said,), full=(said,))
        self.query_one(Panel).show(told)
        self.draw_keys()

    @on(RowList.Chosen)
    def _tick(self) -> None:
        paper, applications = self.paper, self.services.rotation_applications
        if paper is None:
            return
        act = applications.tick if paper.done_on is None else applications.untick
        self.shell.done(act(self._application, paper.name))

    def action_add(self) -> None:
        from lorapp.screens.forms.applying import PaperOfSheet

        if self.application is not None:
            self.shell.ask(PaperOfSheet(self._application))

    def action_edit(self) -> None:
        from lorapp.screens.forms.applying import PaperOfSheet

        if self.paper is not None:
            self.shell.ask(PaperOfSheet(self._application, self.paper))

    def action_remove(self) -> None:
        if self.paper is not None:
            applications = self.services.rotation_applications
            self.shell.done(applications.remove_paper(self._application, self.paper.name))
