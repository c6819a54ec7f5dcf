from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.bootstrap import Services
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.frame.routes import open_record
from lorapp.screens.frame.shell import Shell
from lorapp.screens.rotations.rotations import RotationsScreen
from lorapp.widgets.frame.bars import KeyLine
from tests.screens.fakes import lines, settle
from tests.screens.real import opened, press, told

SIZES = [(80, 24), (120, 36)]


@pytest.mark.parametrize("size", SIZES)
async def test_rotations_stand_by_running_coming_and_past(
    planner: Services, size: tuple[int, int]
) -> None:
    async with opened(planner, size) as pilot:
        await press(pilot, "2")
        shown = lines(pilot)
        heads = [
            line[2:9].strip()
            for line in shown
            if line[2:9].strip() in {"Running", "Coming", "Past"}
        ]
        assert heads == ["Running", "Coming", "Past"]
        row = next(line for line in shown if "Larkspur" in line)
        assert "2–27 Nov" in row
        assert "5 d left" in row
        assert all(len(line) <= size[0] for line in shown)


async def test_the_panel_tells_days_people_moments_and_weeks(planner: Services) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "2")
        text = told(pilot)
        assert "Days to ask: Mon 23, Tue 24, Wed 25 Nov." in text
        assert "Thu 26 Nov is a holiday (Thanksgiving)." in text
        assert "With Dr. Quistgaard · 3 moments noted." in text
        assert "US experience so far: 3 w observed" in text
        await press(pilot, "j")
        assert "Begins in 50 days." in told(pilot)
        assert "Middle, for feedback: Sat 23 Jan." in told(pilot)
        await press(pilot, "G")
        assert "Ended" in told(pilot)


async def test_v_draws_the_months_and_keeps_the_cursor(planner: Services) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "2", "j", "v")
        shown = "\n".join(lines(pilot))
        assert lines(pilot)[3].split()[:4] == ["Running", "Nov", "2027", "Mar"]
        assert "┄┄" in shown
        assert "○ days to ask" in shown
        assert "Tallow Creek" in told(pilot)
        assert "list" in pilot.app.screen.query_one(KeyLine).text
        await press(pilot, "G")
        assert "dates of the season" in told(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RotationsScreen)
        await press(pilot, "k", "v")
        assert "Orlea" in told(pilot)


async def test_a_guaranteed_letter_and_its_cost_stand_in_the_panel(planner: Services) -> None:
    stay = planner.unit.file().rotations[1]
    planner.rotations.change(replace(stay, letter_policy="guaranteed", cost_usd=2400))
    async with opened(planner) as pilot:
        await press(pilot, "2")
        assert "! A letter sold or guaranteed" in told(pilot)
        assert "Cost 2,400 USD, 600 a week." in told(pilot)


async def test_adding_and_changing_open_the_form(planner: Services) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "2", "a")
        assert isinstance(pilot.app.screen, FormScreen)
        await press(pilot, "escape", "e")
        assert "Change this rotation" in "\n".join(lines(pilot))
        await press(pilot, "escape", "m")
        assert "Note a moment" in "\n".join(lines(pilot))
        await press(pilot, "escape", "space")
        assert "Larkspur Valley Medical Center" in "\n".join(lines(pilot))


async def test_a_rotation_that_is_named_elsewhere_stays_and_another_goes_with_undo(
    planner: Services,
) -> None:
    stay = planner.unit.file().rotations[1]
    planner.rotations.add(replace(stay, key="R9", site="Elmhollow", mentors=()))
    async with opened(planner) as pilot:
        await press(pilot, "2", "x")
        assert "named by other records" in "\n".join(lines(pilot))
        open_record(shell_of(pilot), "rotation", "R9")
        await settle(pilot)
        await press(pilot, "x")
        assert "R9" not in planner.unit.file().rotations_by_key
        await press(pilot, "u")
        assert "R9" in planner.unit.file().rotations_by_key


def shell_of(pilot: Pilot[Any]) -> Shell:
    assert isinstance(pilot.app, Shell)
    return pilot.app


async def test_enter_does_the_next_thing_of_the_rotation_else_opens_it(planner: Services) -> None:
    async with opened(planner) as pilot:
        await press(pilot, "2")
        before = pilot.app.screen
        assert "next step" in before.query_one(KeyLine).text
        await press(pilot, "enter")
        assert pilot.app.screen is not before
        await press(pilot, "escape", "j", "enter")
        assert isinstance(pilot.app.screen, FormScreen)


async def test_no_rotation_says_how_to_add_one(planner: Services) -> None:
    planner.unit.command(
        "Empty", lambda file: replace(file, rotations=(), moments=(), letters=(), assignments=())
    )
    async with opened(planner) as pilot:
        await press(pilot, "2")
        assert "No rotations yet. a adds one in half a minute, I imports a list." in "\n".join(
            lines(pilot)
        )
        await press(pilot, "e", "x", "v", "m", "escape")
        assert isinstance(pilot.app.screen, RotationsScreen)


async def test_hostile_sites_are_shown_letter_for_letter(planner: Services) -> None:
    stay = planner.unit.file().rotations[1]
    for number, site in enumerate(("Roe [MD]", "[/]", "[@click=app.quit]x[/]", "a\\[b]c")):
        planner.rotations.add(replace(stay, key=f"X{number}", site=site, notes=site))
    async with opened(planner, (120, 36)) as pilot:
        await press(pilot, "2")
        for site in ("Roe [MD]", "[/]", "[@click=app.quit]x[/]", "a\\[b]c"):
            assert any(site in line for line in lines(pilot))
        await press(pilot, "v", "j", "j")
        assert "[" in told(pilot)


async def test_the_panel_tells_clinical_weeks_by_specialty_and_how_long_ago(
    demo: Services,
) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "2", "space")
        shown = " ".join(" ".join(lines(pilot)).split())
        assert "Of it clinical: 8 w internal medicine · 4 w neurology · last 5 months ago" in shown
