from datetime import date
from pathlib import Path
from typing import cast

import pytest
from textual.widgets import Input

from lorapp.bootstrap import open_services
from lorapp.clock import clock_from
from lorapp.domain.applicant import Applicant, Visa
from lorapp.domain.wording.days import coming_season
from lorapp.screens.frame.panel import WholePanel
from lorapp.screens.today.first_run import FirstRun
from lorapp.screens.today.road import stop_of
from lorapp.screens.today.today import TodayScreen
from lorapp.services.interchange.demo import DEMO_NOW
from lorapp.widgets.fields.fields import FieldRow
from lorapp.widgets.frame.bars import KeyLine
from tests.screens.fakes import a_file, fake_services, lines, running, settle, shows
from tests.screens.real import opened, press


def test_the_season_suggested_is_the_one_still_ahead() -> None:
    assert coming_season(date(2026, 11, 22)) == 2028
    assert coming_season(date(2026, 7, 1)) == 2027


async def test_five_answers_begin_a_record_and_show_the_road(tmp_path: Path) -> None:
    services = fake_services(tmp_path, empty=True)
    async with running(services) as pilot:
        assert shows(pilot, FirstRun)
        await press(pilot, *"Ana Roe", "enter")
        zone = cast("Input", pilot.app.focused)
        zone.value = "bucharest"
        await pilot.press(
            "enter", "enter", *"internal medicine, neurology", "enter", "right", "enter"
        )
        await settle(pilot)
        applicant = services.done[0][1]
        assert applicant == Applicant(
            name="Ana Roe",
            timezone="Europe/Bucharest",
            season=2028,
            specialties=("internal-medicine", "neurology"),
            visa=Visa.NONE,
        )
        assert shows(pilot, WholePanel)
        assert any("you are here" in line for line in lines(pilot))
        await press(pilot, "enter")
        assert shows(pilot, TodayScreen)
        assert any("Add your first rotation" in line for line in lines(pilot))
        assert services.kept == {}


async def test_esc_never_loses_typed_text(tmp_path: Path) -> None:
    services = fake_services(tmp_path, empty=True)
    async with running(services) as pilot:
        await pilot.press(*"Ana", "escape")
        await settle(pilot)
        assert services.kept["first-run"]["name"] == "Ana"
        assert any("Answer five questions and begin" in line for line in lines(pilot))
        await pilot.press("enter")
        await settle(pilot)
        assert shows(pilot, FirstRun)
        assert cast("Input", pilot.app.focused).value == "Ana"


async def test_an_answer_that_cannot_be_taken_is_told_below_its_field(tmp_path: Path) -> None:
    services = fake_services(tmp_path, empty=True)
    async with running(services) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert any("Your name is needed." in line for line in lines(pilot))
        await press(pilot, "ctrl+s")
        assert services.done == []


def test_the_road_knows_how_far_a_record_is() -> None:
    file = a_file()
    assert stop_of(file) == 0


@pytest.mark.parametrize("key", ["2", "3", "4", "5", "6", "7"])
async def test_before_there_is_a_record_each_screen_says_where_it_begins(
    tmp_path: Path, key: str
) -> None:
    async with opened(open_services(tmp_path / "store", clock_from(DEMO_NOW))) as pilot:
        for pressed in ("escape", key):
            await pilot.press(pressed)
            await settle(pilot)
        screen = type(pilot.app.screen)
        begins = "  No record yet: 1, then Enter."
        assert any(line.startswith(begins) for line in lines(pilot)[3:6])
        assert "add" not in pilot.app.screen.query_one(KeyLine).text
        for pressed in ("a", "e", "l", "i", "I", "d", "m", "M", "v"):
            await pilot.press(pressed)
            await settle(pilot)
            assert shows(pilot, screen)
        assert any(line.startswith(begins) for line in lines(pilot)[3:6])


async def test_who_leaves_the_questions_hears_how_to_look_around_first(tmp_path: Path) -> None:
    async with opened(open_services(tmp_path / "store", clock_from(DEMO_NOW))) as pilot:
        await pilot.press("escape")
        await settle(pilot)
        said = "\n".join(lines(pilot))
        assert "type lorapp demo" in said
        assert "type lorapp import FILE" in said


async def test_the_beginning_of_a_specialty_is_enough_and_an_own_one_is_pointed_out(
    tmp_path: Path,
) -> None:
    async with opened(open_services(tmp_path / "store", clock_from(DEMO_NOW))) as pilot:
        row = pilot.app.screen.query(FieldRow)[3]
        row.editor.focus()
        await pilot.press(*"internal")
        await settle(pilot)
        assert "= Internal medicine" in "\n".join(lines(pilot))
        await pilot.press(*",meds")
        await settle(pilot)
        assert "No rules are known for meds" in "\n".join(lines(pilot))
