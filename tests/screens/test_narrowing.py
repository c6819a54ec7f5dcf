"""``/`` on the main screens: typing narrows the list, Esc shows everything again."""

import gc
from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot

from lorapp.bootstrap import open_services
from lorapp.clock import clock_from
from lorapp.screens.frame.filtered import FilteredScreen
from lorapp.services.interchange.demo import DEMO_NOW
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.rows.narrowing import NOTHING
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import lines, settle
from tests.screens.real import demo_services, opened

ASKED: Final = {
    "1": ("thank dev", ["Thank Dr. Devlin-Lind"]),
    "2": ("ashgrove", ["Ashgrove Regional Hospital"]),
    "3": ("ottilie", ["Dr. Brandvold"]),
    "4": ("late umet", ["Dr. Umetani"]),
}
"""A screen, what is typed there, and the rows that are left."""


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await settle(pilot)


def titles(pilot: Pilot[Any]) -> list[str]:
    rows = next(rows for rows in pilot.app.screen.query(RowList) if rows.display)
    found = [getattr(line, "title", None) for line in rows._lines]
    return [title for title in found if title]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_typing_narrows_every_list_and_esc_shows_all(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), size) as pilot:
        for key, (asked, left) in ASKED.items():
            await press(pilot, key)
            every = titles(pilot)
            await press(pilot, "slash", *asked)
            assert lines(pilot)[-1] == "  Enter to the list   Esc show all"
            assert titles(pilot) == left
            assert asked in lines(pilot)[3]
            await press(pilot, "enter")
            assert "Esc show all" in lines(pilot)[-1]
            assert titles(pilot) == left
            await press(pilot, "escape")
            assert titles(pilot) == every
            assert not pilot.app.screen.query_one(FilterLine).is_open


async def test_what_is_nowhere_is_said_calmly_and_loses_nothing(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        for key in ASKED:
            await press(pilot, key, "slash", *"zzz")
            assert NOTHING in "\n".join(lines(pilot))
            assert titles(pilot) == []
            await press(pilot, "enter", "enter", "space", "escape", "escape", "escape")
            assert titles(pilot) != []


async def test_the_line_of_months_and_the_table_are_narrowed_too(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "2", "v", "slash", *"ashgrove", "enter")
        assert titles(pilot) == ["Ashgrove Regional Hospital", "Season"]
        await press(pilot, "escape", "4", "v", "slash", *"khour", "enter")
        assert titles(pilot) == ["Prof. Khourani"]
        assert "1 of 1" in "\n".join(lines(pilot))


async def test_letters_in_the_line_are_text_and_not_commands(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "3", "slash", *"quxl1")
        assert pilot.app.screen.query_one(FilterLine).value == "quxl1"


async def test_the_line_does_no_harm_before_there_is_a_record(tmp_path: Path) -> None:
    services = open_services(tmp_path / "store", clock_from(DEMO_NOW))
    async with opened(services) as pilot:
        await press(pilot, "escape")
        for key in "123468":
            await press(pilot, key, "slash", *"zzz", "enter", "escape")
            assert not pilot.app.screen.query_one(FilterLine).is_open


async def test_what_is_begun_and_given_up_at_once_leaves_nothing(
    tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, FilteredScreen)
        screen._read_whole_list()
        screen._read_whole_list()  # gives up the first before it has begun
        await settle(pilot)
    gc.collect()
    assert [str(warning.message) for warning in recwarn] == []
