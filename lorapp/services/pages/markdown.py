"""A document as GitHub-flavoured Markdown in which people's text reads as it was written."""

import re
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
    Tone,
)
from lorapp.services.pages.texts import GLYPHS, line_of, lines_of

LEVEL_MOST: Final = 5
_ANYWHERE: Final = re.compile(r"[\\`*_\[\]<>|~$]|&(?=[#\w])|(?<=\w)@(?=\w)|:(?=//)|(?<=www)\.")
_NUMBERED: Final = re.compile(r"(\s*\d{1,9})([.)])(?=\s|$)")
_BEGINNING: Final = re.compile(r"[-+#=:]")
_LAST_SIGNS: Final = re.compile(r"#+$")


def markdown(document: Document) -> str:
    """Print a document as Markdown."""
    blocks = [f"# {escaped(document.title)}", _several(document.subtitle)]
    blocks += [printed for block in document.blocks for printed in _printed(block)]
    if document.footer:
        blocks += ["---", _several(document.footer)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """One line in which nothing is markup, link, entity or list any more."""
    line = _ANYWHERE.sub(r"\\\g<0>", line_of(text))
    if _BEGINNING.match(line):
        return f"\\{line}"
    return _NUMBERED.sub(r"\1\\\2", line, count=1) if _NUMBERED.match(line) else line


def _several(text: str, indent: str = "") -> str:
    """Lines of a paragraph, each broken where the text breaks; a blank one begins a new one."""
    lines = [escaped(line) for line in lines_of(text)]
    written = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        written += indent + line if line else ""
        if following:
            written += "\\\n" if line else "\n\n"
    return written.strip()


def _printed(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            marks = "#" * (1 + min(max(block.level, 1), LEVEL_MOST))
            yield f"{marks} {_LAST_SIGNS.sub(_escape_all, escaped(block.text))}"
        case Paragraph():
            yield _signed(_several(block.text), block.tone)
        case Facts():
            yield "\n".join(f"- **{escaped(label)}:** {_item(text)}" for label, text in block.rows)
        case Bullets():
            yield "\n".join(_bullets(block))
        case Grid():
            yield _table(block)
        case Figure():
            yield f"**{escaped(block.title)}**"
            yield _table(block.table)


def _escape_all(signs: re.Match[str]) -> str:
    return "".join(f"\\{sign}" for sign in signs[0])


def _item(text: str) -> str:
    return "<br>".join(escaped(line) for line in lines_of(text) if line.strip())


def _bullets(block: Bullets) -> Iterator[str]:
    for index, item in enumerate(block.items):
        box = ("[x] " if index in block.done else "[ ] ") if block.ticks else ""
        yield f"- {box}{_item(item)}"


def _table(grid: Grid) -> str:
    sides = ["---:" if index in grid.numbers else "---" for index in range(len(grid.head))]
    rows = [[_item(title) for title in grid.head], sides]
    rows += [[_cell(cell) for cell in row] for row in grid.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(cell: Cell) -> str:
    return _signed(_item(cell.text), cell.tone)


def _signed(text: str, tone: Tone) -> str:
    return f"{GLYPHS[tone]} {text}" if tone in GLYPHS and text else text
