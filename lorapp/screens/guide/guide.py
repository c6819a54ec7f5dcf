"""Guide: the manual, page by page, and its words."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, MOVING, NARROWING, PAGE, PAGES, Command
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.filtered import FilteredScreen, Narrowing
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.services.guide.glossary import PAGE as PAGE_OF_WORDS
from lorapp.services.guide.glossary import glossary, words
from lorapp.services.guide.guide import ORDER, GuidePage, linked, page, titles
from lorapp.services.guide.guide_search import answers, shelve
from lorapp.widgets.frame.bars import WIDE
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text.cells import keyed
from lorapp.widgets.text.glyphs import Tone
from lorapp.widgets.text.guide_page import inline, page_content

BY_ID: Final = {command.id: command for command in (*PAGES, *PAGE, *MOVING)}
SCREEN: Final = "screen-"
WORD: Final = "word "
BEGINNING: Final = 6
"""Words that tell where a passage begins."""
NONE: Final = "No page and no word has this. Fewer letters find more."


class PageText(VerticalScroll, can_focus=True):
    """One page, scrolling; it is drawn anew for each width."""

    DEFAULT_CSS = """
    PageText {
        padding: 0 2; background: $background; scrollbar-size-vertical: 1;
        scrollbar-color: $line; scrollbar-background: $background;
    }
    PageText:focus { background-tint: transparent; }
    PageText > Static { width: 100%; height: auto; }
    """
    _text = ""
    _at = ""
    _drawn: tuple[str, int, str] = ("", 0, "")

    def compose(self) -> ComposeResult:
        yield Static(markup=False)

    def show(self, text: str, at: str = "") -> None:
        """Show a page from its top, or from the passage ``at``."""
        if (text, at) != (self._text, self._at):
            self._text, self._at = text, at
            self.scroll_home(animate=False, immediate=True)
        self.on_resize()

    def on_resize(self) -> None:
        """Wrap the page to the room there is."""
        width = self.size.width - 5
        if width > 0 and self._drawn != (self._text, width, self._at):
            self._drawn = (self._text, width, self._at)
            drawn = page_content(self._text, width)
            self.query_one(Static).update(drawn)
            if self._at:
                self.call_after_refresh(self._go_to, row_of(self._at, drawn.plain))

    def _go_to(self, row: int) -> None:
        self.scroll_to(y=row, animate=False, immediate=True)

    def turn(self, windows: int) -> None:
        """Scroll by so many windows, with a line in common."""
        by = windows * max(1, self.size.height - 1)
        self.scroll_relative(y=by, animate=False, immediate=True)


class GuideScreen(FilteredScreen):
    """The pages in reading order, with the chosen one beside them."""

    MODE = "guide"
    NAME = "Guide"
    WITHOUT_RECORD = True
    GUIDE = "screen-guide"
    CSS_PATH = "guide.tcss"
    OWN_COMMANDS = (*PAGES, *NARROWING)
    AUTO_FOCUS = "#pages"
    _answering: Mapping[str, str] = MappingProxyType({})
    """The passage that answers what is asked for, by the page."""

    def compose_body(self) -> ComposeResult:
        with Narrowing(id="contents"):
            yield FilterLine("a word of a page, or a term")
            yield RowList(columns=Columns(fact=0, number=0, gap=0), id="pages")
        yield Panel(id="first")
        yield PageText(id="text", can_focus=False)

    def reload(self, file: SeasonFile) -> None:
        self._list()

    def show_empty(self) -> None:
        self._list()

    def _list(self) -> None:
        asked = self.asked
        found = answers(asked) if asked else ()
        self._answering = {one.page.slug: one.passage.text for one in found}
        pages_found = [one.page for one in found]
        self.query_one(RowList).show(found_groups(asked, pages_found) if asked else all_groups())
        self._explain()

    def action_filter(self) -> None:
        super().action_filter()
        self.run_worker(shelve, thread=True)

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        return [(BY_ID["list.choose"], "read"), BY_ID["guide.read_on"]]

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        row = self.query_one(RowList).current
        if row is None:
            self.query_one(Panel).show(Explained())
            self.query_one(PageText).show("")
        elif row.id.startswith(WORD):
            term = row.id.removeprefix(WORD)
            told = inline(glossary()[term])
            self.query_one(Panel).show(Explained(term, (told,), full=(told,)))
            self.query_one(PageText).show(f"# {term}\n\n{glossary()[term]}")
        else:
            found, at = page(row.id), self._answering.get(row.id, "")
            told = inline(brief(at) or found.first.partition("\n")[0])
            foot = keyed("`Enter` the whole page", Tone.MUTED.style)
            self.query_one(Panel).show(Explained(found.title, (told,), foot, (told,)))
            self.query_one(PageText).show(found.text, at)
        self.draw_keys()

    @on(RowList.Chosen)
    def _read(self, event: RowList.Chosen) -> None:
        slug = event.row.id
        if slug.startswith(WORD):
            self.shell.push_screen(PageScreen(PAGE_OF_WORDS, term=slug.removeprefix(WORD)))
        else:
            self.shell.push_screen(PageScreen(slug, at=self._answering.get(slug, "")))

    def action_read_on(self) -> None:
        """Scroll the page beside the list; where there is none, open it."""
        if self.size.width >= WIDE:
            self.query_one(PageText).turn(1)
        else:
            self.query_one(RowList).action_choose()


class PageScreen(PathScreen):
    """One page with all the room there is.

    ``term`` is the word to show first in the glossary, ``at`` the passage to begin with.
    """

    MODE = "guide"
    NAME = "A page of the guide"
    WITHOUT_RECORD = True
    GUIDE = "screen-guide"
    CSS_PATH = "guide.tcss"
    OWN_COMMANDS = PAGE
    AUTO_FOCUS = "PageText"

    def __init__(self, slug: str, *, term: str = "", at: str = "") -> None:
        super().__init__()
        known = [found for found in (slug, f"{SCREEN}{slug}", ORDER[0]) if found in ORDER]
        self._slug = known[0]
        self._term = term
        self._at = at

    def compose_body(self) -> ComposeResult:
        yield PageText(id="text")

    def reload(self, file: SeasonFile) -> None:
        self._show()

    def show_empty(self) -> None:
        self._show()
        self.draw_keys()

    def _show(self) -> None:
        text = page(self._slug).text
        if self._term:
            text = f"# {self._term}\n\n{glossary()[self._term]}\n\n{text}"
        self.query_one(PageText).show(text, self._at)

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        return [
            BY_ID["page.read_on"],
            BY_ID["page.links"],
            BY_ID["page.after"],
            BY_ID["page.before"],
            (BACK, "back"),
        ]

    @property
    def text(self) -> PageText:
        """The page as it is shown."""
        return self.query_one(PageText)

    def action_scroll(self, rows: int) -> None:
        self.text.scroll_relative(y=rows, animate=False, immediate=True)

    def action_read_on(self) -> None:
        self.text.turn(1)

    def action_read_back(self) -> None:
        self.text.turn(-1)

    def action_top(self) -> None:
        self.text.scroll_home(animate=False, immediate=True)

    def action_bottom(self) -> None:
        self.text.scroll_end(animate=False, immediate=True)

    def action_links(self) -> None:
        """Offer the pages that this one names."""
        named = linked(page(self._slug))
        if not named:
            self.shell.say("This page names no other.")
            return
        rows = tuple(Row(id=slug, title=titles()[slug]) for slug in named)
        offer = Offer("Pages named here", rows, verb="opens", fact=0)
        self.shell.push_screen(ChoiceDialog(offer), self._open)

    def _open(self, slug: str | None) -> None:
        if slug is not None:
            self.shell.push_screen(PageScreen(slug))

    def action_turn(self, step: int) -> None:
        at = ORDER.index(self._slug) + step
        if 0 <= at < len(ORDER):
            self._slug, self._term, self._at = ORDER[at], "", ""
            self._show()
        else:
            self.shell.say("This is the last page." if step > 0 else "This is the first page.")


def all_groups() -> list[Group]:
    """Every page in reading order; those about the screens stand apart."""
    rows = [Row(id=slug, title=title) for slug, title in titles().items()]
    about = tuple(row for row in rows if row.id.startswith(SCREEN))
    others = tuple(row for row in rows if not row.id.startswith(SCREEN))
    return [Group("The road and its rules", others), Group("The screens", about)]


def found_groups(asked: str, answering: Iterable[GuidePage]) -> list[Group]:
    """Pages that answer, and the words of the glossary that hold every word asked for."""
    typed = asked.casefold().split()
    found = tuple(Row(id=one.slug, title=one.title) for one in answering)
    held = [
        word
        for word in words()
        if all(one in f"{' '.join(word.names)} {word.meaning}".casefold() for one in typed)
    ]
    held.sort(key=lambda word: not any(asked.casefold() in name.casefold() for name in word.names))
    terms = tuple(Row(id=f"{WORD}{word.term}", title=word.term) for word in held)
    groups = []
    if terms:
        groups.append(Group("Words", terms, str(len(terms))))
    if found:
        groups.append(Group("Pages", found, str(len(found))))
    return groups or [Group(NONE, ())]


def brief(passage: str) -> str:
    """A passage for the few lines of a panel: of a story what it is and what to do now."""
    head, now, then = passage.partition(" Now: ")
    return f"{head.partition('. ')[0]}. {then}" if now else passage


def row_of(passage: str, drawn: str) -> int:
    """The row above a passage on a drawn page; the top where it is not found.

    A line may break within its first words, and a table parts them, so fewer will do.
    """
    rows = [" ".join(row.split()) for row in drawn.split("\n")]
    beginning = passage.replace(":", "").split()[:BEGINNING]
    while beginning:
        first = " ".join(beginning)
        for number, row in enumerate(rows):
            if first in row.replace(":", ""):
                return max(0, number - 1)
        beginning.pop()
    return 0
