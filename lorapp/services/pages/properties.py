"""What a PDF says about itself: the title and author it was given, and nothing else."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PdfWriter


def bare(content: bytes, *, title: str, author: str) -> bytes:
    """Take the program, user and moment out of a PDF of our own."""
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=BytesIO(content))
    return written(writer, title=title, author=author)


def written(writer: "PdfWriter", *, title: str, author: str) -> bytes:
    """The bytes of a PDF whose only properties are the ones given."""
    from pypdf.generic import NameObject

    writer.metadata = None
    properties = {"/Title": title, "/Author": author}
    writer.add_metadata({name: text for name, text in properties.items() if text})
    for name in ("/Metadata", "/PieceInfo"):
        writer.root_object.pop(NameObject(name), None)
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    writer.pdf_header = "%PDF-1.7"
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
