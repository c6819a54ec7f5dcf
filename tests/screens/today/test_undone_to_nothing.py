"""Undo may take the whole record away: the screen says so, and how it comes back."""

from pathlib import Path

import pytest

from tests.screens.real import as_one_line, demo_services, opened, press, told


@pytest.mark.parametrize("screen", ["1", "3", "6"])
async def test_after_the_first_import_is_taken_back_the_status_names_the_way_back(
    tmp_path: Path, screen: str
) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, screen, "u")
        assert "No record yet" in as_one_line(pilot)
        assert "Taken back: Import" in as_one_line(pilot)
        assert "U does it again." in as_one_line(pilot)
        await press(pilot, "U")
        assert "Samir Daghlani" in as_one_line(pilot)


async def test_the_empty_page_keeps_saying_how_the_record_comes_back(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "u")
        assert "U brings back" in told(pilot)
