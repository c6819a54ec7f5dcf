"""A screen that a click on a tab has left already closes no other one."""

from pathlib import Path

from lorapp.app import LorApp
from lorapp.screens.dialogs.views import ViewsDialog
from lorapp.screens.today.first_run import FirstRun
from tests.screens.fakes import settle
from tests.screens.real import demo_services, opened, press, screen_name


async def test_the_first_questions_left_by_a_click_and_by_a_key_at_once_are_left_once(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        assert isinstance(pilot.app, LorApp)
        first = FirstRun()
        pilot.app.push_screen(first)
        await settle(pilot)
        await pilot.app.action_main("today")
        first.action_back()
        await settle(pilot)
        assert [type(one).__name__ for one in pilot.app.screen_stack] == ["TodayScreen"]
        await press(pilot, "4")
        assert screen_name(pilot) == "LettersScreen"


async def test_what_was_opened_meanwhile_stays(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        assert isinstance(pilot.app, LorApp)
        left, later = FirstRun(), ViewsDialog("letters", "")
        pilot.app.push_screen(left)
        await settle(pilot)
        await pilot.app.action_main("today")
        pilot.app.push_screen(later)
        left.action_back()
        await settle(pilot)
        assert pilot.app.screen is later
