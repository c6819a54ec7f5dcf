"""Season: going to a typed day in each view, other seasons, and narrow windows."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.screens.dialogs.go_to_day import GoToDay
from lorapp.screens.season.season import SeasonScreen
from lorapp.widgets.season.month import MonthGrid
from tests.screens.fakes import lines
from tests.screens.real import demo_services, opened, press


async def go(pilot: Pilot[Any], text: str) -> SeasonScreen:
    await press(pilot, "T", *text, "enter")
    screen = pilot.app.screen
    assert isinstance(screen, SeasonScreen)
    return screen


@pytest.mark.parametrize("views", [0, 2])
async def test_a_typed_day_is_found_or_the_next_with_something(tmp_path: Path, views: int) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", *"v" * views)
        screen = await go(pilot, "4 dec")
        assert screen.item is not None
        assert screen.item.day == date(2026, 12, 10)
        screen = await go(pilot, "+9w")
        assert screen.item is not None
        assert screen.item.day is not None
        assert screen.item.day >= date(2027, 1, 24)
        screen = await go(pilot, "1 aug 2026")
        assert screen.item is not None
        assert screen.item.day is not None
        assert screen.item.day >= date(2026, 8, 1)
        assert screen.item.is_past
        await press(pilot, "t")
        assert not screen.item.is_past


async def test_the_month_goes_to_the_day_itself(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", "v")
        screen = await go(pilot, "5 dec")
        assert screen.query_one(MonthGrid).day == date(2026, 12, 5)


async def test_what_is_no_day_is_said_under_the_line_and_escape_stays(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", "T", *"soon", "enter")
        assert isinstance(pilot.app.screen, GoToDay)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, SeasonScreen)


async def test_the_dates_of_the_next_season_can_be_looked_at(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", "y")
        screen = pilot.app.screen
        assert isinstance(screen, SeasonScreen)
        assert screen.season == 2028
        assert "With the dates of season 2028" in "\n".join(lines(pilot))
        for _ in range(len(screen.services.season.around()) - 1):
            await press(pilot, "y")
        assert screen.season is None


async def test_a_narrow_window_keeps_days_and_hours(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (60, 20)) as pilot:
        await press(pilot, "6")
        assert any("Interview, Ashgrove" in line and "18:00" in line for line in lines(pilot))
