"""Story: the themes, what claims them, who was asked to prove them, and who saw them."""

from collections.abc import Sequence
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Static

from lorapp.domain.letters.situation import Situation, shared
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.coverage import Coverage, Kind, ThemeRow, coverage
from lorapp.domain.themes.ledger import Entry, ledger
from lorapp.keymap import MATRIX_MOVING, MOVING, NARROWING, STORY, Command
from lorapp.screens.frame.filtered import Narrowing
from lorapp.screens.story.story_actions import Spot, StoryActions
from lorapp.services.computer.own_files import look_at
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.frame.panel import Explained, Panel, unlisted
from lorapp.widgets.placing.matrix import HEAD_LINES
from lorapp.widgets.placing.matrix_paint import Sign
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.story.heat import HeatGrid, HeatMap
from lorapp.widgets.story.heat_paint import share
from lorapp.widgets.story.story_lists import (
    NO_CLAIMS,
    NO_GAPS,
    claim_explained,
    gap_groups,
    ledger_groups,
)
from lorapp.widgets.story.story_map import (
    columns_of,
    explained,
    gap_summary,
    legend,
    map_groups,
    sign_of,
)
from lorapp.widgets.story.story_papers import (
    NO_PAPERS,
    document_explained,
    paper_groups,
    statement_explained,
    writer_explained,
)

HUGE: Final = 160
"""Columns from which on the panel stands beside the map."""
PANEL: Final = 52
AROUND: Final = 18
"""Rows of the screen that are no theme while the legend stands under the map."""
VIEWS: Final = ("map", "ledger", "gaps", "papers")
BY_ID: Final = {command.id: command for command in (*STORY, *MOVING, *MATRIX_MOVING)}
EMPTY: Final = {
    "map": "No themes yet. `a` adds what your letters are to show, such as teamwork.",
    "ledger": NO_CLAIMS,
    "gaps": NO_GAPS,
    "papers": NO_PAPERS,
}
TITLES: Final = {
    "map": "Themes",
    "ledger": "The ledger of claims",
    "gaps": "Gaps",
    "papers": "Papers",
}


