"""What the season costs and where its signals went: a list, and the panel that says why."""

from collections.abc import Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult

from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, COSTS, Command
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.explaining import WithPanel
from lorapp.screens.frame.routes import open_record
from lorapp.widgets.frame.panel import Panel
from lorapp.widgets.rows.rows import Columns, RowList
from lorapp.widgets.season.cost_rows import CostLine, as_groups, cost_groups

(MORE,) = COSTS
COLUMNS: Final = Columns(fact=18, number=17)


class CostsScreen(WithPanel, PathScreen):
    """The total first, then what it is made of; Enter opens the program or rotation of a row."""

    MODE = "programs"
    NAME = "Costs and signals"
    GUIDE = "costs-and-signals"
    OWN_COMMANDS = (*COSTS, BACK)

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, CostLine] = {}

    def compose_body(self) -> ComposeResult:
        yield RowList(id="costs", columns=COLUMNS)
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        groups = cost_groups(self.services.costs.spending())
        self._lines = {line.row.id: line for _, _, lines in groups for line in lines}
        self.query_one(RowList).show(as_groups(groups))
        self._explain()

    @property
    def line(self) -> CostLine | None:
        """The row under the cursor."""
        row = self.query_one(RowList).current
        return self._lines.get(row.id) if row is not None else None

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        return [MORE, BACK]

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        line = self.line
        if line is not None:
            self.query_one(Panel).show(line.told)
        self.draw_keys()

    @on(RowList.Chosen)
    def _choose(self) -> None:
        line = self.line
        if line is not None and line.program is not None:
            from lorapp.screens.programs.program_record import ProgramRecord

            self.shell.push_screen(ProgramRecord(line.program, (line.program,)))
        elif line is not None and line.rotation is not None:
            open_record(self.shell, "rotation", line.rotation)
        else:
            self.action_panel()
