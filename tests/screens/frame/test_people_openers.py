from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import Step, StepState
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.forms.letter import LetterSheet
from lorapp.screens.frame.routes import open_record, open_step
from lorapp.screens.frame.shell import Shell
from lorapp.screens.rotations.rotations import RotationsScreen
from tests.screens.fakes import lines, settle
from tests.screens.real import demo_services, opened, press


def step(rule: str) -> Step:
    day = date(2026, 11, 22)
    return Step(
        id=f"{rule}:rotation:A-R1",
        rule=rule,
        kind="rotation",
        key="A-R1",
        title="",
        opens=day,
        due=day,
        state=StepState.TODAY,
        source="practice-1",
        mentor="A-M1",
    )


@pytest.mark.parametrize(
    ("rule", "title"),
    [
        ("log-moment", "Note a moment"),
        ("tell-goal", "Log a contact with Dr. Quistgaard"),
        ("ask-feedback", "Log a contact with Dr. Quistgaard"),
        ("chair-appointment", "Log a contact with Dr. Quistgaard"),
        ("thank-rotation", "Log a contact with Dr. Quistgaard"),
    ],
)
async def test_steps_with_people_open_their_form(planner: Services, rule: str, title: str) -> None:
    async with opened(planner) as pilot:
        assert isinstance(pilot.app, Shell)
        open_step(pilot.app, step(rule))
        await settle(pilot)
        assert title in "\n".join(lines(pilot))


async def test_thanks_for_a_rotation_have_their_words_and_log_no_event_of_the_letter(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "planner", "2026-11-30T12:00:00-05:00")
    async with opened(services) as pilot:
        await press(pilot, "j", "j", "l")
        assert "Log a contact with Dr. Quistgaard" in "\n".join(lines(pilot))
        await press(pilot, "escape", "enter")
        told = "\n".join(lines(pilot))
        assert "Thank Dr. Quistgaard for the rotation" in told
        assert "has come to an end" in told
        await press(pilot, "l", "enter")
        (contact,) = [c for c in services.unit.file().contacts if c.on == date(2026, 11, 30)]
        assert (contact.mentor, contact.note) == ("A-M1", "thanked for the rotation")
        assert "for the rotation" not in "\n".join(lines(pilot)[:8])


async def test_where_no_chair_is_named_a_chair_letter_is_planned_first(planner: Services) -> None:
    async with opened(planner) as pilot:
        assert isinstance(pilot.app, Shell)
        open_step(pilot.app, replace(step("chair-appointment"), mentor=None))
        await settle(pilot)
        assert "Plan a letter" in "\n".join(lines(pilot))
        form = pilot.app.screen
        assert isinstance(form, FormScreen)
        assert isinstance(form.sheet, LetterSheet)
        assert form.sheet.start(planner.unit.file(), date(2026, 11, 22))["chair"] is True


async def test_records_open_where_they_stand(planner: Services) -> None:
    async with opened(planner) as pilot:
        assert isinstance(pilot.app, Shell)
        open_record(pilot.app, "rotation", "A-R3")
        await settle(pilot)
        assert isinstance(pilot.app.screen, RotationsScreen)
        assert pilot.app.screen.stay is not None
        assert pilot.app.screen.stay.key == "A-R3"
        open_record(pilot.app, "moment", "A-E9")
        await settle(pilot)
        assert isinstance(pilot.app.screen, RotationsScreen)
        open_record(pilot.app, "moment", "A-E1")
        await settle(pilot)
        assert "Change this moment" in "\n".join(lines(pilot))
