"""Giving the letter rules of one program to many, in one change that `u` takes back."""

from collections.abc import Iterator
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from lorapp.domain.placing.programs.program_words import specialty_short
from lorapp.domain.programs import LetterRules, Program
from lorapp.domain.wording.days import count_words
from lorapp.errors import LorError
from lorapp.keymap import PICKING, bindings
from lorapp.screens.frame.base import Dialog
from lorapp.services.recording.changes import Change
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line
from lorapp.widgets.text.glyphs import Tone

ROWS_MAX: Final = 14
AROUND: Final = 11


class CopyRules(Dialog[Change]):
    """`Space` ticks a program, `Enter` copies to all that are ticked."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(PICKING)
    AUTO_FOCUS = "RowList"

    def __init__(self, program: str) -> None:
        super().__init__()
        self._from = program
        self._ticked: set[str] = set()

    def compose_body(self) -> ComposeResult:
        name = one_line(self.services.unit.file().program(self._from).name)
        yield Static(f"Copy the letter rules of {name}", classes="title", markup=False)
        yield RowList(columns=Columns(fact=20, number=0, gap=0), id="targets")
        yield Static("", id="count", classes="muted", markup=False)
        yield Static("", id="problem", classes="problem", markup=False)
        keys = "`Space` tick   `a` all   `Enter` copies   `Esc` back"
        yield Static(keyed(keys, "$muted"), classes="keys")

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        count = len(self._programs())
        rows.styles.height = max(1, min(ROWS_MAX, count, self.app.size.height - AROUND))
        self._draw()
        if not count:
            self._say("There is no other program yet.")

    def _programs(self) -> list[Program]:
        """The other programs, those of the same specialty first."""
        file = self.services.unit.file()
        model = file.program(self._from)
        others = [program for program in file.programs if program.key != self._from]
        return sorted(others, key=lambda program: program.specialty != model.specialty)

    def _rows(self) -> Iterator[Row]:
        file = self.services.unit.file()
        for program in self._programs():
            ticked = program.key in self._ticked
            field = specialty_short(file, program.specialty)
            bare = program.letters in {None, LetterRules()}
            yield Row(
                id=program.key,
                title=program.name,
                glyph=glyphs.THERE if ticked else glyphs.OPEN,
                tone=Tone.ACCENT if ticked else Tone.MUTED,
                fact=f"{field}, {'no rules yet' if bare else 'has rules'}".removeprefix(", "),
            )

    def _draw(self) -> None:
        self.query_one(RowList).show([Group("", tuple(self._rows()))])
        count = count_words(len(self._ticked), "program")
        self.query_one("#count", Static).update(f"{count} ticked." if count else "None ticked yet.")
        self._say("")

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(keyed(one_line(sentence)))

    def action_turn(self) -> None:
        row = self.query_one(RowList).current
        if row is not None:
            self._ticked ^= {row.id}
            self._draw()
            self.query_one(RowList).action_down()

    def action_all(self) -> None:
        every = {program.key for program in self._programs()}
        self._ticked = set() if self._ticked == every else every
        self._draw()

    @on(RowList.Chosen)
    def _copy(self) -> None:
        if self._is_left:
            return
        order = [program.key for program in self._programs() if program.key in self._ticked]
        try:
            change = self.services.programs.copy_rules(self._from, order)
        except LorError as problem:
            self._say(str(problem))
            return
        self.dismiss(change)
        self.shell.done(change)
