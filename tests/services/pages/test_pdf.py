"""A document as PDF, read back by another program: all of it there, nothing given away."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import lorapp
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
from lorapp.services.pages.pdf import FALLBACKS, pdf
from tests.exports.hostile import MARK, TEXTS

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 12">'
    '<rect width="30" height="6"/></svg>'
)
TABLE = Grid(
    ("Program", "Letters"),
    tuple((Cell(f"Program {n}"), Cell(str(n), Tone.GOOD)) for n in range(60)),
    frozenset({1}),
)
EVERYTHING: tuple[Block, ...] = (
    Heading("At a glance"),
    Facts((("By", "Fri 18 Dec"), ("Where", "the portal"))),
    *(Paragraph(f"It is {tone}.\nStill.", tone) for tone in Tone),
    Heading("A list", 2),
    Bullets(("one", "two")),
    Bullets(("done", "open"), ticks=True, done=frozenset({0})),
    Heading("Deep", 3),
    PageBreak(),
    Heading("The table"),
    TABLE,
    Figure("Weeks", SVG, Grid(("Week", "Hours"), ((Cell("1"), Cell("40")),))),
)
WHOLE = Document(
    title="A packet", subtitle="For you", author="Samir", footer="quiet", blocks=EVERYTHING
)


def read(document: Document, **more: int) -> PdfReader:
    return PdfReader(BytesIO(pdf(document, **more)))  # type: ignore[arg-type]


def words(reader: PdfReader) -> str:
    return " ".join("\n".join(page.extract_text() for page in reader.pages).split())


def properties(reader: PdfReader) -> dict[str, str]:
    return {str(name): str(value) for name, value in (reader.metadata or {}).items()}


@pytest.fixture(scope="module")
def whole() -> bytes:
    return pdf(WHOLE)


def test_every_kind_of_block_is_on_us_letter_pages(whole: bytes) -> None:
    reader = PdfReader(BytesIO(whole))
    text = words(reader)
    for word in ("A packet", "At a glance", "Fri 18 Dec", "It is urgent.", "Deep", "Program 59"):
        assert word in text
    assert {tuple(page.mediabox) for page in reader.pages} == {(0, 0, 612, 792)}
    assert f"1 of {len(reader.pages)}" in reader.pages[0].extract_text()
    assert "quiet" in reader.pages[-1].extract_text()


def test_a_table_repeats_its_head_on_each_page(whole: bytes) -> None:
    with_rows = [
        page.extract_text()
        for page in PdfReader(BytesIO(whole)).pages
        if "Program 1" in page.extract_text() or "Program 59" in page.extract_text()
    ]
    assert len(with_rows) > 1
    assert all("Letters" in text for text in with_rows)


def test_headings_are_bookmarks_and_the_pages_are_tagged(whole: bytes) -> None:
    reader = PdfReader(BytesIO(whole))
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert titles == ["At a glance", "The table"]
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root


def test_its_properties_give_nothing_away(whole: bytes) -> None:
    reader = PdfReader(BytesIO(whole))
    assert properties(reader) == {"/Title": "A packet", "/Author": "Samir"}
    assert reader.xmp_metadata is None
    for word in (b"ypst", b"pypdf", b"CreationDate", b"CreatorTool", b"/home", b"/tmp"):
        assert word not in whole
    assert properties(read(Document(title=""))) == {}


def test_equal_documents_are_equal_bytes(whole: bytes) -> None:
    assert pdf(WHOLE) == whole


def test_every_font_is_inside() -> None:
    scripts = "Ștefan Nguyễn Ωμέγα Жанна سمير राजेश 王小明 김민준 สมชาย ጸሐፊ"
    reader = read(Document(title=scripts))
    page: Any = reader.pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert len(fonts) > 5
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(inner)
    text = words(reader)
    assert all(name in text for name in ("Ștefan", "Жанна", "سمير", "王小明", "김민준", "ጸሐፊ"))


def test_what_people_type_is_printed_as_it_stands() -> None:
    listed = read(Document(title="Hostile", blocks=(Bullets(TEXTS),)))
    text = words(listed)
    assert text.count(MARK) == len(TEXTS)
    assert '#read("/etc/passwd") #import "@preview/x:1.0.0" $x$' in text
    assert "<script>alert(" in text
    assert "{{7*7}}" in text
    assert "root:" not in text
    assert not {"\x1b", "\x9b", "\u202e", "\r"} & set(text)
    assert all("/Annots" not in page for page in listed.pages)


def test_hostile_texts_harm_no_other_place() -> None:
    cells = tuple((Cell(text), Cell(text)) for text in TEXTS)
    blocks = (Facts(tuple((text, text) for text in TEXTS)), Grid(("a", TEXTS[9]), cells))
    document = Document(
        title=TEXTS[9], subtitle=TEXTS[1], author=TEXTS[9], footer=TEXTS[7], blocks=blocks
    )
    reader = read(document)
    assert properties(reader)["/Title"] == TEXTS[9]
    assert words(reader).count(MARK) >= 4 * len(TEXTS)


def test_a_word_of_ten_thousand_letters_stays_on_the_paper() -> None:
    name, many = "N" * 10_000, "N" * 150
    blocks = (
        Bullets((many,)),
        Grid((many, "x"), ((Cell(many), Cell("y")),)),
        Facts(((many, many),)),
    )
    reader = read(Document(title=many, footer=many, blocks=(Heading(many), *blocks)))
    assert words(read(Document(title="", blocks=(Paragraph(name),)))).count("N") == 10_000
    edges: list[float] = []

    def note(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            edges.append(tm[4] + 0.6 * size * len(text.strip()))

    for page in reader.pages:
        page.extract_text(visitor_text=note)
    assert max(edges) < 612
    assert words(reader).count("N") >= 7 * 150


def test_pages_to_follow_are_counted_and_numbers_can_be_left_out() -> None:
    plain = Document(title="One")
    assert "1 of 4" in words(read(plain, following=3))
    assert words(read(plain, numbered=False)) == "One"


def test_every_font_of_ours_is_tried_for_a_letter_the_first_one_lacks() -> None:
    import typst

    fonts = str(Path(lorapp.__file__).parent / "fonts")
    ours = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    assert set(ours.families()) <= set(FALLBACKS)
    assert len(ours.families()) > 40
