"""What stands in a list, and how one line of it is drawn."""

from collections.abc import Sequence
from typing import Final, Protocol

from rich.segment import Segment
from rich.style import Style

from lorapp.frozen import dataclass
from lorapp.widgets.text.cells import left, right
from lorapp.widgets.text.glyphs import CURSOR, Glyph, Tone, drawn

MARGIN: Final = 2
TEXT_FROM: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing in a list. ``id`` is stable: the cursor finds it again after a reload.

    ``title``, ``fact`` and ``number`` are plain text, whoever wrote them. ``tone`` colours
    glyph and number; ``fact_tone`` the fact. ``lead`` is lorapp's own and stands before the
    title with its blanks, such as a place in an order.
    """

    id: str
    title: str
    glyph: Glyph | None = None
    tone: Tone = Tone.INK
    fact: str = ""
    fact_tone: Tone = Tone.MUTED
    number: str = ""
    title_tone: Tone = Tone.INK
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A bold heading with its count at the right, then rows; no heading draws none."""

    heading: str
    rows: Sequence[Row]
    count: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells; the title takes what is left. Below 80 columns the fact goes."""

    fact: int = 14
    number: int = 10
    gap: int = 1


class Colours(Protocol):
    """Gives the style of a tone, on the ground of a chosen row or of any other."""

    def __call__(self, tone: Tone, *, chosen: bool) -> Style: ...


def heading_segments(group: Group, width: int, count: int, colour: Colours) -> list[Segment]:
    """Draw the heading of a group with its count at the right."""
    ink, muted = (colour(tone, chosen=False) for tone in (Tone.INK, Tone.MUTED))
    return [
        Segment(" " * MARGIN, ink),
        Segment(left(group.heading, width - 2 * MARGIN - count), ink + Style(bold=True)),
        Segment(right(group.count, count), muted),
        Segment(" " * MARGIN, ink),
    ]


def row_segments(
    row: Row, width: int, widths: tuple[int, int, int], colour: Colours, *, chosen: bool
) -> list[Segment]:
    """Draw a row; ``widths`` are those of fact, number and the gap between them."""
    fact, number, gap = widths
    title = max(1, width - TEXT_FROM - len(row.lead) - fact - gap - number - MARGIN)
    bold = Style(bold=chosen)
    sign = drawn(row.glyph) if row.glyph else " "
    bar = drawn(CURSOR) if chosen else " "
    blank = colour(Tone.INK, chosen=chosen)
    return [
        Segment(bar, colour(Tone.ACCENT, chosen=chosen)),
        Segment(" ", blank),
        Segment(sign, colour(row.tone, chosen=chosen)),
        Segment(f" {row.lead}", blank),
        Segment(left(row.title, title - 1), colour(row.title_tone, chosen=chosen) + bold),
        Segment(" ", blank),
        Segment(left(row.fact, fact), colour(row.fact_tone, chosen=chosen)),
        Segment(" " * gap, blank),
        Segment(right(row.number, number), colour(row.tone, chosen=chosen)),
        Segment(" " * MARGIN, blank),
    ]
