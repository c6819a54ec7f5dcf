"""Markdown for other programs: tables, and people's text that reads as it was written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lorapp.domain.pages import (
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
from lorapp.services.pages.markdown import escaped, markdown
from tests.exports.hostile import TEXTS

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LINES = st.text(
    st.sampled_from("ab1 \\`*_{}[]()<>#+-.!|~=:&;$@/\"'") | st.characters(codec="utf-8"),
    max_size=25,
).map(clean)


def read(text: str) -> str:
    """The words of a Markdown text as another program shows them."""
    shown = READER.render(text)
    shown = re.sub(r"<br ?/?>\n?", "\n", shown)
    shown = re.sub(r"<[^>]*>", "", shown)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        shown = shown.replace(entity, sign)
    return shown


def tags(text: str) -> set[str]:
    return set(re.findall(r"<(\w+)", READER.render(text)))


@settings(max_examples=150)
@given(text=LINES)
def test_any_line_reads_as_it_was_written(text: str) -> None:
    assert " ".join(read(escaped(text)).split()) == " ".join(text.split())
    assert tags(escaped(text)) <= {"p"}


@settings(max_examples=60)
@given(text=LINES)
def test_any_cell_keeps_its_table_whole(text: str) -> None:
    grid = Grid(("A", "B"), ((Cell(text), Cell("b")),))
    shown = READER.render(markdown(Document(title="T", blocks=(grid,))))
    row = shown.partition("<tbody>")[2]
    assert row.count("<td>") == 2
    assert tags(markdown(Document(title="T", blocks=(grid,)))) <= {
        *("h1", "table", "thead", "tbody", "tr", "th", "td"),
    }


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_no_link_picture_or_markup(text: str) -> None:
    cell = Cell(text)
    grid = Grid((text,), ((cell,),))
    blocks = (
        Heading(text),
        Paragraph(text),
        Facts(((text, text),)),
        Bullets((text,)),
        grid,
        Figure(text, "<svg/>", grid),
    )
    found = tags(markdown(Document(title=text, subtitle=text, footer=text, blocks=blocks)))
    assert not found & {"a", "img", "script", "em", "code", "pre", "s", "blockquote", "svg", "ol"}


def test_links_and_addresses_do_not_come_alive() -> None:
    assert escaped("see https://x.example or www.x.example") == (
        r"see https\://x.example or www\.x.example"
    )
    assert escaped("a@b.example") == r"a\@b.example"


def test_a_document_in_all_its_parts() -> None:
    document = Document(
        title="Sheet",
        subtitle="one\ntwo",
        footer="end",
        blocks=(
            Heading("Part"),
            Heading("Deep", 9),
            Heading("Sharp #"),
            Paragraph("a\nb\n\nc", Tone.URGENT),
            Paragraph("  \n"),
            Facts((("Who", "Ada"), ("Where", "here\nthere"))),
            Bullets(("x", "y"), True, frozenset({1})),
            Bullets(("1. z",)),
            PageBreak(),
            Grid(("A", "N"), ((Cell("a|b", Tone.GOOD), Cell("1")),), frozenset({1})),
            Figure("Chart", "<svg/>", Grid(("A",), ((Cell(""),),))),
        ),
    )
    assert markdown(document) == (
        "# Sheet\n\none\\\ntwo\n\n## Part\n\n###### Deep\n\n## Sharp \\#\n\n! a\\\nb\n\nc\n\n"
        "- **Who:** Ada\n- **Where:** here<br>there\n\n- [ ] x\n- [x] y\n\n- 1\\. z\n\n"
        "| A | N |\n| --- | ---: |\n| ✓ a\\|b | 1 |\n\n**Chart**\n\n| A |\n| --- |\n|  |\n\n"
        "---\n\nend\n"
    )
