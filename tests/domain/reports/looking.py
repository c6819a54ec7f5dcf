"""Reports as flat text, and the demo in the middle of the season."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

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
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports.every import ReportKind, report
from lorapp.services.interchange.demo import demo_text
from lorapp.services.interchange.reading import parse
from tests.conftest import NOON
from tests.domain.engine.builders import book, noon


@cache
def midseason() -> SeasonFile:
    """The applicant in the middle of the season, on Sunday 22 November 2026."""
    return parse(demo_text("midseason"), book())


def made(file: SeasonFile, kind: ReportKind, on: date | datetime = NOON) -> list[str]:
    """The lines of a report."""
    now = on if isinstance(on, datetime) else noon(on)
    return list(lines(report(file, now, kind)))


def lines(document: Document) -> Iterator[str]:
    """Every block of a document, a line each, the cells of a row parted by bars."""
    yield document.title
    for block in document.blocks:
        yield from lines_of(block)


def lines_of(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield f"# {text}"
        case Paragraph(text):
            yield text
        case Facts(rows):
            yield from (f"{label}: {text}" for label, text in rows)
        case Bullets(items):
            yield from items
        case Grid():
            yield from (" | ".join(cell.text for cell in row) for row in block.rows)
        case Figure(title):
            yield f"figure {title}"


def under(found: list[str], heading: str) -> list[str]:
    """The lines below a heading, up to the next one."""
    start = found.index(f"# {heading}") + 1
    rest = found[start:]
    end = next((at for at, line in enumerate(rest) if line.startswith("# ")), len(rest))
    return rest[:end]


def cells(document: Document) -> Iterator[Cell]:
    """Every cell of every table of a document."""
    for block in document.blocks:
        if isinstance(block, Grid):
            assert all(len(row) == len(block.head) for row in block.rows)
            yield from (cell for row in block.rows for cell in row)
