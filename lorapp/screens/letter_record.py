"""One letter on the whole screen: everything on record, and the way to the next letter."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.story import story
from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, LETTER_RECORD, Command, bindings
from lorapp.screens.base import PathScreen
from lorapp.screens.letter_actions import LetterScreen, commands
from lorapp.widgets.bars import WIDE, StatusLine
from lorapp.widgets.letter_record import AheadPanel, LetterText

BY_ID = {command.id: command for command in LETTER_RECORD}


class LetterRecord(LetterScreen, PathScreen):
    """The record of one letter; ``keys`` are the letters in the order ↑↓ walk through."""

    NAME = "The record of a letter"
    AUTO_FOCUS = ""
    OWN_COMMANDS = LETTER_RECORD
    BINDINGS: ClassVar[list[BindingType]] = bindings(LETTER_RECORD)
    CSS_PATH = "letter_record.tcss"

    def __init__(
        self,
        key: str,
        keys: Sequence[str] = (),
        follow: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self._key, self._keys, self._follow = key, tuple(keys), follow

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="reading", can_focus=False):
            yield LetterText(id="record")
        yield AheadPanel(id="ahead")

    @property
    def letter(self) -> Letter | None:
        return self._at.file.letters_by_key.get(self._key) if self._at else None

    def reload(self, file: SeasonFile) -> None:
        self._at = Situation(file, self.services.unit.now())
        self._plan = self.services.today.plan()
        self._keys = self._keys or tuple(letter.key for letter in file.letters)
        if self.letter is None:
            self.action_back()
        else:
            self._tell()

    def _tell(self) -> None:
        at, plan, letter = self._at, self._plan, self.letter
        if at is None or plan is None or letter is None:
            return
        told = story(at, plan, letter)
        self.query_one(LetterText).tell(told, aside=self.size.width >= WIDE)
        self.query_one(AheadPanel).tell(told)
        keys = self._living_keys()
        note = f"{keys.index(self._key) + 1} of {len(keys)}"
        self.query_one(StatusLine).show(self.standing(at.file), note=note)
        self.draw_keys()

    def _living_keys(self) -> list[str]:
        """The letters to walk through that are still there."""
        known = self._at.file.letters_by_key if self._at else {}
        kept = [key for key in self._keys if key in known]
        return kept if self._key in kept else [*kept, self._key]

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        down = BY_ID["letter.down"]
        verb = self.verb()
        first = [] if verb == "record" else [(BY_ID["letter.next"], verb)]
        more = commands("correct") if self.size.width >= WIDE else []
        reading = self.query_one("#reading", VerticalScroll)
        if reading.virtual_size.height > reading.size.height:
            more = [*more, (BY_ID["letter.page_down"], "more")]
        return [*first, *commands("log", "message"), *more, down, BACK]

    def action_letter(self, steps: int) -> None:
        """Go on to another letter; at either end the last one stays."""
        keys = self._living_keys()
        at = max(0, min(keys.index(self._key) + steps, len(keys) - 1))
        if keys[at] != self._key:
            self._key = keys[at]
            self.query_one("#reading").scroll_home(animate=False)
            self._tell()
            if self._follow is not None:
                self._follow(self._key)

    def action_page(self, pages: int) -> None:
        """Read on or back by a screenful."""
        reading = self.query_one("#reading", VerticalScroll)
        room = max(1, reading.size.height - 2)
        reading.scroll_relative(y=pages * room, animate=False)

    def on_resize(self, _event: events.Resize) -> None:
        if self._at is not None:
            self._tell()
