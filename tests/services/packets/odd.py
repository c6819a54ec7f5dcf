"""PDFs as they arrive: sound, cut, locked, looping, full of scripts, or none at all."""

import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from lorapp.domain.pages import Document, Heading, Paragraph
from lorapp.services.pages.pdf import pdf

SECRETS = (b"NOSY", b"SECRET", b"SCRIPTED", b"EVILHOST", b"SNEAKED", b"GPSHERE")
JPEG = b"".join(
    (
        b"\xff\xd8",
        b"\xff\xe0\x00\x04JF",
        b"\xff\xe1\x00\x0dExifGPSHERE",
        b"\xff\xfe\x00\x08SECRET",
        b"\xff\xda\x00\x02pixels\xff\xd9",
    )
)
LOOP = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\ntrailer<</Root 1 0 R>>\n"
)
NESTED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj"
    + b"[" * 100_000
    + b"]" * 100_000
    + b"endobj\ntrailer<</Root 1 0 R>>\n"
)


def sound(title: str = "Curriculum vitae") -> bytes:
    """A CV of one page."""
    return pdf(Document(title=title, blocks=(Heading("Training"), Paragraph("Wadi Zaher"))))


def blank(count: int = 1, width: float = 612, height: float = 792) -> bytes:
    """Empty pages of a size."""
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(width, height)
    return written(writer)


def many(count: int) -> bytes:
    """A great number of empty pages, written by hand."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    pieces = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"] * count,
    ]
    content, places = bytearray(b"%PDF-1.4\n"), []
    for number, piece in enumerate(pieces, 1):
        places.append(len(content))
        content += b"%d 0 obj%s endobj\n" % (number, piece)
    start, size = len(content), len(pieces) + 1
    content += b"xref\n0 %d\n0000000000 65535 f \n" % size
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(content)


def locked(password: str) -> bytes:
    """A CV that opens with a password, or with none and has its rights taken away."""
    writer = PdfWriter(clone_from=BytesIO(sound()))
    writer.encrypt(password, owner_password="owner")  # noqa: S106 - of a test
    return written(writer)


def layered() -> bytes:
    """A page with layers that can be hidden."""
    writer = PdfWriter(clone_from=BytesIO(blank()))
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject()
    return written(writer)


def bomb() -> bytes:
    """A page whose words unpack to fifty million bytes."""
    writer = PdfWriter(clone_from=BytesIO(blank()))
    stream = StreamObject()
    packer = zlib.compressobj(9)
    chunk = b" " * 1_000_000
    stream._data = b"".join(packer.compress(chunk) for _ in range(50)) + packer.flush()
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    page: Any = writer.pages[0]
    page[NameObject("/Contents")] = writer._add_object(stream)
    return written(writer)


def sneaky() -> bytes:
    """A CV with a script, an attachment, a link, a form, a signature, and names of people."""
    writer = PdfWriter(clone_from=BytesIO(sound()))
    writer.add_attachment("notes.txt", b"SECRET")
    writer.add_metadata({"/Author": "NOSY", "/Creator": "C:\\Users\\NOSY"})
    action = mapping(S=NameObject("/JavaScript"), JS=TextStringObject("SCRIPTED(1)"))
    writer.root_object[NameObject("/OpenAction")] = action
    page: Any = writer.pages[0]
    page[NameObject("/PieceInfo")] = mapping(Who=TextStringObject("NOSY"))
    page[NameObject("/AA")] = mapping(O=action)
    link = annotation(writer, "/Link", A=mapping(URI=TextStringObject("https://EVILHOST")))
    field = annotation(writer, "/Widget", FT=NameObject("/Tx"), AP=mapping(N=drawing(writer)))
    state = mapping(On=drawing(writer, b"TICKED"), Off=drawing(writer, b"SNEAKED"))
    tick = annotation(writer, "/Widget", AS=NameObject("/On"), AP=mapping(N=state))
    hidden = annotation(
        writer, "/Widget", F=NumberObject(2), AP=mapping(N=drawing(writer, b"SNEAKED"))
    )
    flat = annotation(writer, "/Stamp", AP=mapping(N=drawing(writer, b"SNEAKED", wide=0)))
    bare = annotation(writer, "/Text", Contents=TextStringObject("SNEAKED"))
    signed = mapping(FT=NameObject("/Sig"), V=mapping(Contents=ByteStringObject(b"NOSY")))
    page[NameObject("/Annots")] = ArrayObject([link, field, tick, hidden, flat, bare])
    fields = ArrayObject([field, writer._add_object(signed)])
    writer.root_object[NameObject("/AcroForm")] = mapping(Fields=fields)
    picture = StreamObject()
    picture._data = JPEG
    picture.update(mapping(Filter=NameObject("/DCTDecode"), Subtype=NameObject("/Image")))
    resources = page["/Resources"].get_object()
    resources[NameObject("/XObject")] = mapping(Im0=writer._add_object(picture))
    return written(writer)


def mapping(**values: Any) -> DictionaryObject:  # noqa: ANN401 - objects of a PDF
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in values.items()})


def numbers(*values: float) -> ArrayObject:
    return ArrayObject([FloatObject(value) for value in values])


def annotation(writer: PdfWriter, kind: str, **more: Any) -> Any:  # noqa: ANN401
    rect = numbers(300, 700, 400, 740)
    return writer._add_object(mapping(Subtype=NameObject(kind), Rect=rect, **more))


def drawing(writer: PdfWriter, words: bytes = b"TYPED", wide: float = 50) -> Any:  # noqa: ANN401
    """What a form field looks like."""
    font = mapping(
        Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Helvetica")
    )
    looks = StreamObject()
    looks.set_data(b"BT /F1 12 Tf 2 4 Td (" + words + b") Tj ET")
    looks.update(mapping(BBox=numbers(0, 0, wide, 20), Resources=mapping(Font=mapping(F1=font))))
    looks.update(mapping(Matrix=numbers(1, 0, 0, 1, 0, 0)))
    return writer._add_object(looks)


def written(writer: PdfWriter) -> bytes:
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def put(folder: Path, name: str, content: bytes) -> str:
    """Write a file; its path as people type it."""
    path = folder / name
    path.write_bytes(content)
    return str(path)
