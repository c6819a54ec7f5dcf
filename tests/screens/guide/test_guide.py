"""The guide: read beside the list, full-screen, found by words, and opened by ``?``."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.screens.frame.routes import open_record
from lorapp.screens.frame.shell import Shell
from lorapp.screens.guide.guide import GuideScreen, PageScreen, PageText, row_of
from lorapp.services.guide.glossary import glossary
from lorapp.services.guide.guide import ORDER, linked, page, pages, titles
from lorapp.widgets.rows.rows import RowList
from lorapp.widgets.text.guide_page import page_content
from tests.screens.fakes import fake_services, lines, running, settle
from tests.screens.real import demo_services, opened, screen_name


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def text(pilot: Pilot[Any]) -> str:
    return "\n".join(lines(pilot))


async def test_at_80_the_first_lines_stand_below_and_enter_opens_the_page(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await press(pilot, "8")
        assert "  The road and its rules" in lines(pilot)[3]
        await press(pilot, "j", "j")
        assert "Ask in the last 5 days of the rotation, in person." in text(pilot)
        await press(pilot, "enter")
        assert screen_name(pilot) == PageScreen.__name__
        assert lines(pilot)[3] == "  When to ask"
        await press(pilot, "escape")
        assert screen_name(pilot) == GuideScreen.__name__


async def test_at_120_the_page_stands_beside_and_space_reads_on(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await press(pilot, "8", "j", "j")
        assert "Says who: residency advising pages, seen 22 Nov 2026" in text(pilot)
        await press(pilot, "space")
        shown = pilot.app.screen.query_one(PageText)
        assert shown.scroll_offset.y > 0
        await press(pilot, "j")
        assert shown.scroll_offset.y == 0


async def test_space_opens_the_page_where_there_is_no_room_beside(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await press(pilot, "8", "space")
        assert isinstance(pilot.app.screen, PageScreen)


async def test_a_page_scrolls_and_turns_to_its_neighbours(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await press(pilot, "8", "enter")
        shown = pilot.app.screen.query_one(PageText)
        places = []
        for key in ("j", "k", "space", "pageup", "G", "g"):
            await press(pilot, key)
            places.append(round(shown.scroll_offset.y))
        assert (places[0], places[1], places[3], places[5]) == (1, 0, 0, 0)
        assert 0 < places[2] < places[4]
        await press(pilot, "left")
        assert "This is the first page." in text(pilot)
        await press(pilot, "n")
        assert lines(pilot)[3] == "  Everyday tasks"
        await press(pilot, "p", "p")
        assert lines(pilot)[3] == "  The whole road"


async def test_find_shows_words_and_pages_and_esc_all_again(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await press(pilot, "8", "slash", *"rol", "enter")
        assert lines(pilot)[5:7] == ["  Words", "▌   ROL"] or "ROL" in lines(pilot)[6]
        assert "rank order list; your order of programs" in text(pilot)
        await press(pilot, "enter")
        assert lines(pilot)[3] == "  ROL"
        await press(pilot, "escape", "escape")
        assert "The road and its rules" in text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_question_shows_its_answer_and_the_page_opens_there(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(demo_services(tmp_path, "planner"), size) as pilot:
        await press(pilot, "8", "slash", *"wrong email", "enter")
        assert "One wrong letter in the address." in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PageScreen)
        assert "One wrong letter in the address." in "\n".join(lines(pilot)[3:8])
        await press(pilot, "n")
        assert "One wrong letter" not in text(pilot)


async def test_enter_on_a_page_opens_another_that_it_names(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await press(pilot, "8", "enter", "enter")
        assert "Pages named here" in text(pilot)
        assert "Rotations" in text(pilot)
        await press(pilot, "j", "enter")
        assert lines(pilot)[3] == f"  {titles()[linked(page('road'))[1]]}"
        await press(pilot, "escape")
        assert lines(pilot)[3] == "  The whole road"


def test_a_passage_is_found_in_a_table_and_across_a_break() -> None:
    assert row_of("one: two words", "Head\n\na     b\none   two\n      words") == 2
    assert row_of("a passage that breaks early", "x\ny\na passage\nthat breaks") == 1
    assert row_of("nowhere", "x\ny") == 0
    assert row_of("", "x") == 0


async def test_find_without_a_hit_says_what_to_do(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner"), (120, 36)) as pilot:
        await press(pilot, "8", "slash", *"zzzz")
        assert "No page and no word has this." in text(pilot)
        assert pilot.app.screen.query_one(RowList).current is None


async def test_a_term_stands_beside_the_list_with_its_meaning(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner"), (120, 36)) as pilot:
        await press(pilot, "8", "slash", *"ticket into", "enter")
        assert glossary()["Token"][:30] in text(pilot)


@pytest.mark.parametrize(("key", "page"), [("1", "Today"), ("6", "Season"), ("8", "Guide")])
async def test_help_opens_the_page_of_its_screen(tmp_path: Path, key: str, page: str) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await press(pilot, key, "question_mark", "enter")
        assert isinstance(pilot.app.screen, PageScreen)
        assert lines(pilot)[3] == f"  {page}"


@pytest.mark.parametrize(
    ("asked", "title"), [("portal", "The portal"), ("letters", "Letters"), ("?", "The whole road")]
)
async def test_a_page_opens_by_its_name_or_that_of_a_screen(
    tmp_path: Path, asked: str, title: str
) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        assert isinstance(pilot.app, Shell)
        open_record(pilot.app, "guide", asked)
        await settle(pilot)
        assert lines(pilot)[3] == f"  {title}"


async def test_the_guide_is_there_before_there_is_a_record(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path, empty=True)) as pilot:
        await press(pilot, "escape", "8", "enter")
        assert "The whole road" in text(pilot)


@pytest.mark.parametrize("width", [10, 40, 76])
@pytest.mark.parametrize("slug", ORDER)
def test_every_page_fits_its_width_without_marks_of_its_source(slug: str, width: int) -> None:
    page = next(one for one in pages() if one.slug == slug)
    drawn = page_content(page.text, width).plain
    assert "**" not in drawn
    assert "|--" not in drawn
    if width >= 40:
        assert max(map(len, drawn.split("\n"))) <= width


def test_tables_keep_their_columns_and_lists_hang() -> None:
    drawn = page_content(
        "# Head\n\n| a | b |\n|---|---|\n| one | two words |\n| `x` |\n\n"
        "- first item here\n2. next",
        14,
    ).plain.split("\n")
    assert drawn == [
        "Head",
        "",
        "a     b",
        "one   two",
        "      words",
        "x",
        "",
        "· first item",
        "  here",
        "2. next",
    ]
