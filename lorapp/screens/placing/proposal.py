"""The letters proposed for each program, and why; nothing is assigned by itself."""

from collections.abc import Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult

from lorapp.domain.engine.words import short_name
from lorapp.domain.placing.grid.cells import Cells
from lorapp.domain.placing.rules.verdicts import ProgramCheck
from lorapp.domain.placing.sets.proposals import Lapsed, lapsed_slots, with_additions
from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, MOVING, PROPOSAL, Command
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.explaining import Explaining
from lorapp.screens.placing.assigning import AssigningScreen
from lorapp.widgets.frame.panel import Explained, Panel, unlisted
from lorapp.widgets.placing.proposal_panel import lapsed_explained, proposal_explained
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import Tone

BY_ID: Final = {command.id: command for command in (*PROPOSAL, *MOVING)}
EMPTY: Final = "No program to propose for yet. `5`, then `a` adds one."
LAPSED: Final = "lapsed:"


class ProposalScreen(Explaining, AssigningScreen, PathScreen):
    """Programs with something to add first; the panel shows how the sets were compared."""

    MODE = "programs"
    NAME = "Proposal"
    GUIDE = "matrix"
    OWN_COMMANDS = (*PROPOSAL, BACK)

    def __init__(self, program: str | None = None) -> None:
        super().__init__()
        self._wanted = program
        self._cells: Cells | None = None
        self._checks: dict[str, ProgramCheck] = {}
        self._lapsed: dict[str, Lapsed] = {}

    def compose_body(self) -> ComposeResult:
        yield RowList(id="proposals", columns=Columns(fact=26, number=7, gap=1))
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        cells = self._cells = Cells(self.services.letters.situation())
        check = self.services.placing.check()
        adding = with_additions(check)
        self._checks = {one.key: one for one in check.programs}
        self._lapsed = {f"{LAPSED}{n}": one for n, one in enumerate(lapsed_slots(cells.at))}
        added = {one.key for one in adding}
        rest = [one for one in check.programs if one.key not in added]
        closed = [one for one in adding if cells.at.places.is_closed(one.program)]
        kept = tuple(_lapsed_row(file, key, one) for key, one in self._lapsed.items())
        more = tuple(
            _row(cells, one) for one in adding if not cells.at.places.is_closed(one.program)
        )
        late = tuple(_row(cells, one) for one in closed)
        done = tuple(_row(cells, one) for one in rest)
        groups = [
            Group("Slots kept too long", kept, str(len(kept))),
            Group("Something to add", more, str(len(more))),
            Group("Closed, a letter would come too late", late, str(len(late))),
            Group("Nothing to add", done, str(len(done))),
        ]
        rows = self.query_one(RowList)
        rows.show([group for group in groups if group.rows])
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            rows.select(wanted)
        self._explain()

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        row = self.query_one(RowList).current
        around = [*PROPOSAL, BACK]
        if row is None or (row.id not in self._lapsed and not self._add(row.id)):
            return around
        return [(BY_ID["list.choose"], "assign"), *around]

    def _add(self, program: str) -> tuple[str, ...]:
        """The letters still to be added at a program."""
        best = self._checks[program].best
        return best.add if best else ()

    def _explained(self) -> Explained:
        rows = self.query_one(RowList)
        row = rows.current
        if row is None or self._cells is None:
            return unlisted("Proposal", EMPTY, rows)
        if row.id in self._lapsed:
            return lapsed_explained(self._cells, self._lapsed[row.id])
        return proposal_explained(self._cells, self._checks[row.id])

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        lapsed = self._lapsed.get(event.row.id)
        if lapsed is not None:
            self.assign_letter(lapsed.instead.key, lapsed.program.key)
        elif add := self._add(event.row.id):
            self.assign_letter(add[0], event.row.id)
        else:
            self.shell.say("Nothing here would be better. `Space` shows what was compared.")

    def action_matrix(self) -> None:
        from lorapp.screens.placing.matrix import MatrixScreen

        row = self.query_one(RowList).current
        program = row.id if row and row.id in self._checks else None
        self.app.push_screen(MatrixScreen(program))


def _row(cells: Cells, check: ProgramCheck) -> Row:
    """A program and what its best set adds."""
    at, program = cells.at, check.program
    add = check.best.add if check.best else ()
    first = short_name(at.file, at.file.letter(add[0]).mentor) if add else ""
    fact = f"add {first}" if len(add) == 1 else f"add {first} and {len(add) - 1} more"
    minimum = at.places.minimum(program)
    holds = at.places.counted(program)
    return Row(
        id=check.key,
        title=program.name,
        glyph=glyphs.PLANNED if add else glyphs.WAITING if check.unmet else glyphs.DONE,
        tone=Tone.INK if add else Tone.MUTED,
        fact=fact if add else "",
        number=f"{holds}/{minimum}" if minimum else str(holds),
        title_tone=Tone.INK if add else Tone.MUTED,
    )


def _lapsed_row(file: SeasonFile, key: str, lapsed: Lapsed) -> Row:
    return Row(
        id=key,
        title=lapsed.program.name,
        glyph=glyphs.PARTLY,
        tone=glyphs.PARTLY.tone,
        fact=f"{short_name(file, lapsed.instead.mentor)} instead",
    )
