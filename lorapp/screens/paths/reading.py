"""Pages to read and hand on: the page of facts, the upload guide, text to select by hand."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from lorapp.domain.record import SeasonFile
from lorapp.errors import LorError
from lorapp.keymap import BACK, READING, Command
from lorapp.screens.paths.messages import handing
from lorapp.screens.paths.page import PathPage
from lorapp.services.correspondence.drafts import BLANK
from lorapp.widgets.fields.text_lines import TextLines
from lorapp.widgets.frame.path_bar import ChecksLine
from lorapp.widgets.text.cells import one_line, safe

SAVE = READING[1]
WIDEST: Final = 76
MARGINS: Final = 5
"""The margins beside a page, and its scroll bar."""
BLANK_STYLE: Final = "$caution bold"


def with_blanks(text: str) -> Content:
    """A text whose open blanks stand out; nothing in it is markup."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for found in BLANK.finditer(text):
        pieces += [(safe(text[at : found.start()]), ""), (safe(found[0]), BLANK_STYLE)]
        at = found.end()
    pieces.append((safe(text[at:]), ""))
    return Content.assemble(*pieces)


def open_blanks(text: str) -> tuple[str, ...]:
    """What is still to be filled in, each once."""
    return tuple(dict.fromkeys(one_line(found) for found in BLANK.findall(text)))


class ReadingPage(PathPage):
    """One page; Enter copies it, `s` saves it. ``write`` gives its text, or refuses."""

    NAME = "A page to hand on"
    GUIDE = "packet"
    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = READING
    AUTO_FOCUS = "#page"

    def __init__(self, title: str, write: Callable[[], str]) -> None:
        super().__init__()
        self._title, self._write, self._text = title, write, ""
        self._width = WIDEST

    @property
    def line_width(self) -> int:
        """The cells a line of this page may take."""
        return min(WIDEST, self.size.width - MARGINS)

    def on_resize(self) -> None:
        """Write the page anew for another width."""
        if self._width != self.line_width and self.is_mounted:
            self.load()

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="page"):
            yield Static(id="text")

    def path_title(self, file: SeasonFile) -> str:
        return self._title

    def reload(self, file: SeasonFile) -> None:
        self._width = self.line_width
        try:
            self._text = self._write()
        except LorError as problem:
            self._text = ""
            self.query_one("#text", Static).update(Content(safe(str(problem))))
        else:
            self.query_one("#text", Static).update(with_blanks(self._text))
        self.query_one(ChecksLine).look((), (), len(open_blanks(self._text)))

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        return [*READING, BACK] if self.is_written else [BACK]

    @property
    def is_written(self) -> bool:
        """Whether there are words, and not only what they still need."""
        return bool(self._text)

    def action_read_on(self) -> None:
        """Scroll by a page."""
        self.query_one("#page", VerticalScroll).scroll_page_down(animate=False)

    async def action_copy(self) -> None:
        self._refuse_unready()
        await handing.copy(self.shell, self._text, self._title)

    def action_save(self) -> None:
        self._refuse_unready()
        handing.save(self.shell, self._title, ".txt", self._text.encode())

    def _refuse_unready(self) -> None:
        if not self._text:
            raise LorError("This page is not ready; it says above what it needs.")
        blanks = open_blanks(self._text)
        if blanks:
            raise LorError(f"Still open: {', '.join(blanks)}. It is filled in from the record.")


class SelectPage(PathPage):
    """Bare text from the left edge, to be selected with the mouse; nothing stands beside it."""

    NAME = "Text to select"
    OWN_COMMANDS = (SAVE,)
    AUTO_FOCUS = "#plain"

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose_body(self) -> ComposeResult:
        yield TextLines(safe(self._text), id="plain", read_only=True, soft_wrap=True, compact=True)

    def path_title(self, file: SeasonFile) -> str:
        return self._title

    def reload(self, file: SeasonFile) -> None:
        """The text stands still."""

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        return [SAVE, BACK]

    def action_save(self) -> None:
        handing.save(self.shell, self._title, ".txt", self._text.encode())
