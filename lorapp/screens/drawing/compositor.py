"""A compositor that asks widgets only for the lines of which something is seen.

Textual asks every widget on the way for all its lines, whatever changed and whatever stands in
front: for a cursor key that is every line of the list and of the bars, for a frame every line of
the containers that are filled by what they hold. Asking only for rows that are painted and not
covered yet spares a tenth of all calls a key makes, and a fifth of a frame. Where Textual's own
way of asking changes, its own is used again by taking this class out of ``Guarded``: nothing else
knows of it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Row = dict[int, Strip | None]
"""What is painted in a row, by the cells at which anything begins; None as long as it is open."""


class NearCompositor(Compositor):
    """Textual's compositor, looking only at the rows between the first and the last open one."""

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        cuts = self.cuts
        rows: list[Row] = [dict.fromkeys(found[:-1]) for found in cuts]
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip).intersection(
                Region(clip.x, crop.y, clip.width, crop.height)
            )
            if shown and crop.overlaps(region):
                asked = [
                    y
                    for y in shown.line_range
                    if is_rendered_line(y) and _is_open(rows[y], shown.x, shown.right)
                ]
                for y, strip in _drawn(widget, region, shown, asked):
                    _fill(rows[y], cuts[y], shown, strip)
        return cast("Sequence[Mapping[int, Strip]]", rows)


def _is_open(row: Row, first: int, end: int) -> bool:
    """Whether anything between two cells is still to be painted."""
    return any(strip is None and first <= at < end for at, strip in row.items())


def _drawn(
    widget: Widget, region: Region, shown: Region, asked: list[int]
) -> Iterator[tuple[int, Strip]]:
    """The lines that are asked for, in one piece from the first to the last."""
    if not asked:
        return
    top, end = asked[0], asked[-1] + 1
    part = Region(shown.x - region.x, top - region.y, shown.width, end - top)
    wanted = set(asked)
    for y, strip in enumerate(widget.render_lines(part), top):
        if y in wanted:
            yield y, strip


def _fill(row: Row, cuts: list[int], shown: Region, strip: Strip) -> None:
    """Put a line in the open places of a row: what came before it stands in front."""
    places = [cut for cut in cuts if shown.x <= cut <= shown.right]
    pieces = strip.divide([cut - shown.x for cut in places[1:]])
    for at, piece in zip(places, pieces, strict=False):
        if row[at] is None:
            row[at] = piece
