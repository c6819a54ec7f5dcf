"""The charts on the screen: one at a time, as a picture or as its table."""

from pathlib import Path

import pytest

from lorapp.bootstrap import open_services
from lorapp.clock import FixedClock
from lorapp.config import Settings
from lorapp.errors import LorError
from lorapp.screens.exports.charts import ChartsScreen
from lorapp.screens.guide.guide import PageScreen
from lorapp.widgets.rows.rows import RowList
from tests.conftest import NOON, a_beginning
from tests.screens.fakes import settle, shows
from tests.screens.paths.helpers import keys, show_path
from tests.screens.real import as_one_line, demo_services, opened, shown


async def test_v_changes_between_the_picture_and_its_table(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await show_path(pilot, ChartsScreen())
        picture = shown(pilot)
        assert "░ asked 5" in picture
        assert "█" in picture
        await keys(pilot, "v")
        table = shown(pilot)
        assert "Week from" in table
        assert "█" not in table
        await keys(pilot, "v")
        assert shown(pilot) == picture


async def test_the_chart_follows_the_cursor_and_an_empty_one_is_a_sentence(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await show_path(pilot, ChartsScreen())
        await keys(pilot, "j")
        assert "5 letters: 3 available, 1 bounced, 1 late." in shown(pilot)
        await keys(pilot, "j")
        assert "Dr. Umetani" in shown(pilot)
        await keys(pilot, "G")
        assert "No cost is noted for any of the 5 rotations yet." in shown(pilot)
    begun = open_services(tmp_path / "begun", FixedClock(NOON))
    begun.unit.begin(a_beginning(), "Begin")
    async with opened(begun) as pilot:
        await show_path(pilot, ChartsScreen())
        await keys(pilot, "G")
        assert "No rotation is noted yet, so there is no cost to show." in shown(pilot)


async def test_space_gives_the_chart_all_the_room_and_back(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await show_path(pilot, ChartsScreen())
        await keys(pilot, "space")
        assert "What rotations and fees cost" not in shown(pilot)
        assert "Space list" in shown(pilot)
        await keys(pilot, "space")
        assert "What rotations and fees cost" in shown(pilot)
        assert isinstance(pilot.app.focused, RowList)


async def test_s_saves_the_picture_and_says_where(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await show_path(pilot, ChartsScreen())
        await keys(pilot, "s")
        assert "Saved lorapp-chart-letters-over-time-2026-11-22.svg in" in as_one_line(pilot)
        saved = services.home.exports / "lorapp-chart-letters-over-time-2026-11-22.svg"
        assert saved.read_text("utf-8").startswith("<svg ")


async def test_what_cannot_be_saved_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = demo_services(tmp_path, "midseason")

    def refuse(_name: str) -> Path:
        raise LorError("The disk is full.")

    monkeypatch.setattr(services.charts, "save", refuse)
    async with opened(services) as pilot:
        await show_path(pilot, ChartsScreen())
        await keys(pilot, "s")
        assert "The disk is full." in as_one_line(pilot)


async def test_the_guide_has_a_page_on_it(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await show_path(pilot, ChartsScreen())
        await keys(pilot, "question_mark", "enter")
        await settle(pilot)
        assert shows(pilot, PageScreen)
        assert "Five pictures of your own record" in shown(pilot)


async def test_without_glyphs_of_its_own_the_picture_is_plain(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services, settings=Settings(ascii=True)) as pilot:
        await show_path(pilot, ChartsScreen())
        assert "# available 3" in shown(pilot)
        assert shown(pilot).isascii()


async def test_esc_brings_the_list_back_before_it_leaves(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await show_path(pilot, ChartsScreen())
        await keys(pilot, "space", "escape")
        assert shows(pilot, ChartsScreen)
        assert "What rotations and f" in shown(pilot)
        await keys(pilot, "escape")
        assert not shows(pilot, ChartsScreen)
