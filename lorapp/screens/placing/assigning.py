"""Assigning one letter from a screen: everything that must be asked first, in one order."""

from typing import Final

from textual.content import Content

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.changes.refusals import Obstacle
from lorapp.domain.placing.grid.cells import Cell, Cells, Mark
from lorapp.domain.wording.names import program_short
from lorapp.screens.dialogs.cross_specialty import CrossSpecialty
from lorapp.screens.dialogs.reserve import ReserveSheet
from lorapp.screens.frame.base import LorScreen
from lorapp.screens.paths.choices import CLICKS, ChoiceDialog, LockDialog, Offer
from lorapp.widgets.rows.rows import Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, safe, stated

NOT_YET: Final = Row(id="no", title="Not yet", glyph=glyphs.OPEN)


class AssigningScreen(LorScreen):
    """A screen from which letters are assigned, each after its questions."""

    def assign_letter(self, letter: str, program: str) -> None:
        """Ask for a reason, warn of the last slot, let the lock be confirmed; then assign."""
        cells = Cells(self.services.letters.situation())
        cell = cells.cell(letter, program)
        if cell.mark is Mark.FREE:
            self._ask_slot(cells, cell, None)
        elif cell.needs_reason:
            self._ask_reason(cells, cell)
        elif cell.obstacle is Obstacle.KEPT:
            self._ask_kept(cells, cell)
        else:
            self.shell.say(cell.why)

    def _ask_reason(self, cells: Cells, cell: Cell) -> None:
        def go_on(reason: str | None) -> None:
            if reason:
                self._ask_slot(cells, cell, reason)

        name = short_name(cells.at.file, cell.letter.mentor)
        title = f"{name} at {program_short(cell.program.name, 36)}"
        self.app.push_screen(CrossSpecialty(title, cell.why), go_on)

    def _ask_kept(self, cells: Cells, cell: Cell) -> None:
        """The last slot is kept for another letter: it goes on only when that is let go."""
        kept = cells.at.places.live_reservations(cell.program)[0]
        name = short_name(cells.at.file, cells.at.file.letter(kept.letter).mentor)
        rows = (
            Row(id="no", title=f"Keep the slot for {name}", glyph=glyphs.WAITING),
            Row(id="go", title="Let it go, then assign this letter", glyph=glyphs.OPEN),
        )

        def follow(answer: str | None) -> None:
            if answer == "go":
                self.shell.done(self.services.assignments.release(kept.letter, kept.program))
                self.assign_letter(cell.letter.key, cell.program.key)

        told = (Content(safe(cell.why)),)
        self.app.push_screen(ChoiceDialog(Offer(cell.program.name, rows, told, fact=0)), follow)

    def _ask_slot(self, cells: Cells, cell: Cell, reason: str | None) -> None:
        """The last slot, while a letter that is wanted there is still to come (P20)."""
        waiting = cells.awaited(cell.letter.key, cell.program.key)
        if not waiting:
            self._confirm(cells, cell, reason)
            return
        first = waiting[0]
        name = short_name(cells.at.file, first.mentor)
        rows = (
            NOT_YET,
            Row(id="keep", title=f"Keep the slot for {name}", glyph=glyphs.WAITING),
            Row(id="yes", title="Assign this letter all the same", glyph=glyphs.OPEN),
        )
        told = (
            stated("! This is the last free slot there."),
            Content(
                f"{_names(cells, waiting)} could go there too, and "
                f"{'is' if len(waiting) == 1 else 'are'} still to come."
            ),
        )

        def follow(answer: str | None) -> None:
            if answer == "keep":
                self.shell.ask(ReserveSheet(cells.at, first, cell.program))
            elif answer == "yes":
                self._confirm(cells, cell, reason)

        self.app.push_screen(ChoiceDialog(Offer(cell.program.name, rows, told, fact=0)), follow)

    def _confirm(self, cells: Cells, cell: Cell, reason: str | None) -> None:
        told = [keyed(line) for line in CLICKS]
        if cells.at.places.is_closed(cell.program):
            told.insert(0, stated("! It has stopped reading; the slot may be better kept."))
        if is_applied(cells.at, cell.program):

            def lock(sure: bool | None) -> None:
                if sure:
                    self._assign(cell, reason)

            self.app.push_screen(LockDialog(cell.program.name, told), lock)
            return

        def follow(answer: str | None) -> None:
            if answer == "yes":
                self._assign(cell, reason)

        rows = (NOT_YET, Row(id="yes", title="I did it in the portal", glyph=glyphs.OPEN))
        self.app.push_screen(ChoiceDialog(Offer(cell.program.name, rows, tuple(told))), follow)

    def _assign(self, cell: Cell, reason: str | None) -> None:
        change = self.services.assignments.assign(cell.letter.key, cell.program.key, reason)
        self.shell.done(change)


def _names(cells: Cells, letters: tuple[Letter, ...]) -> str:
    names = [short_name(cells.at.file, letter.mentor) for letter in letters]
    return " and ".join(dict.fromkeys(names))
