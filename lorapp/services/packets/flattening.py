"""Drawing what stands in forms and notes into the page, so that nothing on it can be used."""

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

ANNOTATIONS_MOST: Final = 2000
_UNSEEN: Final = 0b100010
"""Flags of an annotation that is hidden or not to be shown (bits 2 and 6)."""
_NEVER_DRAWN: Final = frozenset({"/Popup", "/Link"})


def draw_annotations(writer: "PdfWriter", page: "PageObject") -> None:
    """Draw the looks of each annotation that shows, where it has any."""
    from pypdf.generic import DictionaryObject, NameObject

    drawings = []
    for annotation in _annotations(page):
        looks = _looks(annotation)
        placed = _placed(annotation, looks) if looks is not None else None
        if looks is not None and placed is not None:
            drawings.append((looks, placed))
    if not drawings:
        return
    resources = page.get("/Resources", DictionaryObject()).get_object()
    objects = resources.get("/XObject", DictionaryObject()).get_object()
    words = []
    for number, (looks, placed) in enumerate(drawings):
        name = f"/Drawn{number}"
        looks[NameObject("/Type")] = NameObject("/XObject")
        looks[NameObject("/Subtype")] = NameObject("/Form")
        objects[NameObject(name)] = looks.indirect_reference or writer._add_object(looks)  # noqa: SLF001
        words.append("q {} cm {} Do Q".format(" ".join(f"{part:.4f}" for part in placed), name))
    resources[NameObject("/XObject")] = objects
    page[NameObject("/Resources")] = resources
    _append(writer, page, "\n".join(words).encode("ascii"))


def _annotations(page: "PageObject") -> list[Any]:
    found = page.get("/Annots")
    listed = found.get_object() if found is not None else []
    objects = [one.get_object() for one in list(listed)[:ANNOTATIONS_MOST]]
    return [one for one in objects if hasattr(one, "get")]


def _looks(annotation: Any) -> Any | None:  # noqa: ANN401 - any object of a PDF
    """The stream that draws an annotation in its normal state."""
    if annotation.get("/Subtype") in _NEVER_DRAWN or int(annotation.get("/F", 0)) & _UNSEEN:
        return None
    states = annotation.get("/AP", {})
    normal = states.get_object().get("/N") if hasattr(states, "get_object") else None
    looks = normal.get_object() if normal is not None else None
    if looks is not None and not hasattr(looks, "get_data"):
        state = looks.get(annotation.get("/AS", "/Off"))
        looks = state.get_object() if state is not None else None
    return looks if hasattr(looks, "get_data") else None


def _placed(annotation: Any, looks: Any) -> tuple[float, ...] | None:  # noqa: ANN401
    """The matrix that lays a drawing's box into the annotation's place (PDF 12.5.5)."""
    left, low, right, high = _box(annotation.get("/Rect"))
    corners = _turned(_box(looks.get("/BBox")), [float(n) for n in looks.get("/Matrix", ())])
    wide = max(x for x, _ in corners) - min(x for x, _ in corners)
    tall = max(y for _, y in corners) - min(y for _, y in corners)
    if not wide or not tall:
        return None
    across, up = (right - left) / wide, (high - low) / tall
    x, y = min(x for x, _ in corners), min(y for _, y in corners)
    return (across, 0, 0, up, left - x * across, low - y * up)


def _box(value: Any) -> tuple[float, float, float, float]:  # noqa: ANN401
    x, y, other_x, other_y = (float(n) for n in (value or (0, 0, 0, 0)))
    return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def _turned(box: tuple[float, ...], matrix: list[float]) -> list[tuple[float, float]]:
    left, low, right, high = box
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1, 0, 0, 1, 0, 0)  # noqa: PLR2004
    corners = ((left, low), (right, low), (left, high), (right, high))
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]


def _append(writer: "PdfWriter", page: "PageObject", words: bytes) -> None:
    """Put words behind a page's own, which are shut in so that they cannot turn them."""
    from pypdf.generic import ArrayObject, NameObject, StreamObject

    def stream(content: bytes) -> Any:  # noqa: ANN401
        made = StreamObject()
        made.set_data(content)
        return writer._add_object(made)  # noqa: SLF001

    held = page.get("/Contents")
    own = held.get_object() if held is not None else ArrayObject()
    parts = list(own) if isinstance(own, ArrayObject) else [page.raw_get("/Contents")]
    shut = (stream(b"q\n"), *parts, stream(b"\nQ\n" + words))
    page[NameObject("/Contents")] = ArrayObject(shut)
