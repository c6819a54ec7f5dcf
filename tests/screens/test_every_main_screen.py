"""What holds on every main screen: its guide page, no colour needed, plain signs."""

from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.config import Settings
from lorapp.screens.frame.base import Guarded
from lorapp.screens.frame.main import MAIN
from lorapp.services.guide.guide import ORDER, page
from lorapp.widgets.frame.bars import TabsLine
from tests.screens.fakes import lines, settle
from tests.screens.real import demo_services, opened, press

SIZE = (120, 36)
SHAPES = (((120, 36), "-wide"), ((80, 24), "-normal"))
VIEWS = (
    *(("1",), ("1", "space"), ("1", "w"), ("1", "l"), ("2",), ("2", "v"), ("3",), ("3", "v")),
    *(("4",), ("4", "v"), ("4", "space"), ("6",), ("6", "v"), ("6", "v"), ("8",)),
    *(("5",), ("5", "m"), ("5", "o"), ("5", "r")),
    *(("7",), ("7", "enter"), ("7", "v"), ("7", "v"), ("7", "v")),
    *(("f", *"um"), ("2", "a"), ("1", "question_mark"), ("question_mark", "end")),
)
"""Keys that lead to a view; between two views Esc goes back to where one was."""


async def seen(pilot: Pilot[Any]) -> dict[tuple[str, ...], list[str]]:
    """What each view shows."""
    found = {}
    for keys in VIEWS:
        await pilot.press(*keys)
        await settle(pilot)
        found[keys] = lines(pilot)
        await pilot.press("escape")
    return found


def test_every_main_screen_names_a_page_of_the_guide() -> None:
    for main in MAIN:
        screen = main.make()
        assert isinstance(screen, Guarded)
        assert f"screen-{main.mode}" == screen.GUIDE
        assert screen.GUIDE in ORDER
        assert page(screen.GUIDE).title == main.name == screen.NAME


async def test_nothing_is_said_by_colour_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    async with opened(demo_services(tmp_path / "a", "midseason"), SIZE) as pilot:
        coloured = await seen(pilot)
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(demo_services(tmp_path / "b", "midseason"), SIZE) as pilot:
        assert pilot.app.no_color
        assert await seen(pilot) == coloured


async def test_with_plain_signs_none_of_our_own_is_left(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services, SIZE, settings=Settings(ascii=True)) as pilot:
        left = {
            (view, line)
            for view, shown in (await seen(pilot)).items()
            for line in shown
            if not line.isascii()
        }
    assert left == set()


async def test_each_takes_a_new_shape_after_the_whole_record_was_undone(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services, (160, 48)) as pilot:
        for main in MAIN:
            await press(pilot, str(main.number))
        while not services.unit.is_empty():
            await press(pilot, "u")
        for main, (size, shape) in zip(MAIN, cycle(SHAPES), strict=False):
            await press(pilot, "escape", str(main.number))
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert pilot.app.screen.has_class(shape), (main.name, size)


async def test_a_click_on_the_lit_tab_leads_back_from_whatever_was_opened_above(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), size=(80, 24)) as pilot:
        await press(pilot, "6", "r", "c")
        assert len(pilot.app.screen_stack) == 3
        at = lines(pilot)[1].index("6Season")
        await pilot.click(TabsLine, offset=(at, 0))
        await settle(pilot)
        assert len(pilot.app.screen_stack) == 1
        await press(pilot, "1")
        assert pilot.app.current_mode == "today"
