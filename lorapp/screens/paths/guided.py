"""The shape of a guided path: answered questions above, the open one below, reasons beside."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass
from lorapp.keymap import BACK, GUIDED, MOVING, Command, bindings
from lorapp.screens.frame.explaining import WithPanel
from lorapp.screens.paths.page import PathPage
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, stated
from lorapp.widgets.text.glyphs import Glyph, Tone

MORE: Final = next(command for command in GUIDED if command.id == "path.panel")
CHOOSE: Final = next(command for command in MOVING if command.id == "list.choose")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One row of a path: what it says, why, and what Enter does.

    ``why`` are sentences for the panel, ``source`` who says so. ``verb`` names what Enter
    does here. Titles and facts may hold text of the applicant's.
    """

    id: str
    title: str
    act: Callable[[], None]
    verb: str = "choose"
    fact: str = ""
    glyph: Glyph = glyphs.OPEN
    why: tuple[str, ...] = ()
    source: str = ""
    tone: Tone | None = None
    is_quiet: bool = False

    def row(self) -> Row:
        """The row that shows it."""
        return Row(
            id=self.id,
            title=self.title,
            fact=self.fact,
            glyph=self.glyph,
            tone=self.tone or self.glyph.tone,
            title_tone=Tone.MUTED if self.is_quiet else Tone.INK,
        )

    def explained(self) -> Explained:
        """What the panel says of it."""
        lines = tuple(stated(line) for line in self.why)
        source = keyed(f"Source: {self.source}", "$muted") if self.source else Content()
        full = (*lines, source) if self.source else lines
        return Explained(self.title, lines, source, full)


@dataclass(frozen=True, slots=True)
class Question:
    """A heading and its rows; ``first`` names the row the cursor begins on."""

    heading: str
    options: tuple[Option, ...]
    count: str = ""


class GuidedPath(WithPanel, PathPage):
    """Questions as one list; the panel explains the row under the cursor."""

    COLUMNS: ClassVar[Columns] = Columns(fact=22, number=0, gap=0)
    BINDINGS: ClassVar[list[BindingType]] = bindings((BACK, MORE))

    def __init__(self) -> None:
        super().__init__()
        self._options: dict[str, Option] = {}
        self._wanted: str | None = None

    def compose_body(self) -> ComposeResult:
        yield RowList(id="rows", columns=self.COLUMNS)
        yield Panel(id="panel")

    @abstractmethod
    def questions(self, at: Situation) -> Sequence[Question]:
        """What is asked now; its last group is the open question."""

    def first(self, at: Situation) -> str | None:
        """The row to begin on."""
        return None

    def reload(self, file: SeasonFile) -> None:
        at = self.services.letters.situation()
        asked = [question for question in self.questions(at) if question.options]
        self._options = {option.id: option for q in asked for option in q.options}
        rows = self.query_one(RowList)
        rows.show([Group(q.heading, tuple(o.row() for o in q.options), q.count) for q in asked])
        wanted, self._wanted = self._wanted or self.first(at), None
        if wanted is not None:
            rows.select(wanted)
        self._explain()

    def stay_on(self, row_id: str) -> None:
        """Put the cursor on a row the next time the rows are drawn."""
        self._wanted = row_id

    @property
    def option(self) -> Option | None:
        """What is under the cursor."""
        row = self.query_one(RowList).current
        return self._options.get(row.id) if row is not None else None

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        """The keys of this path between Enter and Esc."""
        return ()

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        option = self.option
        return [(CHOOSE, option.verb if option else "choose"), *self.own_keys(), BACK]

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        option = self.option
        self.query_one(Panel).show(option.explained() if option else Explained())
        self.draw_keys()

    @on(RowList.Chosen)
    def _act(self, event: RowList.Chosen) -> None:
        event.stop()
        option = self._options.get(event.row.id)
        if option is not None:
            option.act()


class LetterPath(GuidedPath):
    """A path about one letter; ``TITLE`` has a place for the name of its writer."""

    TITLE: ClassVar[str]

    def __init__(self, letter: str) -> None:
        super().__init__()
        self.letter = letter

    @property
    def record(self) -> Letter:
        """The letter as it is on record now."""
        return self.services.unit.file().letter(self.letter)

    def path_title(self, file: SeasonFile) -> str:
        return self.TITLE.format(short_name(file, file.letter(self.letter).mentor))

    def action_yourself(self) -> None:
        """What to do when the writer asks for the words themselves."""
        from lorapp.screens.paths.packet.yourself import YourselfPath

        self.app.push_screen(YourselfPath(self.letter))
