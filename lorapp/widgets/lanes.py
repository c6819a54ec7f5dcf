"""The board of letters: lanes stacked by what they need, and the totals beneath."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from lorapp.domain.engine.steps import Plan, Step, Tally
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.ahead import steps_of
from lorapp.domain.letters.dates import needed_on
from lorapp.domain.letters.lanes import Lane, Place, place
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, late_days
from lorapp.widgets.bars import WIDE
from lorapp.widgets.filter_line import FilterLine
from lorapp.widgets.letter_lines import place_glyph
from lorapp.widgets.letter_table import (
    TableHead,
    TableRow,
    table_head_segments,
    table_row_segments,
)
from lorapp.widgets.row_paint import row_segments
from lorapp.widgets.rows import Group, Row, RowList
from lorapp.widgets.when import tally_text

BESIDE: Final = (10, 6, 0)
"""Widths of state, number and gap in the list beside a record (look.md)."""
FAR: Final = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow(Row):
    """A letter on the board; ``short`` is its number without the word."""

    short: str = ""


class LetterList(RowList):
    """Letters as rows of the board or of the table; the cursor is the same in both."""

    @property
    def ids(self) -> list[str]:
        """The ids of the rows, top to bottom."""
        return [line.id for line in self._lines if isinstance(line, Row)]

    def _widths(self) -> tuple[int, int, int]:
        return BESIDE if self.screen.size.width >= WIDE else super()._widths()

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        line = self._lines[at] if at < len(self._lines) else None
        width = self.outer_size.width
        chosen = bool(self._stops) and self._stops[self._stop] == at
        if isinstance(line, TableRow):
            segments = table_row_segments(line, width, self._colour, chosen=chosen)
        elif isinstance(line, TableHead):
            segments = table_head_segments(line, width, self._colour)
        elif isinstance(line, LetterRow) and self.screen.size.width >= WIDE:
            line = replace(line, number=line.short)
            segments = row_segments(line, width, BESIDE, self._colour, chosen=chosen)
        else:
            return super().render_line(y)
        return Strip(segments, width).crop(0, self.size.width)


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
        self.query_one("#totals", Static).update(totals)
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Leave two rows for the totals, whatever the number of letters."""
        lines = self.rows.virtual_size.height
        above = 2 * self.query_one(FilterLine).is_open
        self.rows.styles.height = max(1, min(lines, self.size.height - 2 - above))


def board(at: Situation, plan: Plan) -> list[Group]:
    """Every letter in its lane; empty lanes are left out."""
    placed = [(letter, place(at, letter)) for letter in at.file.letters]
    groups = []
    for lane in Lane:
        mine = [(letter, found) for letter, found in placed if found.lane is lane]
        if mine:
            rows = [_row(at, plan, letter, found) for letter, found in mine]
            ordered = [row for _, row in sorted(rows, key=lambda pair: pair[0])]
            groups.append(Group(lane, tuple(ordered), str(len(mine))))
    return groups


def _row(at: Situation, plan: Plan, letter: Letter, found: Place) -> tuple[int, LetterRow]:
    """A row and what it is ordered by within its lane."""
    glyph, tone = place_glyph(found)
    number, short, rank = _number(at, plan, letter, found)
    row = LetterRow(
        id=letter.key,
        title=short_name(at.file, letter.mentor),
        glyph=glyph,
        tone=tone,
        fact=found.word,
        fact_tone=tone,
        number=number,
        short=short,
    )
    return rank, row


def _number(at: Situation, plan: Plan, letter: Letter, found: Place) -> tuple[str, str, int]:
    """The one number of a row, long and short, and the rank it gives."""
    if found.lane is Lane.CLOSED:
        return _season(at, letter)
    if found.lane is Lane.AVAILABLE:
        placed = len(at.places.placed.get(letter.key, ()))
        total = placed + len(at.places.wanted_by(letter))
        text = f"{placed}/{total}" if total else ""
        return text, text, 0
    mine = steps_of(plan, letter)
    tally = _tally(at, letter, found, mine)
    rank = tally.days if tally and tally.word == "left" else FAR
    if found.lane is Lane.NEEDS_YOU:
        rank = plan.places[mine[0].id] if mine else FAR
    return tally_text(tally), f"{tally.days} d" if tally else "", rank


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
