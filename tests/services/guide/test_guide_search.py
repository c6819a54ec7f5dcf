"""Searching the guide: the words of whoever is tired or frightened lead to the right passage."""

from typing import Final

import pytest

from lorapp.services.guide.guide_search import answers, hits, search
from lorapp.services.guide.guide_text import linear

FRIGHTENED: Final = {
    "letter never arrived": 2,
    "he says he sent it but its not there": 2,
    "wrong email": 13,
    "portal says processing": 21,
    "professor ghosted me": 3,
    "status requested for weeks": 4,
    "assigned wrong letter to programs": 7,
    "how do i unassign a letter": 7,
    "ticked the wrong waiver": 16,
    "writer left the hospital": 12,
    "mail went to spam": 24,
    "file too large": 25,
    "request deleted in june": 17,
    "forgot to certify last year": 18,
    "my mentor died": 42,
    "writer asks me to write my own letter": 43,
    "missed rank list deadline timezone": 37,
    "not certified by ecfmg": 38,
    "letter withdrawn after interview": 39,
    "too many reminders, he is annoyed": 33,
    "soap starts and nothing ready": 45,
    "thanked the wrong person": 34,
    "letter is too old": 22,
    "only two letters": 32,
    "5th letter": 8,
}


def test_search_wants_enough_of_the_words_and_puts_titles_first() -> None:
    found = search("waiver")
    assert found[0].slug == "waiver"
    assert len(found) > 1
    assert search("waiver xyzzy") == ()
    assert search("  ") == ()


@pytest.mark.parametrize(("asked", "story"), FRIGHTENED.items())
def test_a_frightened_question_finds_its_story_first(asked: str, story: int) -> None:
    first = answers(asked)[0]
    assert first.page.slug == "failure-stories"
    assert first.passage.mark == f"{story}. "
    assert "Now: " in first.passage.text


def test_who_did_not_match_is_led_to_the_road_again() -> None:
    assert search("i did not match, what now")[0].slug == "road-again"


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
