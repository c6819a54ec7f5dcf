"""The event line: seven stops, the way gone and the way to go, and the days below."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from lorapp.domain.letters.event_stops import Reach, Stop
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import left
from lorapp.widgets.text.glyphs import Glyph, Tone, drawn

APART: Final = 10
NARROW: Final = 8
WIDTH: Final = 68
_SHORT: Final = {
    "confirmed": "entry",
    "requested": "request",
    "uploaded": "upload",
    "available": "here",
    "assigned": "placed",
}
_SIGNS: Final = {
    Reach.GONE: glyphs.THERE,
    Reach.LATE: glyphs.NEEDS_YOU,
    Reach.BOUNCED: glyphs.BOUNCED,
    Reach.ENDED: glyphs.FAILED,
    Reach.PARTLY: glyphs.PARTLY,
    Reach.AHEAD: glyphs.OPEN,
}
_BEHIND: Final = frozenset({Reach.GONE, Reach.PARTLY})
_TROUBLE: Final = frozenset({Reach.LATE, Reach.BOUNCED, Reach.ENDED})


def event_line(stops: Sequence[Stop], width: int) -> list[Content]:
    """Draw the stops in three lines; below 68 columns they stand closer under shorter names."""
    apart = APART if width >= WIDTH else NARROW
    return [_way(stops, apart), _names(stops, apart), _days(stops, apart)]


def _way(stops: Sequence[Stop], apart: int) -> Content:
    pieces: list[tuple[str, str]] = []
    for number, stop in enumerate(stops):
        sign = _SIGNS[stop.reach]
        pieces.append((drawn(sign), _sign_style(stop, sign)))
        if number + 1 < len(stops):
            way = glyphs.GONE if stops[number + 1].reach in _BEHIND else glyphs.TO_GO
            pieces.append((drawn(way) * (apart - 1), way.tone.style))
    return Content.assemble(*pieces)


def _sign_style(stop: Stop, sign: Glyph) -> str:
    return Tone.MUTED.style if stop.reach is Reach.AHEAD else sign.tone.style


def _names(stops: Sequence[Stop], apart: int) -> Content:
    pieces = []
    for stop in stops:
        name = stop.name if apart == APART else _SHORT.get(stop.name, stop.name)
        style = Tone.INK.style if stop.reach in _BEHIND else Tone.MUTED.style
        pieces.append((left(name, apart), _trouble(stop) or style))
    return Content.assemble(*pieces).rstrip()


def _days(stops: Sequence[Stop], apart: int) -> Content:
    pieces = [(left(stop.when, apart), _trouble(stop) or Tone.MUTED.style) for stop in stops]
    return Content.assemble(*pieces).rstrip()


def _trouble(stop: Stop) -> str:
    return Tone.URGENT.style if stop.reach in _TROUBLE else ""
