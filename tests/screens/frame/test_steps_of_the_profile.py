"""Steps about the applicant's own facts open where those facts are kept."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import Step, StepState
from lorapp.domain.letters.record import Event, EventKind
from lorapp.errors import LorError
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.frame.routes import PROFILE, open_named, open_step
from lorapp.screens.frame.shell import Shell
from lorapp.screens.letters.letter_record import LetterRecord
from lorapp.screens.mentors.mentors import MentorsScreen
from tests.screens.fakes import lines, settle, shows
from tests.screens.real import current, demo_services, opened, press


def step(rule: str, kind: str, key: str, more: str = "") -> Step:
    day = date(2026, 11, 22)
    return Step(
        id=f"{rule}:{kind}:{key}{more}",
        rule=rule,
        kind=kind,
        key=key,
        title="",
        opens=day,
        due=day,
        state=StepState.TODAY,
        source="practice-1",
    )


@pytest.mark.parametrize(
    ("key", "field"), [("ecfmg-certificate", "ecfmg_certified_on"), ("usmle-step-2-ck", "exams")]
)
async def test_an_exam_or_the_certificate_is_written_into_the_profile(
    planner: Services, key: str, field: str
) -> None:
    async with opened(planner) as pilot:
        assert isinstance(pilot.app, Shell)
        open_step(pilot.app, step("document", "document", key))
        await settle(pilot)
        form = pilot.app.screen
        assert isinstance(form, FormScreen)
        assert form.sheet.first == field
        assert form.focused is form._rows[field].editor


async def test_e_on_today_and_the_palette_open_the_profile(planner: Services) -> None:
    async with opened(planner) as pilot:
        assert isinstance(pilot.app, Shell)
        await press(pilot, "e")
        assert "Your profile" in "\n".join(lines(pilot))
        await press(pilot, "escape", "4")
        open_named(pilot.app, PROFILE)
        await settle(pilot)
        assert "Your profile" in "\n".join(lines(pilot))


async def test_before_there_is_a_record_e_asks_the_five_questions(services: Services) -> None:
    async with opened(services) as pilot:
        await press(pilot, "escape", "e")
        assert "Welcome to lorapp" in "\n".join(lines(pilot))


async def test_certifying_the_season_of_an_early_letter_takes_its_step_away(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "planner", "2027-05-02T12:00:00-04:00")
    letter = services.unit.file().letter("A-L1")
    services.letters.change(replace(letter, season=2027))
    services.letters.log("A-L1", Event(kind=EventKind.AGREED, on=date(2027, 5, 2)))
    wanted = "keep-letter:service:eras"
    async with opened(services) as pilot:
        assert isinstance(pilot.app, Shell)
        found = services.today.plan().step(wanted)
        assert found is not None
        open_step(pilot.app, found)
        await settle(pilot)
        assert "ERAS 2027: certified and submitted" in "\n".join(lines(pilot))
        await press(pilot, "enter")
        who = services.unit.file().applicant
        done = [(a.service, a.season, a.certified_on) for a in who.accounts]
        assert done == [("eras", 2027, date(2027, 5, 2))]
        assert services.today.plan().step(wanted) is None
        await press(pilot, "u")
        assert services.today.plan().step(wanted) is not None
        with pytest.raises(LorError, match="has not come yet"):
            services.profile.certify("eras", 2026, date(2027, 6, 1))
        open_step(pilot.app, step("keep-letter", "service", "eras", ":2026"))
        await settle(pilot)
        assert "ERAS 2026: certified" in "\n".join(lines(pilot))


async def test_the_end_of_a_request_opens_its_letter_and_a_backup_who_could_write(
    demo: Services,
) -> None:
    async with opened(demo) as pilot:
        assert isinstance(pilot.app, Shell)
        ends = replace(step("keep-letter", "letter", "B-L3"), letter="B-L3")
        open_step(pilot.app, ends)
        await settle(pilot)
        assert shows(pilot, LetterRecord)
        await press(pilot, "escape")
        for _ in range(2):
            open_step(pilot.app, step("line-up-backup", "service", "eras"))
            await settle(pilot)
            assert shows(pilot, MentorsScreen)
            assert "Asked already, by points" in "\n".join(lines(pilot))
        assert current(pilot) == "Dr. Brandvold"


async def test_the_one_who_saw_it_is_there_already(planner: Services) -> None:
    async with opened(planner) as pilot:
        assert isinstance(pilot.app, Shell)
        open_step(pilot.app, step("log-moment", "rotation", "A-R1", ":2026-W47"))
        await settle(pilot)
        assert "Dr. Harlan Quistgaard" in "\n".join(lines(pilot))
