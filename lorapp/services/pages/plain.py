"""A document as plain text, for terminals, braille lines and whoever has it read aloud.

It is linear: a table is told row by row, each cell with the name of its column, and nothing is
drawn.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

from lorapp.domain.pages import (
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Figure,
    Grid,
    Heading,
    Paragraph,
)
from lorapp.services.pages.texts import GLYPHS, line_of, lines_of

WIDTH: Final = 80
WIDTH_LEAST: Final = 20
INDENT: Final = "  "
_WIDE: Final = frozenset("WF")


def plain(document: Document, width: int = WIDTH) -> str:
    """Print a document as text of lines no wider than ``width`` cells."""
    width = max(width, WIDTH_LEAST)
    parts = ["\n".join([*wrapped(document.title, width), *_several(document.subtitle, width)])]
    for block in document.blocks:
        lines = "\n".join(_printed(block, width))
        if lines:
            # A heading stands a little apart from what came before and close to what follows.
            parts.append(f"\n{lines}" if isinstance(block, Heading) and block.level == 1 else lines)
    if document.footer:
        parts.append("\n".join(_several(document.footer, width)))
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def wrapped(text: str, width: int, first: str = "", then: str = "") -> list[str]:
    """One text folded into lines of at most ``width`` cells; a longer word is parted.

    ``first`` begins the first line, ``then`` each one after it.
    """
    lines: list[str] = []
    line, is_bare = first, True
    for word in _words(line_of(text), max(1, width - max(cells(first), cells(then)))):
        if not is_bare and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line, is_bare = then, True
        line += word if is_bare else f" {word}"
        is_bare = False
    return [*lines, line]


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1


def _words(text: str, most: int) -> Iterator[str]:
    for word in text.split(" "):
        part, taken = "", 0
        for letter in word:
            if part and taken + _width(letter) > most:
                yield part
                part, taken = "", 0
            part += letter
            taken += _width(letter)
        yield part


def _several(text: str, width: int, first: str = "", then: str = "") -> list[str]:
    found: list[str] = []
    for line in lines_of(text):
        if line.strip():
            found += wrapped(line, width, then if found else first, then)
    return found


def _printed(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading():
            yield from wrapped(block.text, width)
        case Paragraph():
            yield from _several(_signed(Cell(block.text, block.tone)), width)
        case Facts():
            for label, text in block.rows:
                yield from _fact(label, text, width)
        case Bullets():
            for index, item in enumerate(block.items):
                mark = ("[x] " if index in block.done else "[ ] ") if block.ticks else "- "
                yield from _several(item, width, mark, " " * len(mark))
        case Grid():
            yield from _rows(block, width)
        case Figure():
            yield from wrapped(block.title, width)
            yield from _rows(block.table, width)


def _rows(grid: Grid, width: int) -> Iterator[str]:
    """Each row begins with its first cell; the others follow with their column's name."""
    for row in grid.rows:
        first, *others = zip(grid.head, row, strict=True)
        yield from _several(_signed(first[1]) or f"{first[0]} unknown", width, "", INDENT)
        for head, cell in others:
            if cell.text.strip():
                yield from _fact(head, _signed(cell), width, INDENT)


def _fact(label: str, text: str, width: int, indent: str = "") -> list[str]:
    then = indent + INDENT
    return _several(f"{line_of(label)}: {text}", width, indent, then)


def _signed(cell: Cell) -> str:
    return f"{GLYPHS[cell.tone]} {cell.text}" if cell.tone in GLYPHS and cell.text else cell.text
