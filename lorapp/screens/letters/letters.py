"""Letters: the board of lanes, the table, and the record of the letter one stands on."""

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.content import Content

from lorapp.domain.letters.lanes import specialty_mix, totals, waiver_mix
from lorapp.domain.letters.mix import mix_gaps
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation, shared
from lorapp.domain.letters.story import story
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.names import specialty_words
from lorapp.keymap import LETTERS, MOVING, NARROWING, Command
from lorapp.screens.frame.filtered import FilteredScreen
from lorapp.screens.letters.letter_actions import LetterScreen, commands
from lorapp.widgets.frame.bars import WIDE, StatusLine
from lorapp.widgets.letters.lanes import Lanes, LetterList, board
from lorapp.widgets.letters.letter_record import AheadPanel, LetterPanel
from lorapp.widgets.letters.letter_table import ORDERS, table
from lorapp.widgets.rows.rows import Group, RowList
from lorapp.widgets.text.cells import keyed
from lorapp.widgets.text.glyphs import own

MUTED: Final = "$muted"
JOINT: Final = " · "
CHOOSE: Final = next(command for command in MOVING if command.id == "list.choose")
BY_ID: Final = {command.id: command for command in LETTERS}


class LettersScreen(FilteredScreen, LetterScreen):
    """Every letter from idea to closed, grouped by what it needs."""

    NAME = "Letters"
    OWN_COMMANDS = (*LETTERS, *NARROWING)
    CSS_PATH = "letters.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._order = ORDERS[0]

    def compose_body(self) -> ComposeResult:
        yield Lanes(id="lanes")
        yield LetterPanel(id="panel")
        yield AheadPanel(id="ahead")

    @property
    def is_table(self) -> bool:
        """Whether the letters stand in a table now."""
        return self.has_class("-table")

    @property
    def letter(self) -> Letter | None:
        row = self.query_one(LetterList).current
        found = self._at.file.letters_by_key if self._at else {}
        return found.get(row.id) if row is not None else None

    def reload(self, file: SeasonFile) -> None:
        self._at = shared(file, self.services.unit.now())
        self._plan = self.services.today.plan()
        self._draw()

    def sought(self, row_id: str) -> str:
        at = self._at
        if at is None:
            return ""
        letter = at.file.letters_by_key[row_id]
        facts = (at.mentor(letter).name, specialty_words(at.file, letter.specialty))
        return " ".join(filter(None, facts))

    def _draw(self) -> None:
        at, plan = self._at, self._plan
        if at is None or plan is None:
            return
        groups: list[Group] = [table(at, self._order)] if self.is_table else board(at, plan)
        if not at.file.letters:
            groups = [Group("No letters yet.", ())]
        self.query_one(Lanes).show(self.narrowed(groups), self._totals(at))
        self._tell()

    def _totals(self, at: Situation) -> Content:
        if not at.file.letters:
            return keyed("`a` adds one, `3` shows who could write.", MUTED)
        text = JOINT.join(filter(None, (totals(at).text, *mix_gaps(at))))
        if self.size.width < WIDE or self.is_table:
            text = with_mixes(at, text, self.size.width - 4)
        return Content.styled(own(text), MUTED)

    @on(RowList.Highlighted)
    def _tell(self) -> None:
        at, plan, letter = self._at, self._plan, self.letter
        told = story(at, plan, letter) if at and plan and letter else None
        self.query_one(LetterPanel).tell(told)
        self.query_one(AheadPanel).tell(told)
        self._draw_note()
        self.draw_keys()

    def draw_bars(self, file: SeasonFile) -> None:
        super().draw_bars(file)
        self._draw_note()

    def _draw_note(self) -> None:
        """At the right of the status: the mix where there is room, and which of how many."""
        at, letter = self._at, self.letter
        if at is None:
            return
        standing = self.standing(at.file)
        used = sum(cell_len(text) for part in standing for text, _ in part.pieces())
        note = self._place(letter)
        if note and self.size.width >= WIDE and not self.is_table:
            note = with_mixes(at, note, self.size.width - used - 8, first=True)
        self.query_one(StatusLine).show(standing, note=note)

    def _place(self, letter: Letter | None) -> str:
        if letter is None:
            return ""
        keys = self.query_one(LetterList).ids
        ordered = f"by {self._order.lower()}{JOINT}" if self.is_table else ""
        return f"{ordered}{keys.index(letter.key) + 1} of {len(keys)}"

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        if self.letter is None:
            return commands("add")
        if self.is_table:
            return [
                (CHOOSE, self.verb()),
                BY_ID["letters.order"],
                (BY_ID["letters.view"], "board"),
                *commands("log", "message"),
                BY_ID["letters.record"],
            ]
        verb = self.verb()
        record = [] if verb == "record" else [BY_ID["letters.record"]]
        return [
            (CHOOSE, verb),
            *commands("log", "message"),
            *record,
            BY_ID["letters.view"],
            *commands("add"),
        ]

    @on(RowList.Chosen)
    def _choose(self) -> None:
        self.action_next()

    def open_record(self) -> None:
        from lorapp.screens.letters.letter_record import LetterRecord

        letter = self.letter
        if letter is not None:
            record = LetterRecord(letter.key, self.query_one(LetterList).ids, self._follow)
            self.shell.push_screen(record)

    def _follow(self, key: str) -> None:
        """Stand on the letter that the record shows."""
        self.query_one(LetterList).select(key)

    def action_record(self) -> None:
        self.open_record()

    def action_view(self) -> None:
        self.toggle_class("-table")
        self._draw()

    def action_order(self) -> None:
        if not self.is_table:
            self.add_class("-table")
        else:
            self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        if self._at is not None:
            self._draw()


def with_mixes(at: Situation, text: str, room: int, *, first: bool = False) -> str:
    """A text with the mix of waivers and specialties beside it, as far as there is room."""
    waivers, specialties = waiver_mix(at), specialty_mix(at)
    for mix in ((*waivers, *specialties), waivers):
        longer = JOINT.join(filter(None, (*mix, text) if first else (text, *mix)))
        if cell_len(longer) <= room:
            return longer
    return text
