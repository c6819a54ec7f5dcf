"""Applications for rotations: what each needs, its papers, and what becomes of it."""

from collections.abc import Callable, Sequence
from typing import Final

from textual import on

from lorapp.domain.applying.changes import missing
from lorapp.domain.applying.record import RotationApplication
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.keymap import APPLYING, BACK, MOVING, NARROWING, Command
from lorapp.screens.frame.list_path import ListPath
from lorapp.screens.frame.shell import Shell
from lorapp.services.recording.changes import Change
from lorapp.widgets.frame.bars import WIDE
from lorapp.widgets.frame.panel import Explained, unlisted
from lorapp.widgets.rotations.applying_rows import EMPTY, application_explained, application_groups
from lorapp.widgets.rows.rows import Columns, RowList

BY_ID: Final = {command.id.rpartition(".")[2]: command for command in (*APPLYING, *MOVING)}
FACT: Final = 20
NUMBER: Final = 10


class ApplicationsScreen(ListPath):
    """One list, grouped by what each application needs; ``Enter`` opens its papers."""

    MODE = "rotations"
    NAME = "Applications for rotations"
    GUIDE = "rotation-applications"
    LIST = "applications"
    SOUGHT = "a site, an agency"
    OWN_COMMANDS = (*APPLYING, *NARROWING[:1], BACK)

    def __init__(self, wanted: str | None = None) -> None:
        super().__init__()
        self._wanted = wanted

    @property
    def asked_for(self) -> RotationApplication | None:
        """The application under the cursor."""
        return self.services.rotation_applications.of(self.row_id) if self.row_id else None

    def sought(self, row_id: str) -> str:
        one = self.services.rotation_applications.of(row_id)
        return " ".join(filter(None, (one.city, one.state, one.specialty, one.kind)))

    def reload(self, file: SeasonFile) -> None:
        wide = self.size.width >= WIDE
        groups = application_groups(Situation(file, self.services.unit.now()), wide=wide)
        rows = self.query_one(RowList)
        rows.columns = Columns(fact=FACT, number=NUMBER)
        rows.show(self.narrowed(groups))
        if self._wanted is not None:
            rows.select(self._wanted)
            self._wanted = None
        self._explain()

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        if self.asked_for is None:
            return [BY_ID["add"], BACK]
        names = ["log", "add", "edit"]
        if self.asked_for.rotation is None:
            names.append("rotation")
        return [(BY_ID["choose"], "papers"), *(BY_ID[name] for name in names), BACK]

    def _explained(self) -> Explained:
        if self.asked_for is not None:
            at = self.services.rotation_applications.situation()
            return application_explained(at, self.asked_for)
        return unlisted(self.NAME, EMPTY, self.rows)

    @on(RowList.Chosen)
    def _open(self) -> None:
        from lorapp.screens.rotations.rotation_papers import RotationPapersScreen

        if self.asked_for is not None:
            self.shell.push_screen(RotationPapersScreen(self.asked_for.key))

    def action_log(self) -> None:
        from lorapp.screens.dialogs.application_log import ApplicationLog

        if self.asked_for is not None:
            self.shell.push_screen(ApplicationLog(self.asked_for))

    def action_add(self) -> None:
        from lorapp.screens.forms.applying import ApplicationSheet

        self.shell.ask(ApplicationSheet(), self._stand_on_new())

    def _stand_on_new(self) -> Callable[[Change | None], None]:
        """Put the cursor on what a form has added."""
        new = self.services.rotation_applications.new_key()

        def stand_on_it(change: Change | None) -> None:
            if change is not None:
                self.load()
                self.query_one(RowList).select(new)

        return stand_on_it

    def action_edit(self) -> None:
        from lorapp.screens.forms.applying import ApplicationSheet

        if self.asked_for is not None:
            self.shell.ask(ApplicationSheet(self.asked_for))

    def action_rotation(self) -> None:
        if self.asked_for is not None:
            become(self.shell, self.asked_for)

    def action_remove(self) -> None:
        if self.asked_for is not None:
            self.shell.done(self.services.rotation_applications.remove(self.asked_for.key))


def become(shell: Shell, asked: RotationApplication) -> None:
    """Make an application a rotation; what a rotation needs and nobody said yet is asked first."""
    if asked.rotation is not None:
        shell.say("It is a rotation already; you find it on Rotations.")
    elif missing(asked):
        from lorapp.screens.forms.applying import BecomeSheet

        shell.ask(BecomeSheet(asked))
    else:
        shell.done(shell.services.rotation_applications.become(asked.key))
