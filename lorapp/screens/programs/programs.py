"""Programs: where to apply, what each asks, what it holds, and what to do next."""

from collections.abc import Sequence
from typing import Final

from textual import events, on
from textual.app import ComposeResult

from lorapp.domain.placing.programs.program_lanes import ProgramLine
from lorapp.domain.record import SeasonFile
from lorapp.keymap import MOVING, NARROWING, PROGRAMS, Command
from lorapp.screens.frame.filtered import FilteredScreen, Narrowing
from lorapp.screens.frame.routes import open_named
from lorapp.screens.programs.program_actions import ProgramScreen, commands
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.frame.panel import Panel, unlisted
from lorapp.widgets.programs.program_list import ProgramList
from lorapp.widgets.programs.program_panel import explained
from lorapp.widgets.programs.program_rows import (
    ORDERS,
    ProgramRow,
    grouped,
    program_row,
    table,
    told_rules,
)
from lorapp.widgets.rows.rows import Columns, Group, RowList
from lorapp.widgets.text.glyphs import own

BY_ID: Final = {command.id: command for command in (*PROGRAMS, *MOVING)}
EMPTY: Final = "No programs yet. `a` adds one, `I` reads a list you have."
PANEL_WIDTH: Final = 46
PANEL_WIDTH_HUGE: Final = 58
HUGE: Final = 160


class ProgramsScreen(FilteredScreen, ProgramScreen):
    """Every program by what it needs; the panel says why and which key mends it."""

    NAME = "Programs"
    OWN_COMMANDS = (*PROGRAMS, *NARROWING)
    CSS_PATH = "programs.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._lines = {}
        self._rows: tuple[ProgramRow, ...] = ()
        self._order = ORDERS[0]
        self._is_table = False

    def compose_body(self) -> ComposeResult:
        with Narrowing():
            yield FilterLine("a name, a city, a specialty, a tier, closed, a visa")
            yield ProgramList(columns=Columns(number=10), id="programs")
        yield Panel(id="panel")

    @property
    def rows(self) -> ProgramList:
        """The list itself."""
        return self.query_one(ProgramList)

    @property
    def line(self) -> ProgramLine | None:
        row = self.rows.current
        return self._lines.get(row.id) if row is not None else None

    def reload(self, file: SeasonFile) -> None:
        if self.judge(file):
            self._build()
        self._draw()

    def _build(self) -> None:
        """Make the rows, once for a state of the record."""
        rules = told_rules(self._lines.values())
        self._rows = tuple(program_row(line, rules) for line in self._lines.values())
        specialties = {line.specialty for line in self._lines.values()}
        self.rows.strip_width = len(rules)
        self.rows.has_specialties = len(specialties) > 1
        self.rows.has_tiers = any(line.program.tier for line in self._lines.values())
        self.rows.has_closings = any(row.number for row in self._rows)

    def _draw(self) -> None:
        groups: list[Group] = grouped(self._rows)
        if self._is_table and self._rows:
            groups = [table(self._rows, self._order)]
        self.rows.show(self.narrowed(groups))
        if self._newest is not None:
            newest, self._newest = self._newest, None
            self.select(newest)
        self._explain()

    def sought(self, row_id: str) -> str:
        line = self._lines[row_id]
        program = line.program
        facts = (
            program.name,
            program.city,
            program.state,
            program.specialty,
            line.specialty,
            program.tier,
            program.status,
            "closed" if line.is_closed else None,
            *program.visas,
        )
        return " ".join(str(fact) for fact in facts if fact)

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        story = self.tell()
        width = PANEL_WIDTH_HUGE if self.size.width >= HUGE else PANEL_WIDTH
        told = explained(story, width) if story else unlisted("Programs", EMPTY, self.rows)
        self.query_one(Panel).show(told)
        self._draw_note()
        self.draw_keys()

    def draw_bars(self, file: SeasonFile) -> None:
        super().draw_bars(file)
        self._draw_note()

    def _draw_note(self) -> None:
        """At the right of the status: the order of the table, and which of how many."""
        line = self.line
        if line is None:
            self.draw_status("")
            return
        keys = self.rows.ids
        place = f"{keys.index(line.key) + 1} of {len(keys)}"
        self.draw_status(own(f"by {self._order.lower()} · {place}") if self._is_table else place)

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        if self.line is None:
            return [*commands("add"), BY_ID["programs.import"]]
        verb = self.verb()
        first = (BY_ID["list.choose"], verb)
        record = [] if verb == "record" else [BY_ID["programs.record"]]
        view = (BY_ID["programs.view"], "groups" if self._is_table else "table")
        if self._is_table:
            return [first, BY_ID["programs.order"], view, *record, *commands("matrix", "edit")]
        return [first, *record, *commands("matrix", "proposal"), view, *commands("add")]

    @on(RowList.Chosen)
    def _choose(self) -> None:
        self.action_next()

    def action_record(self) -> None:
        from lorapp.screens.programs.program_record import ProgramRecord

        line = self.line
        if line is not None:
            self.shell.push_screen(ProgramRecord(line.key, self.rows.ids, self.select))

    def action_view(self) -> None:
        self._is_table = not self._is_table
        self._draw()

    def action_order(self) -> None:
        if self._is_table:
            self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._is_table = True
        self._draw()

    def action_remove(self) -> None:
        line = self._asked()
        if line is not None:
            self.shell.done(self.services.programs.remove(line.key))

    def action_import_list(self) -> None:
        open_named(self.shell, "Import a list")

    def on_resize(self, _event: events.Resize) -> None:
        if self._at is not None:
            self._explain()
