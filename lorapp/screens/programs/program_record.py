"""One program on the whole screen: everything on record, and the way to the next program."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from lorapp.domain.placing.programs.program_lanes import ProgramLine
from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, PROGRAM_RECORD, Command
from lorapp.screens.frame.walking import WalkingRecord
from lorapp.screens.programs.program_actions import ProgramScreen, commands
from lorapp.widgets.frame.bars import WIDE
from lorapp.widgets.programs.program_panel import ProgramText

BY_ID = {command.id: command for command in PROGRAM_RECORD}


class ProgramRecord(ProgramScreen, WalkingRecord):
    """The record of one program; ``keys`` are the programs in the order ↑↓ walk through."""

    NAME = "The record of a program"
    OWN_COMMANDS = PROGRAM_RECORD
    CSS_PATH = "programs.tcss"

    def __init__(
        self,
        key: str,
        keys: Sequence[str] = (),
        follow: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(key, keys, follow)
        self._lines = {}

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="reading", can_focus=False):
            yield ProgramText(id="record")

    @property
    def line(self) -> ProgramLine | None:
        return self._lines.get(self._key)

    def reload(self, file: SeasonFile) -> None:
        self.judge(file)
        if self.line is None:
            self.action_back()
        else:
            self.show()

    def show(self) -> None:
        story = self.tell()
        if story is None:
            return
        self.query_one(ProgramText).tell(story)
        self.draw_status(self.place)
        self.draw_keys()

    def known_keys(self) -> Sequence[str]:
        return tuple(self._lines)

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        verb = self.verb()
        first = [] if verb == "record" else [(BY_ID["program.next"], verb)]
        more = [(BY_ID["program.page_down"], "more")] if self.overflows else []
        wide = commands("fact", "signal") if self.size.width >= WIDE else []
        return [
            *first,
            *more,
            *commands("edit", "rules", "tier"),
            *wide,
            BY_ID["program.down"],
            BACK,
        ]

    def action_record(self) -> None:
        """It is shown already."""

    def action_program(self, steps: int) -> None:
        """Go on to another program; at either end the last one stays."""
        self.walk(steps)
