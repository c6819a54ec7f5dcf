"""Where something to be taken in is: a file by its path, or text pasted; then it is looked over."""

import asyncio
from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from lorapp.domain.record import SeasonFile
from lorapp.errors import LorError
from lorapp.frozen import dataclass
from lorapp.keymap import BACK, LISTED, Command
from lorapp.screens.frame.typing_pause import TypingPause
from lorapp.screens.paths.guided import GuidedPath
from lorapp.screens.paths.page import PathPage, stations_of
from lorapp.widgets.fields.fields import LinesArea
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.frame.path_bar import Station
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import one_line

R = TypeVar("R")
READ = LISTED[0]


class LookPath(GuidedPath):
    """What was read, looked over before it is taken; ``is_taken`` once it was."""

    is_taken: bool = False


class FileInput(LineInput):
    """A path; lines pasted here by mistake are handed on instead of being cut to one."""

    @dataclass
    class Rows(Message):
        """Several lines were pasted."""

        text: str

    def on_paste(self, event: events.Paste) -> None:
        if "\n" in event.text.strip():
            event.prevent_default()
            event.stop()
            self.post_message(self.Rows(event.text))


class SourcePath(PathPage, Generic[R]):
    """Names a file or holds a paste. Enter or the row below reads it; Esc leaves, all is kept.

    Subclasses say what is read, and which look-over follows.
    """

    CSS_PATH = Path(__file__).with_name("importing.tcss")
    OWN_COMMANDS = (*LISTED, BACK)
    AUTO_FOCUS = "FileInput"
    FORM_ID: ClassVar[str]
    NAMES: ClassVar[Sequence[str]]
    EXAMPLE: ClassVar[str]
    FILE_HINT: ClassVar[str]
    PASTE_HINT: ClassVar[str]
    NOTHING: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self._typing = TypingPause(self, self.keep)

    @abstractmethod
    def read_file(self, path: Path) -> R:
        """Read a file; runs in a thread. Raises LorError."""

    @abstractmethod
    def read_text(self, text: str) -> R:
        """Read what was pasted; runs in a thread. Raises LorError."""

    @abstractmethod
    def look(self, found: R, path: Path | None) -> LookPath:
        """The screen that looks it over."""

    def compose_body(self) -> ComposeResult:
        kept = self.services.unfinished.load(self.FORM_ID) or {}
        with Vertical(id="sources"):
            with Horizontal(id="file-line"):
                yield Static("File", id="file-label")
                yield FileInput(
                    kept.get("path", ""),
                    id="file",
                    max_length=2_000,
                    placeholder=self.EXAMPLE,
                    select_on_focus=False,
                )
            yield Static(self.FILE_HINT, id="file-hint", markup=False)
            yield Static(self.PASTE_HINT, id="paste-hint", markup=False)
            yield LinesArea(kept.get("paste", ""), id="pasted", soft_wrap=False, compact=True)
            yield Static("", id="problem", markup=False)
            yield RowList(id="next", columns=Columns(fact=0, number=0, gap=0))

    def stations(self) -> Sequence[Station]:
        return stations_of(self.NAMES, 0)

    def reload(self, file: SeasonFile) -> None:
        row = Row(id="read", title="Look it over", glyph=glyphs.OPEN)
        rows = (row, *self.other_rows(file))
        self.query_one(RowList).styles.height = len(rows)
        self.query_one(RowList).show([Group("", rows)])

    def other_rows(self, file: SeasonFile) -> tuple[Row, ...]:
        """What else can be done here."""
        return ()

    def choose_other(self, row: str) -> None:
        """Do what another row says."""
        raise NotImplementedError(row)

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        return [READ, (BACK, "back, all is kept")]

    @property
    def path(self) -> str:
        """The path as it was typed."""
        return self.query_one(LineInput).text

    @property
    def pasted(self) -> str:
        """The lines as they were pasted."""
        return self.query_one(LinesArea).typed.strip("\n")

    @on(FileInput.Rows)
    def take_rows(self, event: FileInput.Rows) -> None:
        """Put pasted lines where lines belong."""
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
            self.services.unfinished.save(self.FORM_ID, {"path": self.path, "paste": self.pasted})
        else:
            self.services.unfinished.clear(self.FORM_ID)

    def action_back(self) -> None:
        if self._typing.may_leave():
            super().action_back()

    @on(RowList.Chosen)
    async def choose(self, event: RowList.Chosen) -> None:
        """Do what the row says."""
        if event.row.id == "read":
            await self.action_read()
        else:
            self.choose_other(event.row.id)

    @on(Input.Submitted)
    async def action_read(self) -> None:
        """Read it and look it over."""
        self.keep()
        path = Path(self.path) if self.path else None
        try:
            # A large file takes seconds; keys and clock go on meanwhile.
            found = await asyncio.to_thread(read_from, self, path, self.pasted)
        except LorError as problem:
            self._say(str(problem))
            return
        if self._is_left or not self.is_current:
            return
        try:
            look = self.look(found, path)
        except LorError as problem:
            self._say(str(problem))
            return

        def follow(_result: None) -> None:
            if look.is_taken:
                self._leave()

        self.app.push_screen(look, follow)

    def _leave(self) -> None:
        """All of it was taken: nothing is left to keep."""
        self._typing.over()
        self.services.unfinished.clear(self.FORM_ID)
        super().action_back()

    def _say(self, problem: str) -> None:
        self.query_one("#problem", Static).update(one_line(problem))


def read_from(source: SourcePath[R], path: Path | None, pasted: str) -> R:
    """Read the file, else the paste. Raises LorError, also where there is neither."""
    if path is not None:
        return source.read_file(path)
    if pasted:
        return source.read_text(pasted)
    raise LorError(source.NOTHING)