class StoryScreen(StoryActions):
    """The map of themes; ``v`` goes on to the ledger, the gaps, and the papers."""

    MODE = "story"
    NAME = "Story"
    GUIDE = "screen-story"
    CSS_PATH = "story.tcss"
    OWN_COMMANDS = (*STORY, *NARROWING)
    AUTO_FOCUS = "#map"

    def __init__(self) -> None:
        super().__init__()
        self.add_class("-map")
        self._view = VIEWS[0]
        self._at: Situation | None = None
        self._map = Coverage((), ())
        self._entries: tuple[Entry, ...] = ()

    def compose_body(self) -> ComposeResult:
        with Narrowing():
            yield FilterLine()
            yield HeatGrid(id="heat")
            yield Static(id="legend", markup=False)
            yield Static(id="uneven", markup=False)
            yield RowList(columns=Columns(fact=16, number=10), id="story")
        yield Panel(id="panel")

    @property
    def rows(self) -> RowList:
        """The list that is shown: the map or the other one."""
        return self.query_one("#map" if self._view == "map" else "#story", RowList)

    @property
    def shown(self) -> RowList:
        return self.rows

    def reload(self, file: SeasonFile) -> None:
        at = shared(file, self.services.unit.now())
        self.seen = self.services.papers.seen()
        self._at, self._map, self._entries = at, coverage(at), ledger(at)
        self._draw_legend()
        self.query_one("#uneven", Static).update(gap_summary(self._map))
        grid = self.query_one(HeatMap)
        self.set_class(self._view == "map" and not self._map.rows, "-blank")
        groups = self.narrowed(map_groups(self._map))
        grid.draw(columns_of(at, self._map), groups, self._sign)
        rows = sum(len(group.rows) for group in groups)
        self.query_one(HeatGrid).styles.max_height = rows + HEAD_LINES
        self.query_one("#story", RowList).show(self.narrowed(self._groups(at)))
        self._explain()

    def show_empty(self) -> None:
        self.remove_class("-blank")
        self.query_one(HeatGrid).styles.max_height = None
        for note in ("#legend", "#uneven"):
            self.query_one(note, Static).update()
        super().show_empty()

    def _draw_legend(self) -> None:
        """Say the words that the cells bear at this width."""
        room = self.size.width - (PANEL if self.size.width >= HUGE else 0)
        cell = share(room, len(self._map.columns)).cell
        self.query_one("#legend", Static).update(legend(cell))
        self.set_class(len(self._map.rows) > self.size.height - AROUND, "-crowded")

    def _groups(self, at: Situation) -> list[Group]:
        if self._view == "papers":
            return paper_groups(at, self.seen)
        return gap_groups(self._map) if self._view == "gaps" else ledger_groups(at, self._entries)

    def _sign(self, theme: str, column: str) -> Sign:
        row = self._map.row(theme)
        width = self.query_one(HeatMap).window.spread.cell
        return sign_of(row or ThemeRow(theme, (), (), ()), column, width)

    def select(self, theme: str) -> None:
        """Put the cursor on a theme of the map."""
        if self._view != "map":
            self._turn_to("map")
        super().select(theme)

    @property
    def spot(self) -> Spot:
        row = self.rows.current
        if row is None or self._at is None:
            return Spot(self._view)
        kind, _, key = row.id.partition(" ")
        if self._view == "map":
            return self._cell_spot(self._at, row)
        if self._view == "gaps":
            return Spot("gaps", theme=key)
        file = self._at.file
        if self._view == "ledger":
            entry = next(entry for entry in self._entries if entry.id == key)
            statement = file.statement(entry.statement)
            return Spot("ledger", theme=entry.claim.theme, entry=entry, statement=statement)
        return _paper_spot(file, kind, key)

    def _cell_spot(self, at: Situation, row: Row) -> Spot:
        found, file = self._map.row(row.id), at.file
        column = self.query_one(HeatMap).letter
        cell = found.cell(column) if found and column else None
        if cell is None or cell.column.kind is Kind.OTHERS:
            return Spot("map", theme=row.id, cell=cell)
        key = cell.column.key
        if cell.column.kind is Kind.LETTER:
            return Spot("map", theme=row.id, cell=cell, letter=file.letter(key))
        claim = cell.claims[0] if cell.claims else None
        entry = next(
            (one for one in self._entries if one.statement == key and one.claim is claim), None
        )
        return Spot("map", theme=row.id, cell=cell, entry=entry, statement=file.statement(key))

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        spot = self.spot
        view = (BY_ID["story.view"], VIEWS[(VIEWS.index(self._view) + 1) % len(VIEWS)])
        add = (BY_ID["story.add"], self.adds(spot))
        if self.rows.current is None:
            statement = [] if add[1] == "statement" else [BY_ID["story.statement"]]
            return [add, *statement, view]
        first = (BY_ID["list.choose"], self.verb(spot))
        if self._view == "papers":
            return [first, view, add, (BY_ID["story.paper"], "new version"), BY_ID["story.edit"]]
        return [
            first,
            view,
            add,
            BY_ID["story.moment"],
            BY_ID["story.edit"],
            BY_ID["story.statement"],
        ]

    def _explained(self) -> Explained:
        at, spot = self._at, self.spot
        if at is None:
            return Explained()
        if self.rows.current is None:
            view = self._view if self._map.rows or self._view != "gaps" else "map"
            return unlisted(TITLES[self._view], EMPTY[view], self.rows)
        if spot.view == "papers":
            return self._paper(at, spot)
        if spot.view == "ledger" and spot.entry is not None:
            return claim_explained(at, spot.entry)
        row = self._map.row(spot.theme or "")
        return explained(at, row, spot.cell) if row else Explained()

    def _paper(self, at: Situation, spot: Spot) -> Explained:
        if spot.statement is not None:
            found, path = self.services.statements.scan(spot.statement.key), spot.statement.path
            return statement_explained(at, spot.statement, found, look_at(path) if path else None)
        if spot.letter is not None:
            return writer_explained(at, spot.letter, self.seen)
        paper = spot.document
        if paper is None:
            return Explained()
        look = look_at(paper.path, paper.sha256) if paper.path else None
        return document_explained(at, paper, look)

    @on(RowList.Chosen)
    def _open(self) -> None:
        self.choose()

    def action_view(self) -> None:
        self._turn_to(VIEWS[(VIEWS.index(self._view) + 1) % len(VIEWS)])

    def _turn_to(self, view: str) -> None:
        if self.services.unit.is_empty():
            return  # the rows that stand there are those of before
        theme = self.spot.theme
        self._view = view
        self.set_class(view == "map", "-map")
        self.load()
        self.rows.action_first()
        if view == "map" and theme is not None:
            self.rows.select(theme)
        self.rows.focus()
        self._explain()

    def on_resize(self, _event: events.Resize) -> None:
        if self._at is not None:
            self._draw_legend()
            self._explain()


def _paper_spot(file: SeasonFile, kind: str, key: str) -> Spot:
    """A row of the papers."""
    if kind == "statement":
        return Spot("papers", statement=file.statement(key))
    if kind == "writer":
        return Spot("papers", letter=file.letter(key))
    return Spot("papers", document=file.documents[int(key)])
