"""How a list of groups is drawn: line by line, and only the lines that changed."""

from dataclasses import replace
from itertools import zip_longest
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from lorapp.widgets.rows.row_lines import Line, Lines
from lorapp.widgets.rows.row_paint import Columns, Group, Row, heading_segments, row_segments
from lorapp.widgets.text.glyphs import Tone

SLIM: Final = 80
NARROW: Final = 60
"""Cells in which each line of each list fits: the least that the smallest window gives it."""

STRIPS_MAX: Final = 500
"""Drawn lines that are kept: those that a save only moves, or that the cursor comes back to."""


Measures = tuple[int, int, int, tuple[int, int, int]]
"""The first line in sight, the widths without and with what a bar covers, those of the columns."""


class DrawnRows(ScrollView):
    """Groups of one-line rows, one of them chosen."""

    def __init__(
        self,
        *,
        columns: Columns | None = None,
        id: str | None = None,  # noqa: A002  Textual's name
    ) -> None:
        super().__init__(id=id)
        self.columns = columns or Columns()
        self._lines = Lines()
        self._stop = 0
        self._colours: dict[tuple[str, bool], Style] = {}
        self._strips: dict[tuple[object, ...], Strip] = {}
        self._measured: Measures | None = None

    @property
    def is_blank(self) -> bool:
        """Whether not even a heading stands in it."""
        return not self._lines

    @property
    def ids(self) -> list[str]:
        """The ids of the rows, top to bottom."""
        return self._lines.ids

    @property
    def _stops(self) -> list[int]:
        return self._lines.stops

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        found = self._lines[self._stops[self._stop]] if self._stops else None
        return found if isinstance(found, Row) else None

    def _find(self, row_id: str) -> int | None:
        ids = self._lines.ids
        return ids.index(row_id) if row_id in ids else None

    def _seen(self) -> list[object]:
        """What each line in sight is drawn from; a list that draws from more gives nothing."""
        top, chosen = self.scroll_offset.y, self._stops[self._stop] if self._stops else -1
        shown = range(top, min(top + self.size.height, len(self._lines)))
        lines = [(at, self._lines[at]) for at in shown]
        return [
            (
                replace(line, rows=()) if isinstance(line, Group) else line,
                at == chosen,
                self.columns,
            )
            for at, line in lines
        ]

    def _refresh_changed(self, seen: list[object]) -> None:
        """Draw the lines that differ from what is seen; after most saves they are few."""
        pairs = list(zip_longest(seen, self._seen()))
        changed = [
            Region(0, y, self.size.width, 1) for y, (was, shown) in enumerate(pairs) if was != shown
        ]
        if changed or not pairs:
            self.refresh(*changed)

    def notify_style_update(self) -> None:
        self._colours.clear()
        self._strips.clear()
        super().notify_style_update()

    def _colour(self, tone: Tone, *, chosen: bool) -> Style:
        found = self._colours.get((tone, chosen))
        if found is None:
            ground = self.get_component_rich_style("rows--select" if chosen else "rows--ground")
            ink = self.get_component_rich_style(f"rows--{tone}")
            found = Style(color=ink.color, bgcolor=ground.bgcolor)
            self._colours[(tone, chosen)] = found
        return found

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some lines; those of a bare list need none of Textual's dressing."""
        if self.styles.gutter or crop.right > self.size.width:
            return super().render_lines(crop)
        _, ground = self.background_colors
        self._measured = self._measure()  # the same for all of them
        strips = [self.render_line(y).crop(crop.x, crop.right) for y in crop.line_range]
        self._measured = None
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, ground) for strip in strips]
        return strips

    def _measure(self) -> Measures:
        return self.scroll_offset.y, self.outer_size.width, self.size.width, self._widths()

    def render_line(self, y: int) -> Strip:
        top, *widths = self._measured or self._measure()
        at = y + top
        line = self._lines[at] if at < len(self._lines) else None
        chosen = bool(self._stops) and self._stops[self._stop] == at
        drawn = line, chosen, *widths
        if isinstance(line, Group):
            return self._draw(line, chosen=chosen)
        found = self._strips.get(drawn)
        if found is None:
            found = self._strips[drawn] = self._draw(line, chosen=chosen)
            if len(self._strips) > STRIPS_MAX:
                self._strips.clear()
        return found

    def _draw(self, line: Line, *, chosen: bool) -> Strip:
        width = self.outer_size.width
        segments = self._segments(line, width, chosen=chosen)
        # No column gets narrower for a list that has no room for it: there the line is measured.
        return Strip(segments, width if width >= NARROW else None).crop(0, self.size.width)

    def _segments(self, line: Line, width: int, *, chosen: bool) -> list[Segment]:
        if isinstance(line, Row):
            return row_segments(line, width, self._widths(), self._colour, chosen=chosen)
        if isinstance(line, Group):
            return heading_segments(line, width, self.columns.number, self._colour)
        return [Segment(" " * width, self._colour(Tone.INK, chosen=False))]

    def _widths(self) -> tuple[int, int, int]:
        columns = self.columns
        if self.screen.size.width < SLIM:
            return 0, columns.number, 1
        return columns.fact, columns.number, columns.gap
