"""Plain text: linear, nothing drawn, no line wider than asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from lorapp.services.pages.plain import cells, plain, wrapped
from tests.exports.hostile import STEERING, TEXTS


def filled(text: str) -> Document:
    grid = Grid((text, "B"), ((Cell(text), Cell(text, Tone.GOOD)),))
    blocks = (
        Heading(text),
        Heading(text, 2),
        Paragraph(text, Tone.CAUTION),
        Facts(((text, text),)),
        Bullets((text,), True, frozenset({0})),
        grid,
        Figure(text, "<svg/>", grid),
        PageBreak(),
    )
    return Document(title=text, subtitle=text, footer=text, blocks=blocks)


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_steers_nothing_and_keeps_its_width(text: str) -> None:
    told = plain(filled(text), 60)
    assert not STEERING & set(told)
    assert max(map(cells, told.splitlines())) <= 60


@settings(max_examples=40)
@given(text=st.text(max_size=80), width=st.integers(1, 90))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert max(map(cells, plain(filled(text), width).split("\n"))) <= max(width, 20)


def test_a_wide_sign_counts_two_cells_and_an_accent_none() -> None:
    assert (cells("王"), cells("e\u0301"), cells("a")) == (2, 1, 1)
    assert wrapped("王王王", 4) == ["王王", "王"]


def test_a_table_is_told_row_by_row_without_its_empty_cells() -> None:
    grid = Grid(
        ("Who", "State", "Note"),
        (
            (Cell("Ada"), Cell("late", Tone.URGENT), Cell("")),
            (Cell(""), Cell("here"), Cell("two\nlines")),
        ),
    )
    assert plain(Document(title="T", blocks=(grid,))) == (
        "T\n\nAda\n  State: ! late\nWho unknown\n  State: here\n  Note: two\n    lines\n"
    )


def test_a_document_in_all_its_parts() -> None:
    document = Document(
        title="Sheet",
        subtitle="one\ntwo",
        footer="end",
        blocks=(
            Heading("Part"),
            Heading("Deep", 2),
            Paragraph("a\n\nb"),
            Facts((("Who", "Ada"),)),
            Bullets(("x", "y"), True, frozenset({1})),
            Bullets(("a long point that goes on",)),
            Figure("Chart", "<svg/>", Grid(("A",), ((Cell("1"),),))),
        ),
    )
    assert plain(document, 20) == (
        "Sheet\none\ntwo\n\n\nPart\n\nDeep\n\na\nb\n\nWho: Ada\n\n[ ] x\n[x] y\n\n"
        "- a long point that\n  goes on\n\nChart\n1\n\nend\n"
    )
