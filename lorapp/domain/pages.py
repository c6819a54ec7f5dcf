"""A document by its meaning, before it is paper: packets and reports are written in these.

Text in it is data: each printer (PDF, HTML, Markdown, plain text) escapes it its own way.
"""

from enum import StrEnum

from lorapp.frozen import dataclass


class Tone(StrEnum):
    """How a text is meant; a printer shows it by a word or glyph as well as by colour."""

    PLAIN = "plain"
    MUTED = "muted"
    GOOD = "good"
    CAUTION = "caution"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 begins a part of the document and stands in the bookmarks."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line feed in it is a line break."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and their values, one under the other."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points; ``ticks`` makes each a box to tick, ticked where ``done`` has it."""

    items: tuple[str, ...]
    ticks: bool = False
    done: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; every row is as long as ``head``. ``numbers`` are columns set to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture (SVG text made by lorapp) with the table that says the same in words."""

    title: str
    svg: str
    table: Grid


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page, where the printer knows pages."""


Block = Heading | Paragraph | Facts | Bullets | Grid | Figure | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document. ``footer`` stands at the foot of each page, or at the end."""

    title: str
    subtitle: str = ""
    author: str = ""
    footer: str = ""
    blocks: tuple[Block, ...] = ()
