"""What mends a difference between record and portal: one way for each kind."""

from abc import abstractmethod
from collections.abc import Callable

from lorapp.domain.engine.words import by_name
from lorapp.domain.placing.portal.portal_words import Shown
from lorapp.domain.placing.portal.reconciling import Difference, Differs
from lorapp.domain.placing.supposing.late_letter import is_cross
from lorapp.domain.wording.days import day_short
from lorapp.screens.dialogs.correct import CorrectSheet
from lorapp.screens.dialogs.exclude import MisplacedSheet
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.screens.paths.guided import GuidedPath
from lorapp.widgets.rows.rows import Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed


class MendingPath(GuidedPath):
    """A path whose rows are differences; nothing is written down before it was asked for."""

    @abstractmethod
    def paste_again(self) -> None:
        """Paste more of the portal's pages."""

    @abstractmethod
    def shown_state(self, letter: str) -> Shown:
        """What the last view says of a letter."""

    def mend(self, difference: Difference) -> None:
        """Do what the row's last sentence says."""
        kind, letter = difference.kind, difference.letter
        if letter is None:
            self.paste_again()
        elif kind is Differs.LOST:
            self._lost(difference, letter)
        elif kind is Differs.EXTRA:
            self._ask(difference, "Record it", lambda: self._record(difference, letter))
        elif kind is Differs.UNPROVED:
            state = self.shown_state(letter)
            self._ask(difference, "Record it", lambda: self._record_shown(letter, state))
        elif kind in {Differs.UNPLACED, Differs.PLANNED}:
            from lorapp.screens.paths.placing.assign import AssignPath

            self.app.push_screen(AssignPath(letter))
        else:
            record = self.services.unit.file().letter(letter)
            self._ask(
                difference, "I logged it by mistake", lambda: self.shell.ask(CorrectSheet(record))
            )

    def _ask(self, difference: Difference, title: str, act: Callable[[], object]) -> None:
        """Leave it, which is the safe answer, or do it."""
        file = self.services.unit.file()
        rows = (
            Row(id="no", title="Not yet", glyph=glyphs.OPEN),
            Row(id="yes", title=title, glyph=glyphs.OPEN),
        )
        lines = (keyed(by_name(difference.why, file)), keyed(difference.mend))

        def follow(answer: str | None) -> None:
            if answer == "yes":
                act()

        self.app.push_screen(ChoiceDialog(Offer(str(difference.kind), rows, lines)), follow)

    def _lost(self, difference: Difference, letter: str) -> None:
        file = self.services.unit.file()
        sheet = MisplacedSheet(file.letter(letter), file.program(difference.programs[0]))
        self._ask(difference, "I recorded it by mistake", lambda: self.shell.ask(sheet))

    def _record_shown(self, letter: str, state: Shown) -> None:
        self.shell.done(self.services.portal.record_shown(letter, state))

    def _record(self, difference: Difference, letter: str) -> None:
        """Write down what the portal shows; the upload first where it was never logged."""
        at = self.services.letters.situation()
        record, program = at.file.letter(letter), at.file.program(difference.programs[0])
        if not at.is_available(record):
            self._record_shown(letter, Shown.ASSIGNED)
        day = day_short(at.today, at.today)
        reason = f"The portal showed it there on {day}." if is_cross(program, record) else None
        change = self.services.assignments.assign(letter, program.key, reason)
        self.shell.done(change)
