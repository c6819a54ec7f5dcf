"""The guide: complete, sourced, short, linked, and found from every screen and rule."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest

import lorapp
from lorapp.errors import UnknownKeyError
from lorapp.keymap import EVERYWHERE, SCOPES
from lorapp.services.guide.guide import _RULES, ORDER, GuidePage, page, page_for_rule, pages
from lorapp.services.guide.guide_facts import filled
from lorapp.services.rules.rulebook import load_rulebook

ROOT: Final = Path(lorapp.__file__).parent
LINK: Final = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
CLAIM: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b|\b[0-9]+ (?:days|weeks|months|dollars|letters)\b")
WITHOUT_LIMIT: Final = {"glossary"}
LINES_MAX: Final = 180


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
    assert len(one.text.splitlines()) <= LINES_MAX or one.slug in WITHOUT_LIMIT


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


def test_a_page_with_a_date_or_a_number_names_its_sources() -> None:
    for one in pages():
        body, _, sources = one.text.rpartition("\n## Says who\n")
        assert CLAIM.search(body) is None or re.search(r"^- \w.+", sources, re.MULTILINE)
        assert re.search(r"^- \w.+", sources, re.MULTILINE)


def test_a_name_in_italics_is_a_page_or_words_of_a_screen() -> None:
    shown = "\n".join(path.read_text("utf-8") for path in ROOT.rglob("*.py")).casefold()
    titles = {one.title for one in pages()}
    for one in pages():
        for name in LINK.findall(one.text):
            assert name in titles or name.islower() or name.casefold() in shown, (one.slug, name)


def test_a_key_that_a_page_names_is_in_the_keymap() -> None:
    caps = {command.cap for scope in (EVERYWHERE, *SCOPES) for command in scope}
    caps |= {str(number) for number in range(1, 9)} | {"j", "k", "s"}
    for one in pages():
        for cap in re.findall(r"`([A-Za-z])`", one.text):
            assert cap in caps or (one.slug, cap) == ("keys", "z"), (one.slug, cap)


def test_every_page_is_linked_from_another() -> None:
    titles = {one.title: one.slug for one in pages()}
    linked = {
        titles[name]
        for one in pages()
        for name in LINK.findall(one.text)
        if titles.get(name, one.slug) != one.slug
    }
    named = {one.slug for one in pages() if one.slug.startswith("screen-")}
    assert set(ORDER) - linked - named == set()


def test_facts_stand_in_their_place() -> None:
    book = load_rulebook()
    told = filled("{rule R-24} {number lead_time_days} {cap eras} {key app.find}")
    assert book.sources["R-24"].text.removesuffix(".") in told
    assert "(AAMC, official, seen 22 Nov 2026)." in told
    assert told.endswith(f"{book.number('lead_time_days')} days {book.caps['eras']} `f`")
    dates = filled("{dates eras 2028}").splitlines()
    assert dates[0] == "Looked up 22 Nov 2026."
    assert dates[2] == "| what | when |"
    assert "~Wed 9 Jun 2027, 9:00 ET, or Wed 2 Jun 2027 (projected; earlier seasons)" in dates[4]
    assert "not known" in dates[-1]
    with pytest.raises(KeyError):
        filled("{rule R-9999}")
    assert "{" not in re.sub(r"`[^`]*`", "", "".join(one.text for one in pages()))


def test_the_rules_of_each_service_and_season_are_told_with_their_source() -> None:
    told = {slug: page(slug).text for slug in ORDER if slug.startswith("portal-")}
    assert set(told) == {"portal-eras", "portal-residencycas", "portal-sf-match", "portal-urology"}
    for text in told.values():
        assert all(f"eason {year}" in text for year in (2025, 2026, 2027, 2028))
        assert "## Not known" in text
    every = "".join(told.values())
    rules = [
        source
        for source in load_rulebook().sources.values()
        if re.fullmatch(r"R-(?:0[0-9]?[a-g]?|[1-3][0-9]|40|41|7[0-8]|8[0-4])", source.id)
    ]
    assert len(rules) > 50
    assert [one.id for one in rules if one.text.removesuffix(".") not in every] == []


def test_every_rule_of_the_engine_has_a_page_of_its_own_kind() -> None:
    assert set(_RULES.values()) <= set(ORDER)
    assert page_for_rule("remind").slug == "following-up"
    assert page_for_rule("keep-letter").slug == "early-letters"
    assert page_for_rule("new-rule").slug == "road"


def test_both_sides_stand_beside_each_other_with_the_habit_of_lorapp() -> None:
    _, *parts = page("good-practice").text.split("\n## ")
    for part in parts[:-2]:
        assert "- One side: " in part
        assert "- Other side: " in part
        assert "- lorapp: " in part
        assert "- Change it: " in part
        assert re.search(r"\([^)]+\)", part)


def test_every_story_says_what_to_do_now() -> None:
    stories = re.findall(r"^[0-9]+\. .+$", page("failure-stories").text, re.MULTILINE)
    assert len(stories) == 45
    assert all(len(story.partition("**Now:** ")[2].split()) >= 10 for story in stories)
