"""A page for the browser: nothing runs, nothing is fetched, everything reads as written."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from lorapp.domain.text import clean
from lorapp.services.pages.html import html
from lorapp.services.pages.pictures import safe_svg
from tests.exports.hostile import TEXTS

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
TABLE = Grid(
    ("Who", "Days"), ((Cell("Ada"), Cell("3", Tone.URGENT)), (Cell("Bo"), Cell(""))), frozenset({1})
)


class Read(HTMLParser):
    """What a browser would make of a page: tags with attributes, and texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def filled(text: str) -> Document:
    """A document with a text in every place."""
    cell = Cell(text, Tone.CAUTION)
    grid = Grid((text, text), ((cell, cell),))
    blocks: tuple[Block, ...] = (
        *(Heading(text, level) for level in (0, 1, 2, 3, 9)),
        Paragraph(text),
        Facts(((text, text),)),
        Bullets((text,)),
        grid,
        Figure(text, SVG, grid),
    )
    return Document(title=text, subtitle=text, author=text, footer=text, blocks=blocks)


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_stays_text(text: str) -> None:
    plain, hostile = Read(html(filled("calm"))), Read(html(filled(text)))
    allowed = {"br"}
    assert [t for t, _ in hostile.tags if t not in allowed] == [t for t, _ in plain.tags]
    names = {name for _, attrs in hostile.tags for name in attrs}
    assert names == {name for _, attrs in plain.tags for name in attrs}
    first = clean("\n".join(text.splitlines()), multiline=True).split("\n")[0].strip()
    assert first in "\n".join(hostile.texts)


@settings(max_examples=30)
@given(text=st.text(max_size=30).map(lambda text: clean(text, multiline=True)))
def test_any_text_reads_as_it_was_written(text: str) -> None:
    page = Read(html(Document(title="T", blocks=(Paragraph(text),))))
    body = "".join(page.texts).partition("T\n")[2]
    for line in "\n".join(text.splitlines()).split("\n"):
        assert line.replace("\r", "\n") in body


def test_the_page_allows_nothing_but_its_own_style() -> None:
    page = html(filled("calm"))
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(
        attrs["content"] for attrs in Read(page).attributes("meta") if "http-equiv" in attrs
    )
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"<script|javascript:|https?://(?!www\.w3\.org/2000/svg)|url\(", page)
    assert not [attrs for _, attrs in Read(page).tags if {"style", "src", "onload"} & set(attrs)]


def test_tables_have_scopes_and_roles_that_a_phone_does_not_take_away() -> None:
    page = Read(html(Document(title="T", blocks=(TABLE,))))
    assert [attrs["scope"] for attrs in page.attributes("th")] == ["col", "col", "row", "row"]
    cells = page.attributes("td")
    assert all(attrs["role"] == "cell" and attrs["data-head"] == "Days" for attrs in cells)
    assert [attrs["class"] for attrs in cells] == ["number urgent", "number none"]


def test_a_tone_is_a_sign_and_a_word_beside_its_colour() -> None:
    page = html(Document(title="T", blocks=(Paragraph("Late", Tone.URGENT), Paragraph("x"))))
    assert (
        '<span class="sign" aria-hidden="true">!</span><span class="heard">urgent:</span>' in page
    )
    assert page.count('class="sign"') == 1


def test_boxes_say_whether_they_are_ticked() -> None:
    page = html(Document(title="T", blocks=(Bullets(("a", "b"), True, frozenset({0})),)))
    assert '<span class="heard">done: </span>a' in page
    assert '<span class="heard">to do: </span>b' in page


def test_many_parts_have_a_list_of_contents() -> None:
    parts = tuple(Heading(name) for name in "abcd")
    page = Read(html(Document(title="T", blocks=parts)))
    ids = [attrs["id"] for attrs in page.attributes("h2")]
    assert [attrs["href"] for attrs in page.attributes("a")] == [f"#{id_}" for id_ in ids]
    assert "nav" not in [tag for tag, _ in Read(html(Document(title="T", blocks=parts[1:]))).tags]


def test_a_page_break_begins_a_new_page_on_paper() -> None:
    blocks = (PageBreak(), Heading("New"), PageBreak(), Paragraph("More"))
    page = html(Document(title="T", blocks=blocks))
    assert '<h2 id="part-1" class="new-page">New</h2>' in page
    assert page.count('<div class="new-page"></div>') == 1


def test_a_figure_brings_its_picture_and_the_table_beside_it() -> None:
    page = html(Document(title="T", blocks=(Figure("Days", SVG, TABLE),)))
    assert SVG in page
    assert "<details><summary>The same as a table</summary>" in page


@pytest.mark.parametrize(
    "svg",
    [
        "<svg><script>1</script></svg>",
        '<svg onload="x()"/>',
        '<svg><a href="http://x.example"/></svg>',
        '<svg><rect fill="url(http://x.example)"/></svg>',
        '<svg><rect style="x"/></svg>',
        '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><rect xlink:href="#a"/></svg>',
        '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
        "<svg>",
    ],
)
def test_a_picture_that_could_do_more_is_refused(svg: str) -> None:
    with pytest.raises(ValueError, match="a picture"):
        safe_svg(svg)


def test_the_prolog_of_a_picture_is_left_out() -> None:
    assert safe_svg(f'<?xml version="1.0"?>\n{SVG}') == SVG
