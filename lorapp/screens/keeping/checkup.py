"""The check-up: whether all is well, in words, and one key that mends."""

from collections.abc import Callable, Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from lorapp.domain.record import SeasonFile
from lorapp.errors import LorError
from lorapp.frozen import dataclass
from lorapp.keymap import BACK, Command
from lorapp.keymap.backups import CHECK_UP
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.routes import open_named, open_panel
from lorapp.services.checkup.findings import Finding, Level, verdict
from lorapp.services.recording.changes import Change
from lorapp.widgets.frame.bars import TabsLine
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import one_line, stated
from lorapp.widgets.text.glyphs import Tone

BY_ID: Final = {command.id: command for command in CHECK_UP}
LOOKING: Final = "Looking everything over."
MENDS: Final = "`m` puts this right; what is there now is kept."
_SIGNS: Final = {
    Level.WRONG: glyphs.NEEDS_YOU,
    Level.NOTE: glyphs.UNKNOWN,
    Level.FINE: glyphs.DONE,
}
_HEADINGS: Final = {Level.WRONG: "Wrong", Level.NOTE: "To know", Level.FINE: "Well"}


class CheckUpScreen(PathScreen):
    """Every finding, the worst first; looked for and mended in a thread.

    ``when_mended`` is called after a mending; without it the other screens are told.
    """

    NAME = "Check-up"
    GUIDE = "check-up"
    OWN_COMMANDS = CHECK_UP
    WITHOUT_RECORD = True

    def __init__(self, when_mended: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._when_mended = when_mended
        self._findings: dict[str, Finding] = {}
        self._is_busy = False

    @dataclass
    class Looked(Message):
        """The look is done; ``mended`` is how many things were put right before, if asked."""

        findings: tuple[Finding, ...]
        mended: int | None

    def compose_body(self) -> ComposeResult:
        yield RowList(columns=Columns(fact=0, number=5), id="findings")
        yield Panel(id="panel")

    def load(self) -> None:
        """Draw the bars where there is a record, and look."""
        try:
            super().load()
        except LorError:
            self.query_one(TabsLine).display = False
            self.look()

    def reload(self, file: SeasonFile) -> None:
        self.look()

    def show_empty(self) -> None:
        self.look()

    def come_back(self) -> None:
        self.draw_keys()

    def look(self, *, mend: bool = False) -> None:
        """Look everything over, after putting right what can be when asked."""
        if self._is_busy:
            return
        self._is_busy = True
        if not self._findings:
            self.query_one(RowList).show([Group(LOOKING, ())])
        self.run_worker(lambda: self._look(mend), thread=True, name="check-up")
        self.draw_keys()

    def _look(self, mend: bool) -> None:
        try:
            mended = len(self.services.mending.mend()) if mend else None
            self.post_message(self.Looked(self.services.doctor.report(), mended))
        finally:
            self._is_busy = False

    @on(Looked)
    def _show(self, event: Looked) -> None:
        event.stop()
        self._findings = {str(number): one for number, one in enumerate(event.findings)}
        groups = []
        for level, heading in _HEADINGS.items():
            rows = tuple(
                self._row(name, one) for name, one in self._findings.items() if one.level is level
            )
            if rows:
                groups.append(Group(heading, rows, str(len(rows))))
        self.query_one(RowList).show(groups)
        self._explain()
        self.draw_keys()
        if event.mended is not None:
            self._tell(event.mended)

    def _row(self, name: str, one: Finding) -> Row:
        sign = _SIGNS[one.level]
        about = f"{one.about}: " if one.about else ""
        return Row(
            id=name,
            title=one_line(about + one.text.replace("`", "")),
            glyph=sign,
            tone=sign.tone,
            title_tone=Tone.MUTED if one.level is Level.FINE else Tone.INK,
            number="mends" if one.mends else "",
        )

    def _tell(self, mended: int) -> None:
        """Say what came of it, to every screen and in words."""
        if mended and self._when_mended is None:
            self.shell.store_changed.publish(Change("Mended", undoable=False))
        self.shell.say(
            f"Mended. {verdict(self._findings.values())}"
            if mended
            else "There was nothing to mend here; nothing was changed."
        )
        if mended and self._when_mended is not None:
            self._when_mended()

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        self.query_one(Panel).show(self._explained())

    def _explained(self) -> Explained:
        row = self.query_one(RowList).current
        one = self._findings.get(row.id) if row else None
        if one is None:
            return Explained("Check-up", (Content(LOOKING),), full=(Content(LOOKING),))
        told = [stated(one.text), *([stated(MENDS)] if one.mends else [])]
        return Explained(verdict(self._findings.values()), tuple(told), full=tuple(told))

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        can_mend = any(one.mends for one in self._findings.values())
        first = [BY_ID["check_up.mend"]] if can_mend else []
        more = [BY_ID["check_up.backups"]] if self._when_mended is None else []
        return [*first, BY_ID["check_up.again"], *more, BACK]

    def action_mend(self) -> None:
        self.look(mend=True)

    def action_again(self) -> None:
        self.look()

    def action_backups(self) -> None:
        if self._when_mended is None:
            open_named(self.shell, "Backups")
        else:
            self.action_back()

    @on(RowList.Chosen)
    def action_panel(self) -> None:
        open_panel(self.shell)
