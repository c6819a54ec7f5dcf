"""A compositor that asks widgets only for the lines that are painted again.

Textual asks every widget whose container lies on the way for all its lines, whatever changed: for
a cursor key that is every line of the list and of the bars. Asking for the rows in question alone
spares a tenth of all calls a key makes. Where Textual's own way of asking changes, its own is used
again by taking this class out of ``Guarded``: nothing else knows of it.
"""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class NearCompositor(Compositor):
    """Textual's compositor, looking only at the rows between the first and the last change."""

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None or crop.height >= self.size.height:
            yield from super()._get_renders(crop)
            return
        top, height = crop.y, crop.height
        for widget, (region, clip) in self.visible_widgets.items():
            if not crop.overlaps(region):
                continue
            rows = clip.intersection(Region(clip.x, top, clip.width, height))
            x, y, width, shown = region.intersection(rows)
            if width and shown:
                part = Region(x - region.x, y - region.y, width, shown)
                yield region, rows, widget.render_lines(part)
