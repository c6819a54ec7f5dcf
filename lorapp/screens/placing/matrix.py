"""Letters and programs in one grid: what may go where, why not, and what to do about it."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from lorapp.domain.engine.words import name_parts, short_name
from lorapp.domain.letters.lanes import place
from lorapp.domain.letters.record import Letter
from lorapp.domain.placing.grid.cells import Cell, Cells
from lorapp.domain.placing.programs.program_lanes import ProgramLine, program_lines
from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, MATRIX, MATRIX_MOVING, Command, bindings
from lorapp.screens.frame.explaining import WithPanel
from lorapp.screens.frame.filtered import FilteredPath, Narrowing
from lorapp.screens.placing.matrix_actions import BY_ID, CellScreen
from lorapp.widgets.frame.bars import Count, Standing
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.letters.letter_lines import place_glyph
from lorapp.widgets.placing.matrix import Head, Matrix, MatrixGrid, Sign
from lorapp.widgets.placing.matrix_panel import SIGNS, cell_explained, sign_of
from lorapp.widgets.programs.program_rows import light
from lorapp.widgets.rows.row_paint import Group, Row
from lorapp.widgets.rows.rows import RowList
from lorapp.widgets.text.cells import stated
from lorapp.widgets.text.glyphs import Tone

MANY: Final = 6
"""More letters than this need the whole width; the panel then stands below."""
NO_PROGRAMS: Final = "No programs yet. `Esc`, then `a` adds one."
NO_LETTERS: Final = "No letters yet. `4`, then `a` plans one."
LEGEND: Final = Standing(
    "Signs", tuple(Count(sign.glyph, str(mark)) for mark, sign in SIGNS.items())
)


class MatrixScreen(WithPanel, FilteredPath, CellScreen):
    """The grid; the panel explains the cell under the cursor."""

    MODE = "programs"
    NAME = "Letters and programs"
    GUIDE = "matrix"
    CSS_PATH = "matrix.tcss"
    AUTO_FOCUS = "Matrix"
    OWN_COMMANDS = (*MATRIX_MOVING, *MATRIX, BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings(MATRIX)

    def __init__(self, program: str | None = None, letter: str | None = None) -> None:
        super().__init__()
        self._wanted = (program, letter)
        self._cells: Cells | None = None

    def compose_body(self) -> ComposeResult:
        with Narrowing():
            yield FilterLine("a word of the program's name, city or specialty")
            yield MatrixGrid()
        yield Panel(id="panel")

    @property
    def grid(self) -> Matrix:
        return self.query_one(Matrix)

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor."""
        row, letter = self.grid.current, self.grid.letter
        if self._cells is None or row is None or letter is None:
            return None
        return self._cells.cell(letter, row.id)

    def standing(self, file: SeasonFile) -> tuple[Standing, ...]:
        return (LEGEND,)

    def sought(self, row_id: str) -> str:
        program = self.services.unit.file().program(row_id)
        facts = (program.city, program.state, program.specialty, program.name)
        return " ".join(filter(None, facts))

    def reload(self, file: SeasonFile) -> None:
        cells = self._cells = Cells(self.services.letters.situation())
        lines = program_lines(cells.at, self.services.placing.check())
        self.set_class(len(cells.letters) > MANY, "-many")
        rows = tuple(_row(line) for line in lines)
        groups = self.narrowed([Group("", rows)] if rows else [])
        self.grid.draw([self._head(letter) for letter in cells.letters], groups, self._sign)
        program, letter = self._wanted
        self._wanted = (None, None)
        if program:
            self.grid.select(program)
        if letter:
            self.grid.stand_on(letter)
        self._explain()

    def _head(self, letter: Letter) -> Head:
        at = self.cells.at
        glyph, tone = place_glyph(place(at, letter))
        title = name_parts(at.mentor(letter).name)[0]
        name = short_name(at.file, letter.mentor).removeprefix(title).strip()
        return Head(letter.key, name, glyph, tone)

    @property
    def cells(self) -> Cells:
        if self._cells is None:
            raise LookupError("the grid is drawn after the record was read")
        return self._cells

    def _sign(self, program: str, letter: str) -> Sign:
        return sign_of(self.cells.cell(letter, program))

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        cell = self.cell
        told = self._nothing()
        if cell is not None:
            check = self.services.placing.check().by_key.get(cell.program.key)
            told = cell_explained(self.cells.at, cell, check)
        self.query_one(Panel).show(told)
        self.draw_keys()

    def _nothing(self) -> Explained:
        file = self.services.unit.file()
        text = NO_LETTERS if file.programs else NO_PROGRAMS
        said = stated(text if not self.asked else "No program has this. `Esc` shows all.")
        return Explained("Letters and programs", (said,), full=(said,))

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        cell = self.cell
        around = [BY_ID[f"matrix.{name}"] for name in ("proposal", "rehearse", "panel")]
        if cell is None:
            return [BACK]
        return [*self.doing(cell), *around]

    def action_proposal(self) -> None:
        from lorapp.screens.placing.proposal import ProposalScreen

        row = self.grid.current
        self.app.push_screen(ProposalScreen(row.id if row else None))

    def action_rehearse(self) -> None:
        from lorapp.screens.placing.rehearsal import RehearsalPath

        row = self.grid.current
        self.app.push_screen(RehearsalPath(row.id if row else None))

    def action_what_if(self) -> None:
        from lorapp.screens.placing.what_if import WhatIfScreen

        self.app.push_screen(WhatIfScreen(self.grid.letter))


def _row(line: ProgramLine) -> Row:
    """A program with its light, its letters and its free slots."""
    glyph, tone = light(line)
    return Row(
        id=line.key,
        title=line.program.name,
        glyph=glyph,
        tone=tone,
        fact=line.holds,
        number=str(line.free) if line.check else "",
        title_tone=Tone.INK if line.check else Tone.MUTED,
    )
