"""A page of text taken apart for print: nothing of it is lost, nothing stands twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.pages import Bullets, Heading, Paragraph
from lorapp.domain.sections import Section, read_page, section_blocks

PAGE = """Uploading a letter
For Dr. Okafor

The link
A mail leads there.

It goes out once.

The letter
- Letterhead
- A date
and a name

Says who: the portal.
"""


def test_a_page_has_a_title_a_line_below_it_and_sections() -> None:
    page = read_page(PAGE)
    assert (page.title, page.subtitle) == ("Uploading a letter", "For Dr. Okafor")
    assert [section.heading for section in page.sections] == ["The link", "The letter"]
    assert page.section("The letter").points == ("Letterhead", "A date")
    assert page.section("The letter").text == "and a name\nSays who: the portal."
    assert page.section("Nothing") == Section("Nothing", ())
    assert [section.heading for section in page.without("The link")] == ["The letter"]


def test_a_section_is_printed_as_its_heading_words_and_points() -> None:
    page = read_page(PAGE)
    assert section_blocks(page.section("The letter")) == (
        Heading("The letter", 2),
        Paragraph("and a name"),
        Bullets(("Letterhead", "A date")),
        Paragraph("Says who: the portal."),
    )
    assert section_blocks(Section("", (("Only words",),))) == (Paragraph("Only words"),)
    assert section_blocks(Section("", (("- a",),))) == (Bullets(("a",)),)


def test_what_is_a_sentence_or_a_point_is_no_heading() -> None:
    page = read_page(
        "Title\n\nA sentence.\nAnd more\n\n- a point\n- another\n\n" + "x" * 61 + "\ny"
    )
    (only,) = page.sections
    assert only.heading == ""
    assert len(only.paragraphs) == 3
    assert read_page("\n \n") == read_page("")


@settings(max_examples=40)
@given(st.lists(st.text("ab-. \n", max_size=12), max_size=6))
def test_every_line_ends_up_in_exactly_one_place(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    page = read_page(text)
    kept = [page.title, *page.subtitle.split("\n")]
    for section in page.sections:
        kept += [section.heading, *(line for lines in section.paragraphs for line in lines)]
    assert sorted(filter(None, kept)) == sorted(
        filter(None, (line.rstrip() for line in text.split("\n")))
    )
