"""The palette finds things by the words people have for them."""

from pathlib import Path
from typing import Final

import pytest
from textual.command import CommandList

from lorapp.app import LorApp
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.forms.profile import ProfileSheet
from tests.screens.fakes import settle
from tests.screens.real import demo_services, opened, press, screen_name, shown

FOUND: Final = {
    "undo": "Take back the last change",
    "redo": "Do it again",
    "profile": "Your profile",
    "specialt": "Your profile",
    "cost": "Costs and signals",
    "colour": "Theme: ",
    "bckp": "Backups",
    "light": "Theme: paper",
    "dark": "Theme: dusk",
    "mix": "Report: letter portfolio",
    "audit": "Report: audit",
}


@pytest.mark.parametrize("asked", FOUND)
async def test_what_is_typed_is_found_by_its_name_its_verb_or_its_explanation(
    tmp_path: Path, asked: str
) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await press(pilot, "colon", *asked)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        found = pilot.app.screen.query_one(CommandList)
        assert str(found.get_option_at_index(0).prompt).startswith(FOUND[asked])


async def test_a_report_found_by_its_name_has_the_cursor(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await press(pilot, "colon", *"audit")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "enter")
        assert "▌ ○ Audit" in shown(pilot)


async def test_the_answers_of_the_first_run_can_be_changed_before_there_is_a_program(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await press(pilot, "colon", *"profile")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "enter")
        form = pilot.app.screen
        assert isinstance(form, FormScreen)
        assert isinstance(form.sheet, ProfileSheet)
        assert "J-1" in shown(pilot)


@pytest.mark.parametrize("mode", ["today", "letters"])
async def test_a_click_that_comes_before_the_palette_is_up_leads_away_from_it(
    tmp_path: Path, mode: str
) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        assert isinstance(pilot.app, LorApp)
        pilot.app.action_command_palette()
        await pilot.app.action_main(mode)
        await settle(pilot)
        assert pilot.app.current_mode == mode
        await press(pilot, "1")
        assert screen_name(pilot) == "TodayScreen"
        await press(pilot, "colon", *"undo")
        assert screen_name(pilot) == "SafePalette"
