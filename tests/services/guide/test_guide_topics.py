"""A topic of the guide: a page or a word, however somebody writes it."""

import pytest

from lorapp.errors import UnknownKeyError
from lorapp.services.guide.glossary import Word
from lorapp.services.guide.guide import GuidePage
from lorapp.services.guide.guide_topics import topic, word_for


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
    assert isinstance(found, Word)
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


@pytest.mark.parametrize(
    ("text", "term"),
    [("rol", "ROL"), ("rank order list", "Rank list"), ("SLOE", "SLOE"), ("waived", "Waiver")],
)
def test_a_word_is_found_by_any_of_its_forms_and_by_its_beginning(text: str, term: str) -> None:
    assert word_for(text).term == term


@pytest.mark.parametrize(
    ("text", "says"),
    [("sloo", "Near it: "), ("match", ""), ("qqqq", "`lorapp guide glossary` lists them all")],
)
def test_an_unknown_word_names_the_nearest(text: str, says: str) -> None:
    if not says:
        assert word_for(text).term == "Match"
        return
    with pytest.raises(UnknownKeyError) as caught:
        word_for(text)
    assert says in str(caught.value)
