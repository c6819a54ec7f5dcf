"""Rotations on a line of months: one bar each, the days to ask and the season's dates marked."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.strip import Strip

from lorapp.frozen import dataclass
from lorapp.widgets.rotations.stays import MONTHS
from lorapp.widgets.rows.row_paint import MARGIN, TEXT_FROM
from lorapp.widgets.rows.rows import Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import left
from lorapp.widgets.text.glyphs import CURSOR, Tone, drawn

TITLE_MAX: Final = 26
TITLE_SHARE: Final = 3
DECEMBER: Final = 12
LABEL_MAX: Final = 5  # the cells of a year and the blank after it
STEPS: Final = (1, 2, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stay from its first day to its last, or single ``days`` where there is no stay.

    ``ask`` are days to ask for a letter.
    """

    first: date | None = None
    last: date | None = None
    ask: tuple[date, ...] = ()
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """The days the line shows, over ``width`` cells."""

    first: date
    last: date
    width: int

    def cell(self, day: date) -> int:
        """The cell of a day; below zero or from ``width`` on where it is not shown."""
        span = max(1, (self.last - self.first).days + 1)
        return (day - self.first).days * self.width // span


class Timeline(RowList):
    """The same rows as a list, each with its bar."""

    BINDINGS: ClassVar[list[BindingType]] = []
    _bars: Mapping[str, Bar] = {}
    _today = date.min
    _span = (date.min, date.min)
    _legend = ""

    def _seen(self) -> list[object]:
        """Nothing: a line draws from more than its row."""
        return []

    def draw(
        self, groups: Sequence[Group], bars: Mapping[str, Bar], today: date, legend: str = ""
    ) -> None:
        """Draw these rows with their bars; the heading ``legend`` is a remark over its rows."""
        self._legend = legend
        days = [day for bar in bars.values() for day in (bar.first, bar.last, *bar.days) if day]
        self._bars, self._today = bars, today
        self._span = months_around(days or [today], today)
        self.show(groups)

    def _scale(self, width: int) -> tuple[int, Scale]:
        title = min(TITLE_MAX, width // TITLE_SHARE)
        room = max(1, width - TEXT_FROM - title - MARGIN)
        return title, Scale(*self._span, room)

    def render_line(self, y: int) -> Strip:
        at, width = y + self.scroll_offset.y, self.outer_size.width
        line = self._lines[at] if at < len(self._lines) else None
        if self._keeps_months(y):
            segments = self._heading(self._group_of(at), width)
        elif isinstance(line, Row):
            segments = self._row(line, width, chosen=self._stops[self._stop] == at)
        elif isinstance(line, Group):
            segments = self._heading(line, width)
        else:
            segments = [Segment(" " * width, self._colour(Tone.INK, chosen=False))]
        return Strip(segments, width).crop(0, self.size.width)

    def _keeps_months(self, y: int) -> bool:
        """Whether a line is the first of a scrolled list, where the months stay in sight."""
        return y == 0 and self.scroll_offset.y > 0

    def _group_of(self, at: int) -> Group:
        """The heading a line stands under."""
        above = [group for start, group in self._lines.headings() if start <= at]
        return above[-1] if above else Group("", ())

    def _reveal(self) -> None:
        super()._reveal()
        at = self._stops[self._stop] if self._stops else 0
        if at and at == self.scroll_offset.y:
            self.scroll_to(y=at - 1, animate=False, immediate=True)

    def _heading(self, group: Group, width: int) -> list[Segment]:
        title, scale = self._scale(width)
        ink, muted = (self._colour(tone, chosen=False) for tone in (Tone.INK, Tone.MUTED))
        if group.heading == self._legend:
            text = left(group.heading, width - 2 * MARGIN)
            return [Segment(" " * MARGIN, ink), Segment(text, muted), Segment(" " * MARGIN, ink)]
        is_first = group is self._lines[0] or self.scroll_offset.y > 0
        months = month_labels(scale) if is_first else ""
        return [
            Segment(" " * MARGIN, ink),
            Segment(left(group.heading, title + TEXT_FROM - MARGIN), ink + Style(bold=True)),
            Segment(left(months, scale.width), muted),
            Segment(" " * MARGIN, ink),
        ]

    def _row(self, row: Row, width: int, *, chosen: bool) -> list[Segment]:
        title, scale = self._scale(width)
        blank = self._colour(Tone.INK, chosen=chosen)
        name = self._colour(row.title_tone, chosen=chosen) + Style(bold=chosen)
        bar = self._bars.get(row.id, Bar())
        if bar.last and bar.last < scale.first:
            signs = [(left(row.fact, scale.width), Tone.MUTED)]
        else:
            signs = bar_signs(bar, scale, self._today)
        return [
            Segment(drawn(CURSOR) if chosen else " ", self._colour(Tone.ACCENT, chosen=chosen)),
            Segment(" ", blank),
            Segment(drawn(row.glyph) if row.glyph else " ", self._colour(row.tone, chosen=chosen)),
            Segment(" ", blank),
            Segment(left(row.title, title - 1) + " ", name),
            *(Segment(sign, self._colour(tone, chosen=chosen)) for sign, tone in signs),
            Segment(" " * MARGIN, blank),
        ]


def months_around(days: Sequence[date], today: date) -> tuple[date, date]:
    """Whole months around the days and today; days more than a year back are not shown."""
    shown = [day for day in days if day >= today - timedelta(days=365)]
    first, last = min([*shown, today]), max([*shown, today])
    after = date(last.year + last.month // DECEMBER, last.month % DECEMBER + 1, 1)
    return first.replace(day=1), after - timedelta(days=1)


def month_labels(scale: Scale) -> str:
    """Months over the line, evenly spaced as there is room; the year stands for January."""
    months = list(months_of(scale))
    room = min((scale.cell(b) - scale.cell(a) for a, b in pairwise(months)), default=LABEL_MAX)
    step = next((step for step in STEPS if step * room >= LABEL_MAX), STEPS[-1])
    text = ""
    for month in months:
        at = scale.cell(month)
        label = str(month.year) if month.month == 1 else MONTHS[month.month - 1]
        if (month.month - 1) % step == 0 and at + len(label) <= scale.width:
            text = text.ljust(at) + label
    return text


def months_of(scale: Scale) -> Iterator[date]:
    """The first day of each month that is shown."""
    month = scale.first
    while month <= scale.last:
        yield month
        month = date(month.year + month.month // DECEMBER, month.month % DECEMBER + 1, 1)


def bar_signs(bar: Bar, scale: Scale, today: date) -> list[tuple[str, Tone]]:
    """One sign and its colour for each cell of the line."""
    now = scale.cell(today)
    signs = [(" ", Tone.INK)] * scale.width
    if 0 <= now < scale.width:
        signs[now] = (drawn(glyphs.DOT), Tone.MUTED)
    if bar.first and bar.last:
        begin, end = max(0, scale.cell(bar.first)), min(scale.width - 1, scale.cell(bar.last))
        for cell in range(begin, end + 1):
            done = cell < now or bar.last < today
            signs[cell] = (
                (drawn(glyphs.GONE), Tone.GOOD) if done else (drawn(glyphs.TO_GO), Tone.MUTED)
            )
    for days, glyph, tone in (
        (bar.ask, glyphs.OPEN, Tone.CAUTION),
        (bar.days, glyphs.PLANNED, Tone.INK),
    ):
        for day in days:
            if 0 <= scale.cell(day) < scale.width:
                signs[scale.cell(day)] = (drawn(glyph), tone)
    return signs
