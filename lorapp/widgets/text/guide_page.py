"""A page of the guide drawn: headings, paragraphs, lists, tables and key caps, nothing else."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from lorapp.widgets.text.cells import KEY_STYLE, safe
from lorapp.widgets.text.glyphs import DOT, MUTED, drawn, own

WIDEST: Final = 72
"""Cells of a line of text; longer lines are hard to follow."""
COLUMN_MIN: Final = 7
GAP: Final = 3

_INLINE: Final = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`")
_ITEM: Final = re.compile(r"(?P<mark>- |[0-9]+[.] )(?P<text>.*)")


def page_content(text: str, width: int) -> Content:
    """The page in lines of at most ``width`` cells."""
    lines: list[Content] = []
    for block in _blocks(text):
        if lines:
            lines.append(Content(""))
        lines += _drawn(block, max(1, min(width, WIDEST)))
    return Content("\n").join(lines)


def inline(text: str, style: str = "") -> Content:
    """One line with its bold words and its keys; names of pages are bold, too."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for found in _INLINE.finditer(text):
        pieces.append((own(safe(text[at : found.start()])), style))
        strong = found[1] or found[2]
        pieces.append((safe(strong), "bold") if strong else (own(safe(found[3])), KEY_STYLE))
        at = found.end()
    pieces.append((own(safe(text[at:])), style))
    return Content.assemble(*pieces)


def _blocks(text: str) -> Iterator[list[str]]:
    """Runs of lines without a blank one; a heading stands alone."""
    block: list[str] = []
    for line in [*text.split("\n"), ""]:
        if not line.strip() or line.startswith("#"):
            if block:
                yield block
            block = []
        if line.startswith("#"):
            yield [line]
        elif line.strip():
            block.append(line.rstrip())


def _drawn(block: Sequence[str], width: int) -> list[Content]:
    first = block[0]
    if first.startswith("#"):
        return _wrapped(Content.styled(safe(first.lstrip("# ")), "bold"), width)
    if first.startswith("|"):
        return _table(block, width)
    lines: list[Content] = []
    for line in block:
        item = _ITEM.fullmatch(line)
        if item is not None:
            mark = f"{drawn(DOT)} " if item["mark"] == "- " else item["mark"]
            lines += _hung(Content.styled(mark, MUTED), inline(item["text"]), width)
        elif line.startswith("Says who:"):
            lines += _wrapped(inline(line, MUTED), width)
        elif line.startswith("**"):
            lines += _hung(Content("  "), inline(line), width, outdent=True)
        else:
            lines += _wrapped(inline(line), width)
    return lines


def _wrapped(text: Content, width: int) -> list[Content]:
    return [line.rstrip() for line in text.wrap(width)]


def _hung(mark: Content, text: Content, width: int, *, outdent: bool = False) -> list[Content]:
    """Lines that hang behind their mark; with ``outdent`` only the later ones are moved in."""
    room = max(1, width - mark.cell_length)
    pad = Content(" " * mark.cell_length)
    lines = _wrapped(text, room)
    first = lines[0] if outdent else Content.assemble(mark, lines[0])
    return [first, *(Content.assemble(pad, line) for line in lines[1:])]


def _table(block: Sequence[str], width: int) -> list[Content]:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block]
    rows = [row for row in rows if not set("".join(row)) <= set("-: ")]
    count = max(len(row) for row in rows)
    cells = [[inline(text) for text in (*row, *[""] * (count - len(row)))] for row in rows]
    widths = _widths(cells, width)
    lines: list[Content] = []
    for number, row in enumerate(cells):
        lines += _table_row(row, widths, is_head=not number)
    return lines


def _widths(cells: Sequence[Sequence[Content]], width: int) -> list[int]:
    """Natural widths; the widest column gives way until the row fits."""
    widths = [max(cell.cell_length for cell in column) for column in zip(*cells, strict=True)]
    while sum(widths) + GAP * (len(widths) - 1) > width and max(widths) > COLUMN_MIN:
        widths[widths.index(max(widths))] -= 1
    return [max(1, found) for found in widths]


def _table_row(row: Sequence[Content], widths: Sequence[int], *, is_head: bool) -> list[Content]:
    columns = [_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for number in range(max(len(column) for column in columns)):
        pieces: list[Content] = []
        for column, width in zip(columns, widths, strict=True):
            cell = column[number] if number < len(column) else Content("")
            blank = " " * (width - cell_len(cell.plain) + GAP)
            pieces.append(Content.assemble(cell.stylize(MUTED) if is_head else cell, blank))
        lines.append(Content("").join(pieces).rstrip())
    return lines
