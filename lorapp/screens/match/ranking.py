"""The rank list: one list a match in the applicant's order, with points that decide nothing."""

from collections.abc import Sequence
from typing import Final

from textual import events, on
from textual.app import ComposeResult

from lorapp.domain.ranking.closing import is_closed
from lorapp.domain.ranking.lists import Place, RankList
from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, MOVING, RANKS, Command
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.explaining import Explaining
from lorapp.screens.match.rank_actions import RankActions
from lorapp.widgets.frame.bars import WIDE
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.match.rank_rows import (
    LIST,
    list_explained,
    place_explained,
    rank_groups,
    waiting_explained,
)
from lorapp.widgets.rows.rows import Columns, RowList
from lorapp.widgets.text.cells import keyed

BY_ID: Final = {command.id.rpartition(".")[2]: command for command in (*MOVING, *RANKS)}
EMPTY: Final = (
    "No rank list yet. Programs come here once an interview there is behind you; `a` adds one now."
)


class RankScreen(Explaining, PathScreen, RankActions):
    """`J` and `K` move, a certified list says what differs, a closed one can only be read."""

    MODE = "season"
    NAME = "Rank list"
    GUIDE = "screen-rank-list"
    OWN_COMMANDS = (*RANKS, BACK)

    def __init__(self, match: str | None = None) -> None:
        super().__init__()
        self._wanted, self._is_new = match, True
        self._lists: tuple[RankList, ...] = ()

    def compose_body(self) -> ComposeResult:
        yield RowList(id="ranks", columns=Columns(fact=18, number=13))
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        self._lists = self.services.ranking.lists()
        rows = self.query_one(RowList)
        at, wide = self.services.ranking.situation(), self.size.width >= WIDE
        groups = rank_groups(at, self._lists, wide=wide)
        rows.show(groups)
        if self._is_new:
            rows.select(self._begins_at())
        self._is_new = False
        self._explain()

    def _begins_at(self) -> str:
        """The list asked for; while all are empty, the first program that Enter adds."""
        wanted = [one for one in self._lists if one.match == self._wanted]
        found = [one.order[0] for one in wanted if one.places]
        if not any(one.places for one in self._lists):
            found += [one.key for each in (*wanted, *self._lists) for one in each.waiting]
        return found[0] if found else ""

    @property
    def program(self) -> str | None:
        """The program under the cursor."""
        row = self.query_one(RowList).current
        return row.id if row is not None and not row.id.startswith(LIST) else None

    @property
    def ranks(self) -> RankList | None:
        """The list that the cursor stands in."""
        row = self.query_one(RowList).current
        return next((one for one in self._lists if row and row.id in _ids(one)), None)

    @property
    def place(self) -> Place | None:
        """The place under the cursor; None for a program that is on no list yet."""
        found = self.ranks
        places = (*found.places, *found.left_out) if found is not None else ()
        return next((place for place in places if place.program.key == self.program), None)

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        found, place = self.ranks, self.place
        is_open = found is not None and found.places and not found.is_certified
        certify = [BY_ID["certify"]] if is_open else []
        if found is not None and is_closed(self.services.ranking.situation(), found.match):
            return [*certify, BACK]
        if self.program is None:
            return [BY_ID["add"], BY_ID["criteria"], BACK]
        if place is None:
            return [(BY_ID["choose"], "add it"), BY_ID["add"], BY_ID["criteria"], BACK]
        points: list[Command | tuple[Command, str]] = [(BY_ID["choose"], "points")]
        if place.number is None:
            return [*points, (BY_ID["out"], "bring back"), BY_ID["remove"], BY_ID["criteria"], BACK]
        moves = [BY_ID[name] for name in ("up", "down", "place")]
        rest = [BY_ID[name] for name in ("out", "criteria", "sort")]
        return [*points, *moves, *certify, *rest]

    def _explained(self) -> Explained:
        at, found, place = self.services.ranking.situation(), self.ranks, self.place
        if found is None:
            return Explained("Rank list", (keyed(EMPTY),), full=(keyed(EMPTY),))
        if place is not None:
            return place_explained(at, found, place)
        if self.program is not None:
            return waiting_explained(at, found, at.file.program(self.program))
        return list_explained(at, found)

    @on(RowList.Chosen)
    def _choose(self) -> None:
        if self.place is not None:
            self.action_judge()
        elif self.program is not None:
            self.shell.done(self.services.ranking.add(self.program))

    def on_resize(self, _event: events.Resize) -> None:
        """The list gives names another room in another shape."""
        self.post_message(self.Stale())


def _ids(found: RankList) -> set[str]:
    """The rows that stand under the headings of a list."""
    places = {place.program.key for place in (*found.places, *found.left_out)}
    return {f"{LIST}{found.match}", *places, *(program.key for program in found.waiting)}
