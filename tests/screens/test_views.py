"""What is looked for often is chosen instead of typed."""

from pathlib import Path

from lorapp.screens.dialogs.views import ViewsDialog
from lorapp.widgets.rows.rows import RowList
from tests.screens.real import demo_services, opened, press, shown


async def test_a_view_is_kept_and_shown_again_by_two_keys(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "4", "slash", *"umetani", "enter")
        narrow = shown(pilot)
        assert "Khourani" not in narrow
        await press(pilot, "V", "a", "escape", "escape")
        assert "Khourani" in shown(pilot)
        await press(pilot, "V", "j", "enter")
        assert shown(pilot) == narrow
        await press(pilot, "V", "enter")
        assert "Khourani" in shown(pilot)


async def test_every_list_has_views_of_its_own(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "4", "slash", *"umetani", "enter", "V", "a", "escape")
        await press(pilot, "5", "V")
        assert "first look for something" in shown(pilot)
        assert "umetani" not in shown(pilot)


async def test_a_view_is_removed_and_everything_stays(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "4", "slash", *"umetani", "enter", "V", "a")
        assert "umetani" in shown(pilot)
        await press(pilot, "x", "x")
        assert pilot.app.screen.query_one(RowList).current is not None
        await press(pilot, "escape", "escape", "V")
        assert "umetani" not in shown(pilot)
        assert "Everything" in shown(pilot)


async def test_nothing_looked_for_is_refused_in_words(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "4", "V", "a")
        assert isinstance(pilot.app.screen, ViewsDialog)
        assert "Look for something first" in shown(pilot)
