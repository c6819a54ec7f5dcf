"""Lines of cells that cost little until something is asked of them.

Textual makes seven caches for each line it draws or cuts, and a frame has hundreds that live no
longer than the frame. Here each cache is made when it is used: a new line takes a seventh of the
time, one that is cut once two thirds.
It leans on how Textual 8.2 builds a ``Strip``; where that is not so, nothing is changed.
"""

from collections.abc import Iterable
from typing import Final

from rich.segment import Segment
from textual.cache import FIFOCache
from textual.strip import Strip

CACHES: Final = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""What Textual makes with each line, and how much each may keep."""

KEPT: Final = ("_segments", "_cell_length", "_render_cache", "_link_ids", "_cell_count")


def _begin(strip: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    strip._segments = list(segments)  # noqa: SLF001  as Textual's own does
    strip._cell_length = cell_length  # noqa: SLF001
    strip._render_cache = strip._link_ids = strip._cell_count = None  # noqa: SLF001


def _cache(strip: Strip, name: str) -> FIFOCache[object, object]:
    """The cache that is asked for and not there yet."""
    if name not in CACHES:
        raise AttributeError(name)
    made: FIFOCache[object, object] = FIFOCache(CACHES[name])
    setattr(strip, name, made)
    return made


def lighten_strips() -> None:
    """Let lines begin without caches, if they are the lines this was written for."""
    if set(Strip.__slots__) == {*CACHES, *KEPT}:
        vars_of = {"__init__": _begin, "__getattr__": _cache}
        for name, method in vars_of.items():
            setattr(Strip, name, method)
