"""The pages of a PDF and nothing else: no scripts, attachments, forms, links or hidden words."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from lorapp.domain.own_pdf import PAGES_MOST, FileKind

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader, PdfWriter

HEAD: Final = b"%PDF-"
HEAD_WITHIN: Final = 1024
TREE_MOST: Final = 20_000
"""Objects of a file that are looked at for signatures."""

_KEPT: Final = frozenset(
    {
        "/Type",
        "/Parent",
        "/Resources",
        "/MediaBox",
        "/CropBox",
        "/Rotate",
        "/Contents",
        "/Group",
        "/UserUnit",
    }
)
"""What makes a page's looks; annotations are drawn into it first, all else is left behind."""
_TELLING: Final = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/AA",
    "/A",
    "/JS",
    "/StructParent",
    "/StructParents",
    "/Thumb",
    "/OPI",
    "/Measure",
)
"""Entries of any object that tell of people and programs, or do something."""

Look = dict[str, Any]


def pages_only(content: bytes) -> tuple[Look, bytes]:
    """Look through a PDF; its pages come back as a PDF where they may be used."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    if HEAD not in content[:HEAD_WITHIN]:
        return {"kind": FileKind.OTHER}, b""
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted:
            return {"kind": FileKind.PDF, "is_protected": True}, b""
        look = _look(reader)
        if look["is_layered"] or not 0 < look["pages"] <= PAGES_MOST:
            return look if look["pages"] else {"kind": FileKind.BROKEN}, b""
        writer = PdfWriter()
        for page in reader.pages:
            _add(writer, page)
        return look, _written(writer)
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return {"kind": FileKind.BROKEN}, b""
    except (RecursionError, MemoryError, OverflowError, AssertionError, NotImplementedError):
        return {"kind": FileKind.SLOW}, b""


def _look(reader: "PdfReader") -> Look:
    root = reader.root_object
    count = len(reader.pages)
    sheets = []
    for number in range(min(count, PAGES_MOST + 1)):
        page = reader.pages[number]
        unit = float(page.get("/UserUnit", 1))
        box = page.mediabox
        sheets.append((round(float(box.width) * unit, 1), round(float(box.height) * unit, 1)))
    return {
        "kind": FileKind.PDF,
        "pages": count,
        "sheets": list(dict.fromkeys(sheets)),
        "is_signed": "/Perms" in root or any(_is_signature(field) for field in _fields(root)),
        "is_layered": "/OCProperties" in root,
    }


def _fields(root: Any) -> Iterator[Any]:  # noqa: ANN401 - a PDF's objects have no one type
    """The form fields of a document, each once, however they refer to each other."""
    form = _plain(root.get("/AcroForm", {}))
    waiting = list(_plain(form.get("/Fields", []))) if hasattr(form, "get") else []
    seen: set[int] = set()
    while waiting and len(seen) < TREE_MOST:
        field = _plain(waiting.pop())
        if id(field) in seen or not hasattr(field, "get"):
            continue
        seen.add(id(field))
        yield field
        waiting += list(_plain(field.get("/Kids", [])))


def _is_signature(field: Any) -> bool:  # noqa: ANN401
    return field.get("/FT") == "/Sig" and "/V" in field


def _plain(value: Any) -> Any:  # noqa: ANN401
    return value.get_object() if hasattr(value, "get_object") else value


def _add(writer: "PdfWriter", page: "PageObject") -> None:
    from pypdf.generic import NameObject

    from lorapp.services.packets.flattening import draw_annotations

    left = [key for key in page if key not in _KEPT and key != "/Annots"]
    added = writer.add_page(page, excluded_keys=left)
    draw_annotations(writer, added)
    for key in [key for key in added if key not in _KEPT]:
        del added[NameObject(key)]


def _written(writer: "PdfWriter") -> bytes:
    from pypdf.generic import DictionaryObject

    from lorapp.services.packets.pictures import without_origin
    from lorapp.services.pages.properties import bare, written

    for found in writer._objects:  # noqa: SLF001 - the only way to every object
        if isinstance(found, DictionaryObject):
            for key in _TELLING:
                found.pop(key, None)
            without_origin(found)
    # Copying it once more leaves behind what no page leads to any longer.
    return bare(written(writer, title="", author=""), title="", author="")
