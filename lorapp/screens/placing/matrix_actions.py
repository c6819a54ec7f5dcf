"""What can be done with one cell of the grid of letters and programs."""

from typing import Final

from textual import on

from lorapp.domain.engine.words import short_name
from lorapp.domain.placing.changes.refusals import Obstacle
from lorapp.domain.placing.grid.cells import Cell, Cells, Mark
from lorapp.keymap import MATRIX, MATRIX_MOVING, Command
from lorapp.screens.dialogs.exclude import ExcludeSheet, MisplacedSheet
from lorapp.screens.dialogs.reserve import ReserveSheet
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.screens.placing.assigning import AssigningScreen
from lorapp.widgets.rows.rows import Row, RowList
from lorapp.widgets.text import glyphs

BY_ID: Final = {command.id: command for command in (*MATRIX, *MATRIX_MOVING)}


class CellScreen(AssigningScreen):
    """A screen with a cell under the cursor, and the keys that change it."""

    @property
    def cell(self) -> Cell | None:
        """The cell under the cursor."""
        raise NotImplementedError

    @property
    def cells(self) -> Cells:
        """The grid it is one of."""
        raise NotImplementedError

    def doing(self, cell: Cell) -> list[Command | tuple[Command, str]]:
        """What can be done with the cell, first what Enter does."""
        choose, exclude = BY_ID["matrix.choose"], BY_ID["matrix.exclude"]
        counts = [BY_ID["matrix.counts"]] if self._may_count(cell) else []
        pin = (BY_ID["matrix.pin"], "let the pin go" if cell.is_pinned else "pin")
        keep = (BY_ID["matrix.reserve"], "the slot" if cell.reservation else "keep a slot")
        refused: list[Command | tuple[Command, str]] = []
        if cell.needs_reason:
            refused = [(choose, "give a reason"), exclude]
        elif cell.obstacle is Obstacle.KEPT:
            refused = [(choose, "let the slot go"), exclude]
        elif cell.obstacle is Obstacle.EXCLUDED:
            refused = [(exclude, "include")]
        found: dict[Mark, list[Command | tuple[Command, str]]] = {
            Mark.LOCKED: [*counts, BY_ID["matrix.correct"]],
            Mark.PLANNED: [(choose, "take off"), pin, *counts],
            Mark.FREE: [(choose, "assign"), exclude],
            Mark.COMING: [keep, exclude],
            Mark.RESERVED: [keep, exclude],
            Mark.REFUSED: refused,
        }
        return found[cell.mark]

    def _may_count(self, cell: Cell) -> bool:
        """Whether a general letter is held, so that it may count as of the specialty."""
        return cell.is_held and cell.letter.specialty == "general" and bool(cell.program.specialty)

    @on(RowList.Chosen)
    def _choose(self) -> None:
        cell = self.cell
        if cell is None:
            return
        if cell.mark is Mark.PLANNED:
            self.shell.done(self.services.assignments.unassign(cell.letter.key, cell.program.key))
        else:
            self.assign_letter(cell.letter.key, cell.program.key)

    def action_pin(self) -> None:
        cell = self.cell
        if cell is not None and cell.mark is Mark.PLANNED:
            placed = self.services.assignments
            turn = placed.unpin if cell.is_pinned else placed.pin
            self.shell.done(turn(cell.letter.key, cell.program.key))
        elif cell is not None:
            self.shell.say("Only a planned letter is pinned; a locked one stays anyway.")

    def action_exclude(self) -> None:
        cell = self.cell
        if cell is None:
            return
        if cell.obstacle is Obstacle.EXCLUDED:
            self.shell.done(self.services.assignments.include(cell.letter.key, cell.program.key))
        elif cell.is_held:
            self.shell.say("It is there already. Only a letter that is not can be kept away.")
        else:
            self.shell.ask(ExcludeSheet(cell.letter, cell.program))

    def action_correct(self) -> None:
        cell = self.cell
        if cell is not None and cell.mark is Mark.LOCKED:
            self.shell.ask(MisplacedSheet(cell.letter, cell.program))

    def action_counts(self) -> None:
        cell = self.cell
        if cell is not None and self._may_count(cell):
            mark = None if cell.counts_as else cell.program.specialty
            self.shell.done(
                self.services.assignments.counts_as(cell.letter.key, cell.program.key, mark)
            )
        elif cell is not None:
            self.shell.say("Only a general letter that is assigned can count as the specialty.")

    def action_reserve(self) -> None:
        cell = self.cell
        if cell is None:
            return
        if cell.reservation is not None:
            self._ask_slot_of(cell)
        elif cell.mark is Mark.COMING:
            self.shell.ask(ReserveSheet(self.cells.at, cell.letter, cell.program))
        else:
            self.shell.say("A slot is kept only for a letter that is still to come.")

    def _ask_slot_of(self, cell: Cell) -> None:
        """Another day for a slot that is kept, or the slot let go."""
        name = short_name(self.cells.at.file, cell.letter.mentor)
        rows = (
            Row(id="day", title="Another day, or another letter after it", glyph=glyphs.WAITING),
            Row(id="go", title="Let the slot go", glyph=glyphs.OPEN),
        )

        def follow(answer: str | None) -> None:
            if answer == "day":
                self.shell.ask(ReserveSheet(self.cells.at, cell.letter, cell.program))
            elif answer == "go":
                self.shell.done(
                    self.services.assignments.release(cell.letter.key, cell.program.key)
                )

        offer = Offer(f"The slot kept for {name} at {cell.program.name}", rows, fact=0)
        self.app.push_screen(ChoiceDialog(offer), follow)
