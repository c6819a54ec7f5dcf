"""One letter on the whole screen: everything on record, and the way to the next letter."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import shared
from lorapp.domain.letters.story import story
from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, LETTER_RECORD, Command
from lorapp.screens.frame.walking import WalkingRecord
from lorapp.screens.letters.letter_actions import LetterScreen, commands
from lorapp.widgets.frame.bars import WIDE, StatusLine
from lorapp.widgets.letters.letter_record import AheadPanel, LetterText

BY_ID = {command.id: command for command in LETTER_RECORD}


class LetterRecord(LetterScreen, WalkingRecord):
    """The record of one letter; ``keys`` are the letters in the order ↑↓ walk through."""

    NAME = "The record of a letter"
    OWN_COMMANDS = LETTER_RECORD
    CSS_PATH = "letter_record.tcss"

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="reading", can_focus=False):
            yield LetterText(id="record")
        yield AheadPanel(id="ahead")

    @property
    def letter(self) -> Letter | None:
        return self._at.file.letters_by_key.get(self._key) if self._at else None

    def reload(self, file: SeasonFile) -> None:
        self._at = shared(file, self.services.unit.now())
        self._plan = self.services.today.plan()
        if self.letter is None:
            self.action_back()
        else:
            self.show()

    def show(self) -> None:
        at, plan, letter = self._at, self._plan, self.letter
        if at is None or plan is None or letter is None:
            return
        told = story(at, plan, letter)
        self.query_one(LetterText).tell(told, aside=self.size.width >= WIDE)
        self.query_one(AheadPanel).tell(told)
        self.query_one(StatusLine).show(self.standing(at.file), note=self.place)
        self.draw_keys()

    def known_keys(self) -> Sequence[str]:
        return tuple(self._at.file.letters_by_key) if self._at else ()

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        down = BY_ID["letter.down"]
        verb = self.verb()
        first = [] if verb == "record" else [(BY_ID["letter.next"], verb)]
        more = commands("correct") if self.size.width >= WIDE else []
        if self.overflows:
            more = [*more, (BY_ID["letter.page_down"], "more")]
        return [*first, *commands("log", "message"), *more, down, BACK]

    def action_letter(self, steps: int) -> None:
        """Go on to another letter; at either end the last one stays."""
        self.walk(steps)
