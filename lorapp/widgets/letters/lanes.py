"""The board of letters: lanes stacked by what they need, and the totals beneath."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from lorapp.domain.engine.steps import Plan, Step, Tally
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.ahead import steps_of
from lorapp.domain.letters.dates import needed_on
from lorapp.domain.letters.lanes import Lane, Place, place
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, late_days
from lorapp.frozen import dataclass
from lorapp.widgets.frame.bars import WIDE
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.letters.letter_lines import place_glyph
from lorapp.widgets.letters.letter_table import (
    TableHead,
    TableRow,
    table_head_segments,
    table_row_segments,
)
from lorapp.widgets.rows.row_lines import LateRows, Line
from lorapp.widgets.rows.row_paint import row_segments
from lorapp.widgets.rows.rows import Group, Row, RowList
from lorapp.widgets.text.when import tally_text

BESIDE: Final = (10, 6, 0)
"""Widths of state, number and gap in the list beside a record."""
FAR: Final = 10**6
HELD_MAX: Final = 8
"""Figures and the word between them that leave room for one more word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow(Row):
    """A letter on the board; ``short`` is its number without the word."""

    short: str = ""


class LetterList(RowList):
    """Letters as rows of the board or of the table; the cursor is the same in both."""

    def _widths(self) -> tuple[int, int, int]:
        return BESIDE if self.screen.size.width >= WIDE else super()._widths()

    def _segments(self, line: Line, width: int, *, chosen: bool) -> list[Segment]:
        if isinstance(line, TableRow):
            return table_row_segments(line, width, self._colour, chosen=chosen)
        if isinstance(line, TableHead):
            return table_head_segments(line, width, self._colour)
        if isinstance(line, LetterRow) and self.screen.size.width >= WIDE:
            line = replace(line, number=line.short)
            return row_segments(line, width, BESIDE, self._colour, chosen=chosen)
        return super()._segments(line, width, chosen=chosen)


class Lanes(Vertical):
    """The list of letters with the totals right below it, always in sight."""

    DEFAULT_CSS = """
    Lanes { width: 1fr; height: 1fr; }
    Lanes > Static { height: 1; margin: 1 2 0 2; color: $muted; text-wrap: nowrap; }
    """

    def compose(self) -> ComposeResult:
        yield FilterLine()
        yield LetterList(id="letters")
        yield Static("", id="totals", markup=False)

    @property
    def rows(self) -> LetterList:
        """The list itself."""
        return self.query_one(LetterList)

    def show(self, groups: Sequence[Group], totals: Content) -> None:
        """Draw these groups, and one line of totals."""
        self.rows.show(groups)
        self.query_one("#totals", Static).update(totals, layout=False)
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Leave two rows for the totals, whatever the number of letters."""
        lines = self.rows.virtual_size.height
        above = 2 * self.query_one(FilterLine).is_open
        self.rows.styles.height = max(1, min(lines, self.size.height - 2 - above))


def board(at: Situation, plan: Plan) -> list[Group]:
    """Every letter in its lane; empty lanes are left out. The same one until something changes."""
    kept = at.file.worked_out.get("board")
    if kept is None or kept[0] is not at or kept[1] is not plan:
        kept = at.file.worked_out["board"] = (at, plan, _board(at, plan))
    groups: list[Group] = kept[2]
    return groups


def _board(at: Situation, plan: Plan) -> list[Group]:
    lanes: dict[Lane, list[_Laid]] = {lane: [] for lane in Lane}
    for letter in at.file.letters:
        found = place(at, letter)
        lanes[found.lane].append(_Laid(letter, found, *_number(at, plan, letter, found)))
    return [Group(lane, _rows(at, laid), str(len(laid))) for lane, laid in lanes.items() if laid]


class _Laid(NamedTuple):
    """A letter in its lane, with its number, long and short, and its rank there."""

    letter: Letter
    found: Place
    number: str
    short: str
    rank: int


def _rows(at: Situation, laid: list[_Laid]) -> LateRows:
    laid.sort(key=lambda one: one.rank)
    return LateRows([one.letter.key for one in laid], lambda n: _row(at, laid[n]))


def _row(at: Situation, laid: _Laid) -> LetterRow:
    glyph, tone = place_glyph(laid.found)
    return LetterRow(
        id=laid.letter.key,
        title=short_name(at.file, laid.letter.mentor),
        glyph=glyph,
        tone=tone,
        fact=laid.found.word,
        fact_tone=tone,
        number=laid.number,
        short=laid.short,
    )


def _number(at: Situation, plan: Plan, letter: Letter, found: Place) -> tuple[str, str, int]:
    """The one number of a row, long and short, and the rank it gives."""
    if found.lane is Lane.CLOSED:
        return _season(at, letter)
    if found.lane is Lane.AVAILABLE:
        placed = len(at.places.placed.get(letter.key, ()))
        total = placed + len(at.places.wanted_by(letter))
        return (*_held(placed, total), 0) if total else ("", "", 0)
    mine = steps_of(plan, letter)
    tally = _tally(at, letter, found, mine)
    rank = tally.days if tally and tally.word == "left" else FAR
    if found.lane is Lane.NEEDS_YOU:
        rank = plan.places[mine[0].id] if mine else FAR
    return tally_text(tally), f"{tally.days} d" if tally else "", rank


def _held(placed: int, total: int) -> tuple[str, str]:
    """How many of the programs have it, long and short; bare figures look like a mark given."""
    if placed == total:
        return f"at all {total}", f"all {total}"
    counted = f"{placed} of {total}"
    return f"at {counted}" if len(counted) < HELD_MAX else counted, f"{placed}/{total}"


def _season(at: Situation, letter: Letter) -> tuple[str, str, int]:
    season = at.file.letter_season(letter)
    text = str(season) if season != at.file.applicant.season else ""
    return text, text, -season


def _tally(at: Situation, letter: Letter, found: Place, mine: Sequence[Step]) -> Tally | None:
    """Days late, open or left: the letter's own, else those of its first step."""
    if found.state is LetterState.LATE:
        return Tally(late_days(at, letter), "late")
    bounced = at.last(letter, EventKind.BOUNCED)
    if found.state is LetterState.BOUNCED and bounced:
        return Tally(-at.in_days(bounced.on), "open")
    first = next((step for step in mine if step.rule != "tell-outcome"), None)
    if first and first.tally:
        return first.tally
    day = at.available_on(letter) or needed_on(at, letter)
    return Tally(at.in_days(day), "left") if day and day >= at.today else None
