"""One PDF of the printed pages and the applicant's own papers, with a bookmark for each part."""

from collections.abc import Sequence
from io import BytesIO

from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A paper to join: its bookmark and its pages as a PDF of nothing else."""

    bookmark: str
    pages: bytes


def joined(first: bytes, parts: Sequence[Part], *, title: str, author: str) -> bytes:
    """Join papers behind the printed pages; equal papers give equal bytes."""
    from pypdf import PdfReader, PdfWriter

    from lorapp.services.pages.properties import written

    writer = PdfWriter(clone_from=BytesIO(first))
    for part in parts:
        begin = len(writer.pages)
        for page in PdfReader(BytesIO(part.pages)).pages:
            writer.add_page(page)
        writer.add_outline_item(title=part.bookmark, page_number=begin)
    return written(writer, title=title, author=author)


def page_count(content: bytes) -> int:
    """The number of pages of a PDF of our own."""
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(content)).pages)
