"""A document as one HTML file: no script, nothing fetched, readable on a phone and on paper."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
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
    PageBreak,
    Paragraph,
    Tone,
)
from lorapp.services.pages.pictures import safe_svg
from lorapp.services.pages.texts import GLYPHS, WORDS, line_of, lines_of

LEVEL_MOST: Final = 3
PARTS_FOR_CONTENTS: Final = 4
"""From so many parts on, a list of them stands at the top."""


def html(document: Document) -> str:
    """Print a document as a page that asks nothing of anybody and tells nobody it was read."""
    parts = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    body = [f"<h1>{_line(document.title)}</h1>"]
    if document.subtitle:
        body.append(f'<p class="lead">{_several(document.subtitle)}</p>')
    if len(parts) >= PARTS_FOR_CONTENTS:
        body += _contents(parts)
    body += _body(document.blocks)
    foot = f"<footer><p>{_several(document.footer)}</p></footer>" if document.footer else ""
    lines = ["<!DOCTYPE html>", '<html lang="en">', *_head(document), "<body>", "<main>"]
    return "\n".join([*lines, *body, "</main>", foot, "</body>", "</html>"]) + "\n"


def _head(document: Document) -> Iterator[str]:
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\">"
    )
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="robots" content="noindex, nofollow">'
    yield f"<title>{_line(document.title)}</title>"
    if document.author:
        yield f'<meta name="author" content="{_line(document.author)}">'
    yield f"<style>{style}</style>"
    yield "</head>"


@cache
def _style() -> str:
    return (files("lorapp") / "services" / "pages" / "page.css").read_text(encoding="utf-8")


def _contents(parts: list[Heading]) -> Iterator[str]:
    yield '<nav aria-label="Contents">'
    yield "<ul>"
    for number, part in enumerate(parts, 1):
        yield f'<li><a href="#part-{number}">{_line(part.text)}</a></li>'
    yield "</ul>"
    yield "</nav>"


def _body(blocks: tuple[Block, ...]) -> Iterator[str]:
    number, broke = 0, False
    for block in blocks:
        if isinstance(block, PageBreak):
            broke = True
            continue
        if isinstance(block, Heading):
            number += block.level == 1
            yield _heading(block, number, broke=broke)
        else:
            if broke:
                yield '<div class="new-page"></div>'
            yield from _printed(block)
        broke = False


def _heading(block: Heading, number: int, *, broke: bool) -> str:
    level = min(max(block.level, 1), LEVEL_MOST)
    mark = f' id="part-{number}"' if level == 1 else ""
    mark += ' class="new-page"' if broke else ""
    return f"<h{level + 1}{mark}>{_line(block.text)}</h{level + 1}>"


def _printed(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            kind = f' class="{block.tone}"' if block.tone is not Tone.PLAIN else ""
            yield f"<p{kind}>{_signed(block.text, block.tone)}</p>"
        case Facts():
            yield "<dl>"
            for label, text in block.rows:
                yield f"<dt>{_line(label)}</dt><dd>{_several(text)}</dd>"
            yield "</dl>"
        case Bullets():
            yield from _bullets(block)
        case Grid():
            yield from _table(block)
        case Figure():
            yield from _figure(block)


def _bullets(block: Bullets) -> Iterator[str]:
    yield '<ul class="ticks">' if block.ticks else "<ul>"
    for index, item in enumerate(block.items):
        yield f"<li>{_box(index in block.done) if block.ticks else ''}{_several(item)}</li>"
    yield "</ul>"


def _box(is_done: bool) -> str:
    sign, word = ("✓", "done: ") if is_done else ("", "to do: ")
    return f'<span class="box" aria-hidden="true">{sign}</span><span class="heard">{word}</span>'


def _table(grid: Grid) -> Iterator[str]:
    # Roles are named because a phone lays rows out as blocks, which would take them away.
    columns = f' class="columns-{len(grid.head)}"'
    yield f'<table role="table"{columns}>'
    heads = "".join(
        f'<th role="columnheader" scope="col"{_side(grid, index)}>{_line(head)}</th>'
        for index, head in enumerate(grid.head)
    )
    yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
    yield '<tbody role="rowgroup">'
    for row in grid.rows:
        cells = "".join(_cell(grid, index, cell) for index, cell in enumerate(row))
        yield f'<tr role="row">{cells}</tr>'
    yield "</tbody>"
    yield "</table>"


def _side(grid: Grid, index: int) -> str:
    return ' class="number"' if index in grid.numbers else ""


def _cell(grid: Grid, index: int, cell: Cell) -> str:
    text = _signed(cell.text, cell.tone)
    kinds = ["number"] if index in grid.numbers else []
    if cell.tone is not Tone.PLAIN:
        kinds.append(str(cell.tone))
    if not cell.text.strip():
        kinds.append("none")
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    if not index:
        return f'<th role="rowheader" scope="row"{kind}>{text}</th>'
    return f'<td role="cell" data-head="{_line(grid.head[index])}"{kind}><span>{text}</span></td>'


def _figure(block: Figure) -> Iterator[str]:
    yield f"<figure><figcaption>{_line(block.title)}</figcaption>"
    yield f'<div aria-hidden="true">{safe_svg(block.svg)}</div>'
    yield "<details><summary>The same as a table</summary>"
    yield from _table(block.table)
    yield "</details></figure>"


def _signed(text: str, tone: Tone) -> str:
    """A text with the sign of its tone, and the word for it to whoever listens."""
    if tone not in GLYPHS or not text:
        return _several(text)
    sign = f'<span class="sign" aria-hidden="true">{GLYPHS[tone]}</span>'
    return f'{sign}<span class="heard">{WORDS[tone]}:</span> {_several(text)}'


def _line(text: str) -> str:
    return escape(line_of(text))


def _several(text: str) -> str:
    return "<br>".join(escape(line) for line in lines_of(text))
