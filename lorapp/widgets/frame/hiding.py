"""Draws names and numbers of people as dots while a screen is shared."""

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from lorapp.domain.sharing.hiding import Hidden
from lorapp.widgets.text.glyphs import Glyph, Tone, drawn

DOT: Final = Glyph("•", "*", Tone.MUTED, "hidden while the screen is shared")


class Hiding(LineFilter):
    """Replaces what ``hidden`` finds, cell for cell; a word may run over several segments."""

    def __init__(self, hidden: Hidden) -> None:
        super().__init__()
        self._hidden = hidden

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        line = "".join(segment.text for segment in segments)
        spans = list(self._hidden.spans(line))
        return list(_dotted(segments, spans)) if spans else segments


def _dotted(segments: list[Segment], spans: list[tuple[int, int]]) -> Iterator[Segment]:
    start = 0
    for segment in segments:
        text, end = segment.text, start + len(segment.text)
        for first, last in reversed(spans):
            if first < end and last > start:
                a, b = max(first, start) - start, min(last, end) - start
                text = text[:a] + drawn(DOT) * cell_len(text[a:b]) + text[b:]
        yield Segment(text, segment.style, segment.control)
        start = end
