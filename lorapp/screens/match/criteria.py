"""What matters to the applicant about programs, each with its weight."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, CRITERIA, MOVING, Command
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.explaining import WithPanel
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.match.rank_rows import CRITERIA_WORDS, criterion_explained, criterion_rows
from lorapp.widgets.rows.rows import Columns, Group, RowList
from lorapp.widgets.text.cells import keyed


class CriteriaScreen(WithPanel, PathScreen):
    """What matters to the applicant, each with its weight."""

    MODE = "season"
    NAME = "Rank criteria"
    GUIDE = "rank-list"
    OWN_COMMANDS = (*CRITERIA, BACK)

    def compose_body(self) -> ComposeResult:
        yield RowList(id="criteria", columns=Columns(fact=0, number=12, gap=0))
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        rows = criterion_rows(file.criteria)
        self.query_one(RowList).show([Group("What matters to you", rows, str(len(rows)))])
        self._explain()

    @property
    def key(self) -> str | None:
        """The criterion under the cursor."""
        row = self.query_one(RowList).current
        return row.id if row is not None else None

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        at = self.services.ranking.situation()
        held = next((one for one in at.file.criteria if one.key == self.key), None)
        empty = (keyed("No criterion yet. `a` adds one and offers names."), keyed(CRITERIA_WORDS))
        told = Explained("Rank criteria", empty, full=empty)
        self.query_one(Panel).show(criterion_explained(at, held) if held else told)
        self.draw_keys()

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        if self.key is None:
            return [CRITERIA[0], BACK]
        edit = next(one for one in MOVING if one.id == "list.choose")
        return [(edit, "edit"), *(one for one in CRITERIA if one.id != "criteria.edit"), BACK]

    def action_add(self) -> None:
        from lorapp.screens.forms.ranking import CriterionSheet

        self.shell.ask(CriterionSheet())

    @on(RowList.Chosen)
    def action_edit(self) -> None:
        from lorapp.screens.forms.ranking import CriterionSheet

        file = self.services.unit.file()
        held = next((one for one in file.criteria if one.key == self.key), None)
        if held is not None:
            self.shell.ask(CriterionSheet(held))

    def action_remove(self) -> None:
        if self.key is not None:
            self.shell.done(self.services.ranking.remove_criterion(self.key))
