"""Taking in a list of programs: a file by its path, or rows pasted; then it is looked over."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.table import Table
from lorapp.errors import LorError
from lorapp.keymap import BACK, LISTED, Command, bindings
from lorapp.screens.paths.import_look import NAMES, ImportLook
from lorapp.screens.paths.page import PathPage, stations_of
from lorapp.screens.typing_pause import TypingPause
from lorapp.widgets import glyphs
from lorapp.widgets.cells import one_line
from lorapp.widgets.fields import LinesArea
from lorapp.widgets.inputs import LineInput
from lorapp.widgets.path_bar import Station
from lorapp.widgets.rows import Columns, Group, Row, RowList

FORM_ID: Final = "import-programs"
READ: Final = LISTED[0]
FILE_HINT: Final = "A .csv, .tsv or .xlsx file. Its first row names the columns."
PASTE_HINT: Final = "Or paste the rows here, with the row of column names."


class FileInput(LineInput):
    """A path; rows pasted here by mistake are handed on instead of being cut to one line."""

    @dataclass
    class Rows(Message):
        """Several lines were pasted."""

        text: str

    def on_paste(self, event: events.Paste) -> None:
        if "\n" in event.text.strip():
            event.prevent_default()
            event.stop()
            self.post_message(self.Rows(event.text))


class ImportPath(PathPage):
    """Where the list is. Enter or the row below reads it; Esc leaves, and all is kept."""

    NAME = "Import programs"
    GUIDE = "import-lists"
    CSS_PATH = "importing.tcss"
    OWN_COMMANDS = (*LISTED, BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings(LISTED)
    AUTO_FOCUS = "FileInput"

    def __init__(self) -> None:
        super().__init__()
        self._typing = TypingPause(self, self.keep)

    def compose_body(self) -> ComposeResult:
        kept = self.services.unfinished.load(FORM_ID) or {}
        with Vertical(id="sources"):
            with Horizontal(id="file-line"):
                yield Static("File", id="file-label")
                yield FileInput(
                    kept.get("path", ""),
                    id="file",
                    max_length=2_000,
                    placeholder="~/Downloads/programs.xlsx",
                    select_on_focus=False,
                )
            yield Static(FILE_HINT, id="file-hint", markup=False)
            yield Static(PASTE_HINT, id="paste-hint", markup=False)
            yield LinesArea(kept.get("paste", ""), id="pasted", soft_wrap=False, compact=True)
            yield Static("", id="problem", markup=False)
            yield RowList(id="next", columns=Columns(fact=0, number=0, gap=0))

    def path_title(self, file: SeasonFile) -> str:
        del file
        return "Import a list of programs"

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 0)

    def reload(self, file: SeasonFile) -> None:
        del file
        row = Row(id="read", title="Look it over", glyph=glyphs.OPEN)
        self.query_one(RowList).show([Group("", (row,))])

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        return [READ, (BACK, "back, all is kept")]

    @property
    def path(self) -> str:
        """The path as it was typed."""
        return self.query_one(LineInput).text

    @property
    def pasted(self) -> str:
        """The rows as they were pasted."""
        return self.query_one(LinesArea).typed.strip("\n")

    @on(FileInput.Rows)
    def take_rows(self, event: FileInput.Rows) -> None:
        """Put pasted rows where rows belong."""
        area = self.query_one(LinesArea)
        area.load_text(event.text)
        area.focus()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def keep_soon(self) -> None:
        """Keep what stands there when the typing pauses."""
        self._say("")
        self._typing.wait()

    def keep(self) -> None:
        """Keep what stands there now."""
        self._typing.over()
        if self._is_left:
            return
        if self.path or self.pasted:
            self.services.unfinished.save(FORM_ID, {"path": self.path, "paste": self.pasted})
        else:
            self.services.unfinished.clear(FORM_ID)

    def action_back(self) -> None:
        self.keep()
        super().action_back()

    @on(Input.Submitted)
    @on(RowList.Chosen)
    async def action_read(self) -> None:
        """Read the list and look it over."""
        self.keep()
        try:
            # A large workbook takes seconds; keys and clock go on meanwhile.
            table = await asyncio.to_thread(self._read, self.path, self.pasted)
        except LorError as problem:
            self._say(str(problem))
            return
        if self._is_left or not self.is_current:
            return
        mapping = self.services.tables.propose(table)
        look = ImportLook(table, mapping, Path(self.path) if self.path else None)

        def follow(_result: None) -> None:
            if look.is_taken:
                self._leave()

        self.app.push_screen(look, follow)

    def _read(self, path: str, pasted: str) -> Table:
        if path:
            return self.services.tables.read(Path(path))
        if pasted:
            return self.services.tables.read_text(pasted)
        raise LorError("Name a file, or paste the rows; then look them over.")

    def _leave(self) -> None:
        """All of it was taken: nothing is left to keep."""
        self._typing.over()
        self.services.unfinished.clear(FORM_ID)
        super().action_back()

    def _say(self, problem: str) -> None:
        self.query_one("#problem", Static).update(one_line(problem))
