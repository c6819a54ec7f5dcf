"""The glossary on a key: the words that stand on a screen, explained where they are met."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.keymap import DIALOG, EVERYWHERE
from lorapp.screens.dialogs.log import LogDialog
from lorapp.screens.frame.find import Find
from lorapp.screens.guide.guide import PageScreen
from lorapp.screens.guide.help import Help
from lorapp.screens.guide.words_here import NONE_HERE, WordsHere
from lorapp.services.guide.glossary import glossary
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import fake_services, lines, running, settle
from tests.screens.real import demo_services, opened, screen_name, shown


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def to(pilot: Pilot[Any], term: str) -> None:
    pilot.app.screen.query_one("#words", RowList).select(term)
    await settle(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_w_lists_the_words_that_stand_here_and_enter_opens_their_page(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), size) as pilot:
        await press(pilot, "4", "W")
        assert screen_name(pilot) == WordsHere.__name__
        told = shown(pilot)
        assert "Words on this screen: " in told
        assert "Available" in told
        assert "Waiver" not in told
        await to(pilot, "Available")
        assert "Uploaded and processed" in shown(pilot)
        assert "More: The two truths" in shown(pilot)
        await press(pilot, "enter")
        assert screen_name(pilot) == PageScreen.__name__
        assert lines(pilot)[3] == "  The two truths"
        await press(pilot, "escape")
        assert screen_name(pilot) == "LettersScreen"


async def test_a_word_without_a_page_of_its_own_stands_first_in_the_glossary(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", "W")
        await to(pilot, "ET")
        assert "Eastern Time" in shown(pilot)
        await press(pilot, "escape", "f", *"sel")
        rows = pilot.app.screen.query_one(RowList)
        rows.select("word SEL")
        await press(pilot, "enter")
        assert lines(pilot)[3] == "  SEL"
        assert glossary()["SEL"][:20] in shown(pilot)


async def test_w_and_help_work_in_a_dialog_and_leave_it_as_it_was(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "4", "l")
        assert screen_name(pilot) == LogDialog.__name__
        await press(pilot, "W")
        assert screen_name(pilot) == WordsHere.__name__
        await press(pilot, "escape", "question_mark")
        assert screen_name(pilot) == Help.__name__
        await press(pilot, "escape")
        assert screen_name(pilot) == LogDialog.__name__
        await press(pilot, "question_mark", "enter")
        assert lines(pilot)[3] == "  Letters"


async def test_w_works_on_every_main_screen_and_on_a_record(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        for keys in (*"12345678", ("4", "space"), ("5", "space")):
            await press(pilot, *keys)
            below = screen_name(pilot)
            await press(pilot, "W")
            assert screen_name(pilot) == WordsHere.__name__
            assert "Words on this screen: " in shown(pilot)
            await press(pilot, "escape")
            assert screen_name(pilot) == below


async def test_letters_in_a_field_are_text(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "f", "W")
        assert screen_name(pilot) == Find.__name__
        assert "W" in shown(pilot)


async def test_where_no_word_stands_all_are_listed(tmp_path: Path) -> None:
    async with running(fake_services(tmp_path, empty=True)) as pilot:
        await press(pilot, "escape")
        pilot.app.push_screen(WordsHere(["nothing to tell"]))
        await settle(pilot)
        assert NONE_HERE[:20] in shown(pilot)
        assert "AAIM" in shown(pilot)


def test_dialogs_have_the_same_keys_for_help_and_words() -> None:
    keys = {command.id.partition(".")[2]: command.key for command in EVERYWHERE}
    assert {c.id.partition(".")[2]: c.key for c in DIALOG} == {
        name: keys[name] for name in ("help", "words")
    }
