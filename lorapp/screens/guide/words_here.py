"""The words of the field that stand on a screen, explained where they are met."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import Static

from lorapp.keymap import MOVING
from lorapp.screens.frame.base import Dialog
from lorapp.services.guide.glossary import PAGE, Word, words, words_in
from lorapp.services.guide.guide import titles
from lorapp.widgets.fields.fields import FieldRow
from lorapp.widgets.frame.bars import KeyLine, TabsLine
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text.cells import keyed
from lorapp.widgets.text.glyphs import Tone
from lorapp.widgets.text.guide_page import inline

ROWS_MAX: Final = 12
AROUND: Final = 13
NONE_HERE: Final = "No word on this screen needs explaining; these are all there are."
MARKS: Final = (KeyLine, TabsLine)
"""Bars whose words are commands, not terms."""


class WordsHere(Dialog[None]):
    """A list of words and, under it, what the chosen one means; ``Enter`` opens the page."""

    AUTO_FOCUS = "RowList"
    NAME = "Words on this screen"
    GUIDE = PAGE
    WITHOUT_RECORD = True
    OWN_COMMANDS = MOVING
    BINDINGS = []  # the list has the keys
    DEFAULT_CSS: ClassVar[str] = """
    WordsHere #meaning { height: 5; margin-top: 1; }
    """

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__()
        found = words_in(texts)
        self._is_empty = not found
        self._words = {word.term: word for word in found or words()}

    def compose_body(self) -> ComposeResult:
        count = len(self._words)
        title = "All words" if self._is_empty else f"Words on this screen: {count}"
        yield Static(title, classes="title", markup=False)
        if self._is_empty:
            yield Static(NONE_HERE, classes="muted", markup=False)
        yield RowList(columns=Columns(fact=0, number=0, gap=0), id="words")
        yield Static("", id="meaning", markup=False)
        keys = "`Enter` the guide page   `↑↓` choose   `Esc` back"
        yield Static(keyed(keys, "$muted"), classes="keys")

    def on_mount(self) -> None:
        room = max(1, self.app.size.height - AROUND)
        self.query_one(RowList).styles.height = min(ROWS_MAX, room, len(self._words))
        rows = tuple(Row(id=term, title=term) for term in self._words)
        self.query_one(RowList).show([Group("", rows)])
        self._explain()

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        row = self.query_one(RowList).current
        if row is not None:
            self.query_one("#meaning", Static).update(told(self._words[row.id]))

    @on(RowList.Chosen)
    def _open(self, event: RowList.Chosen) -> None:
        from lorapp.screens.guide.guide import PageScreen

        word, shell = self._words[event.row.id], self.shell
        self.dismiss(None)
        term = word.term if word.page == PAGE else ""
        shell.push_screen(PageScreen(word.page, term=term))


def told(word: Word) -> Content:
    """A word, its other forms, what it means, and the page that tells more."""
    forms = f" ({', '.join(word.forms)})" if word.forms else ""
    more = Content.styled(f"More: {titles()[word.page]}", Tone.MUTED.style)
    head = Content.styled(f"{word.term}{forms}", "bold")
    return Content("\n").join([head, inline(f"{word.meaning[0].upper()}{word.meaning[1:]}"), more])


def shown_texts(screen: Screen[Any]) -> Iterator[str]:
    """What each part of a screen shows now, a wrapped line joined to the one before."""
    for widget in screen.query("*"):
        if (
            isinstance(widget, MARKS)
            or not widget.is_on_screen
            or (widget.children and not isinstance(widget, FieldRow))
        ):
            continue
        strips = widget.render_lines(Region(0, 0, *widget.size))
        yield " ".join(strip.text.strip() for strip in strips)
