"""The guide: complete, sourced, short, and found from every screen and rule."""

import re
from importlib.resources import files

import pytest

from lorapp.errors import UnknownKeyError
from lorapp.services.guide import (
    ORDER,
    GuidePage,
    glossary,
    page,
    page_for_rule,
    page_for_screen,
    pages,
    search,
)


def test_every_file_of_the_guide_has_its_place_in_the_order() -> None:
    shipped = {
        entry.name.removesuffix(".md")
        for entry in (files("lorapp") / "guide").iterdir()
        if entry.name.endswith(".md")
    }
    assert shipped == set(ORDER)


@pytest.mark.parametrize("one", pages(), ids=lambda one: one.slug)
def test_a_page_opens_with_a_short_answer_and_ends_with_its_sources(one: GuidePage) -> None:
    assert one.title
    assert "\n" not in one.title
    assert "Says who:" in one.first
    assert len(one.first.split()) < 100
    assert one.text.rstrip().rpartition("\n## ")[2].startswith("Says who\n")
    assert len(one.text.splitlines()) <= 70


@pytest.mark.parametrize("one", pages(), ids=lambda one: one.slug)
def test_a_page_is_calm(one: GuidePage) -> None:
    prose = re.sub(r"`[^`]*`|\"[^\"]*\"", "", one.text)
    assert "!" not in prose
    assert "R-" not in one.text


def test_sources_carry_the_day_they_were_seen() -> None:
    for one in pages():
        if not one.slug.startswith("screen-"):
            assert "22 Nov 2026" in one.text


def test_an_unknown_page_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownKeyError, match="road"):
        page("nowhere")


def test_every_screen_opens_its_own_page_and_an_unknown_one_the_road() -> None:
    assert page_for_screen("Letters").slug == "screen-letters"
    assert page_for_screen("programs").slug == "screen-programs"
    assert page_for_screen("nowhere").slug == "road"


def test_every_rule_has_a_page_and_an_unknown_one_the_road() -> None:
    assert page_for_rule("remind").slug == "following-up"
    assert page_for_rule("keep-letter").slug == "early-letters"
    assert page_for_rule("new-rule").slug == "road"


def test_search_wants_every_word_and_puts_titles_first() -> None:
    found = search("waiver")
    assert found[0].slug == "waiver"
    assert len(found) > 1
    assert search("waiver xyzzy") == ()
    assert search("  ") == ()


def test_the_glossary_explains_the_words_newcomers_meet() -> None:
    words = glossary()
    needed = {"ERAS", "LWP", "LoRP", "ECFMG", "MSPE", "IMG", "ROL", "SOAP", "USCE", "Waiver"}
    needed |= {"Release", "SLOE", "SEL", "Token", "Chair letter"}
    assert needed <= set(words)
    assert list(words) == sorted(words, key=str.lower)
    assert all(meaning.endswith(".") for meaning in words.values())
