"""The guide as text: nothing drawn, every topic within reach, and lines that a search finds."""

import pytest

from lorapp.errors import UnknownKeyError
from lorapp.services.guide import GuidePage, pages
from lorapp.services.guide_text import Term, hits, linear, topic


@pytest.mark.parametrize("one", pages(), ids=lambda one: one.slug)
def test_a_page_is_told_without_tables_and_marks(one: GuidePage) -> None:
    lines = linear(one)
    assert lines[0] == one.title
    assert not [line for line in lines if line.startswith(("|", "#")) or "**" in line]
    assert max(map(len, lines)) <= 80
    words = " ".join(" ".join(linear(one, 100_000)).split())
    assert one.title in words
    assert "Says who" in words


def test_a_table_is_told_as_labels_and_values() -> None:
    page = GuidePage("x", "X", "# X\n\n| a | Says | Does |\n|---|---|---|\n| one | `two` | |\n")
    assert linear(page) == ["X", "", "one, says: two"]
    page = GuidePage("x", "X", "# X\n\n| key | does |\n|---|---|\n| `f` | **find** |\n")
    assert linear(page)[2:] == ["f: find"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("waiver", "waiver"),
        ("The waiver", "waiver"),
        ("waiv", "waiver"),
        ("TWO TRUTHS", "two-truths"),
        ("what could", "what-could-go-wrong"),
    ],
)
def test_a_page_is_found_by_name_title_or_beginning(text: str, name: str) -> None:
    found = topic(text)
    assert isinstance(found, GuidePage)
    assert found.slug == name


def test_a_word_of_the_glossary_is_a_topic() -> None:
    found = topic("ecfmg")
    assert isinstance(found, Term)
    assert found.term == "ECFMG"
    assert "certifies" in found.meaning


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("roda", "Near it: road"),
        ("screen-", "This can be screen-today, "),
        ("courtesy budgit", "Near it: Courtesy budget"),
        ("qqqqqq", "`lorapp guide` lists the pages"),
        ("", "`lorapp guide` lists the pages"),
    ],
)
def test_an_unknown_topic_names_the_nearest(text: str, says: str) -> None:
    with pytest.raises(UnknownKeyError) as caught:
        topic(text)
    assert says in str(caught.value)


@pytest.mark.parametrize("width", [80, 100_000])
def test_a_search_names_the_page_and_the_line_as_it_is_printed(width: int) -> None:
    found = hits("Wäiver ASKED", width)
    assert found
    for hit in found:
        printed = linear(hit.page, width)[hit.line - 1].removeprefix("- ")
        assert hit.text.startswith(printed[:20])


def test_a_page_that_holds_the_words_apart_gives_its_best_line() -> None:
    texts = [(hit.page.slug, hit.text) for hit in hits("glossary ecfmg waiver")]
    assert [slug for slug, _ in texts] == list(dict.fromkeys(slug for slug, _ in texts))
    assert hits("no such wordzz") == ()
