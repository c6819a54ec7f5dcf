"""A document as PDF pages: US Letter, tagged, bookmarked, fonts inside, nothing given away.

Texts reach the typesetter as JSON strings, so whatever people typed is printed as it stands
and never read as markup.
"""

import json
from importlib.resources import as_file, files
from typing import Any, Final

from lorapp.domain.pages import (
    Block,
    Bullets,
    Document,
    Facts,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Tone,
)
from lorapp.domain.text import clean
from lorapp.services.pages.properties import bare
from lorapp.services.pages.texts import line_of

FALLBACKS: Final = (
    "Noto Sans",
    "Noto Naskh Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Gurmukhi",
    "Noto Sans Gujarati",
    "Noto Sans Oriya",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Kannada",
    "Noto Sans Malayalam",
    "Noto Sans Sinhala",
    "Noto Sans Thai",
    "Noto Sans Lao",
    "Noto Serif Tibetan",
    "Noto Sans Myanmar",
    "Noto Sans Georgian",
    "Noto Sans Ethiopic",
    "Noto Sans Khmer",
    "Noto Sans Armenian",
    "Noto Sans Thaana",
    "Noto Sans Adlam",
    "Noto Sans Buginese",
    "Noto Sans CanAborig",
    "Noto Sans Cham",
    "Noto Sans Cherokee",
    "Noto Sans Hanifi Rohingya",
    "Noto Sans Javanese",
    "Noto Sans Lisu",
    "Noto Sans MeeteiMayek",
    "Noto Sans Mongolian",
    "Noto Sans NewTaiLue",
    "Noto Sans NKo",
    "Noto Sans Ol Chiki",
    "Noto Sans Syriac",
    "Noto Sans Tai Le",
    "Noto Sans Tai Tham",
    "Noto Sans Tifinagh",
    "Noto Sans Vai",
    "Lorapp Hangul",
    "Droid Sans Fallback",
    "DejaVu Sans Mono",
    "New Computer Modern Math",
)
"""The families behind the first one, tried in this order for a letter it does not have."""

WIDTH_LEAST: Final = 5
WIDTH_MOST: Final = 40
WORD_MOST: Final = 16
LINE_LETTERS: Final = 70
"""Letters of a table's line even where they are wide ones, for words that must be parted."""
SMALL_LETTERS: Final = 90
"""The same where a column has small Latin letters only."""
WHOLE_MOST: Final = 1600
"""The letters up to which labels and values are kept on one page."""
LABEL_LEAST: Final = 2.2
LABEL_MOST: Final = 4.5
_MOMENT: Final = 946_684_800
"""Every page is set as if at this second, so that equal documents are equal bytes."""


def pdf(document: Document, *, following: int = 0, numbered: bool = True) -> bytes:
    """Print a document as PDF; equal documents give equal bytes.

    ``following`` is the number of pages that will be joined behind it, for "1 of 6"; without
    ``numbered`` no page says its number.
    """
    import typst

    package = files("lorapp")
    source = (package / "services" / "pages" / "paper.typ").read_bytes()
    pages = {"following": following, "numbered": numbered}
    paper = json.dumps({**_paper(document), **pages}, ensure_ascii=False)
    with as_file(package / "fonts") as fonts:
        known = typst.Fonts(include_system_fonts=False, font_paths=[str(fonts)])
        compiler = typst.Compiler(
            source,
            root=fonts,
            font_paths=known,
            ignore_system_fonts=True,
            sys_inputs={"paper": paper},
        )
        made = compiler.compile(format="pdf", timestamp=_MOMENT)
    if not isinstance(made, bytes):
        raise TypeError("the typesetter returned no single file")
    return bare(made, title=line_of(document.title), author=line_of(document.author))


def _paper(document: Document) -> dict[str, Any]:
    return {
        "title": line_of(document.title),
        "subtitle": _text(document.subtitle),
        "author": line_of(document.author),
        "footer": line_of(document.footer),
        "fonts": FALLBACKS,
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            made: dict[str, Any] = {
                "kind": "heading",
                "text": line_of(block.text),
                "level": block.level,
            }
        case Paragraph():
            made = {"kind": "paragraph", "text": _text(block.text), "tone": block.tone}
        case Facts():
            made = _facts(block)
        case Bullets():
            made = _bullets(block)
        case Grid():
            made = _grid(block)
        case Figure():
            table = _grid(block.table)
            made = {
                "kind": "figure",
                "title": line_of(block.title),
                "svg": block.svg,
                "table": table,
            }
        case _:
            made = {"kind": "page-break"}
    return made


def _bullets(bullets: Bullets) -> dict[str, Any]:
    items = [_text(item) for item in bullets.items]
    return {
        "kind": "bullets",
        "items": items,
        "ticks": bullets.ticks,
        "done": sorted(bullets.done),
    }


def _facts(facts: Facts) -> dict[str, Any]:
    rows = [(line_of(label), _text(value)) for label, value in facts.rows]
    longest = max((len(label) for label, _ in rows), default=0)
    label = min(max(longest / 6, LABEL_LEAST), LABEL_MOST)
    size = sum(len(value) + LINE_LETTERS for _, value in rows)
    return {"kind": "facts", "rows": rows, "label": label, "whole": size <= WHOLE_MOST}


def _grid(grid: Grid) -> dict[str, Any]:
    head = [line_of(title) for title in grid.head]
    rows = [[(_text(cell.text), cell.tone) for cell in row] for row in grid.rows]
    widths = [
        _width([title, *(row[column][0] for row in rows)]) for column, title in enumerate(head)
    ]
    return {
        "kind": "grid",
        "head": head,
        "rows": [[{"text": text, "tone": tone} for text, tone in row] for row in rows],
        "numbers": sorted(grid.numbers),
        "widths": widths,
        "words": [
            max(2, int(_letters(rows, column) * width / sum(widths)))
            for column, width in enumerate(widths)
        ],
    }


def _width(texts: list[str]) -> float:
    """How wide a column wants to be: near its mean, never narrower than its longest word."""
    lengths = [min(len(text), WIDTH_MOST) for text in texts]
    mean = sum(lengths) / len(lengths)
    word = max((min(len(word), WORD_MOST) for text in texts for word in text.split()), default=0)
    return max(mean, word, min(max(lengths), 2 * WIDTH_LEAST), WIDTH_LEAST)


def _letters(rows: list[list[tuple[str, Tone]]], column: int) -> int:
    """How many letters a line of the table takes: more where a column has small ones only."""
    words = (word for row in rows for word in row[column][0].split())
    are_small = all(word.isascii() and word[1:] == word[1:].lower() for word in words)
    return SMALL_LETTERS if are_small else LINE_LETTERS


def _text(text: str) -> str:
    return clean("\n".join(text.splitlines()), multiline=True)
