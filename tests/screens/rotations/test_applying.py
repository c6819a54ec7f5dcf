"""Applications for rotations over a real store: the list, the log, the papers, the rotation."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.applying.changes import Missing
from lorapp.domain.applying.record import ApplicationStatus, LetterPolicy, RotationApplication
from lorapp.domain.rotations import RotationKind
from lorapp.screens.dialogs.application_log import ApplicationLog
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.frame.routes import open_step
from lorapp.screens.frame.shell import Shell
from lorapp.screens.rotations.applying import ApplicationsScreen
from lorapp.screens.rotations.rotation_papers import RotationPapersScreen
from lorapp.screens.season.season import SeasonScreen
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import lines, settle
from tests.screens.real import demo_services, opened, press, told

S = ApplicationStatus


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """The applicant of the demo with two applications for rotations."""
    found = demo_services(tmp_path, "midseason")
    for one in (
        RotationApplication(
            key="A1",
            site="Larkspur [b]Clinic",
            starts_on=date(2027, 3, 1),
            ends_on=date(2027, 3, 26),
            apply_by=date(2026, 12, 15),
            letter_policy=LetterPolicy.PROMISED,
            cost_usd=2000,
        ),
        RotationApplication(key="A2", site="Hawthorn", status=S.APPLIED, papers=()),
    ):
        found.rotation_applications.add(one)
    yield found
    found.close()


def held(services: Services, key: str) -> RotationApplication:
    return services.rotation_applications.of(key)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_list_says_what_each_application_needs(
    services: Services, size: tuple[int, int]
) -> None:
    async with opened(services, size) as pilot:
        await press(pilot, "2", "p")
        assert isinstance(pilot.app.screen, ApplicationsScreen)
        shown = "\n".join(lines(pilot))
        assert "Papers missing" in shown
        assert "Larkspur [b]Clinic" in shown
        assert "Waiting for an answer" in shown
        assert "Source: Academic Medicine." in told(pilot)
        assert "$500 a week" in told(pilot)
        await press(pilot, "slash", *"haw", "enter")
        assert "Larkspur" not in lines(pilot)[5]


async def test_two_keys_log_that_one_applied_and_papers_are_ticked_off(services: Services) -> None:
    async with opened(services) as pilot:
        await press(pilot, "2", "p", "l")
        assert isinstance(pilot.app.screen, ApplicationLog)
        await press(pilot, "enter")
        assert held(services, "A1").status is S.APPLIED
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RotationPapersScreen)
        assert "Waiting" not in told(pilot)
        first = pilot.app.screen.query_one(RowList).current
        assert first is not None
        assert first.title == "Visa appointment"
        assert "no verdict" in told(pilot)
        await press(pilot, "enter")
        done = {one.name: one.done_on for one in held(services, "A1").papers}
        assert done["Visa appointment"] == date(2026, 11, 22)
        await press(pilot, "a", *"Own form", "tab", *"+3w", "ctrl+s")
        assert held(services, "A1").papers[-1].due_on == date(2026, 12, 13)
        pilot.app.screen.query_one(RowList).select("paper:Own form")
        await press(pilot, "x")
        assert "Own form" not in [one.name for one in held(services, "A1").papers]


async def test_accepted_makes_a_rotation_and_asks_only_what_is_missing(services: Services) -> None:
    async with opened(services) as pilot:
        await press(pilot, "2", "p", "r")
        screen = pilot.app.screen
        assert isinstance(screen, FormScreen)
        assert list(screen.texts) == ["kind"]
        await press(pilot, *"elective", "ctrl+s")
        (stay,) = [one for one in services.unit.file().rotations if "Larkspur" in (one.site or "")]
        assert (stay.kind, stay.cost_usd) == (RotationKind.ELECTIVE, 2000)
        assert held(services, "A1").rotation == stay.key
        await press(pilot, "r")
        await press(pilot, "u")
        assert held(services, "A1").rotation is None
    assert all("Larkspur" not in (one.site or "") for one in services.unit.file().rotations)


async def test_an_application_is_added_by_its_site_alone_and_changed(services: Services) -> None:
    async with opened(services) as pilot:
        await press(pilot, "2", "p", "a", *"Tern House", "ctrl+s")
        assert held(services, "A3").site == "Tern House"
        row = pilot.app.screen.query_one(RowList).current
        assert row is not None
        assert row.id == "A3"
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, FormScreen)
        await press(pilot, "escape", "x")
        assert len(services.unit.file().rotation_applications) == 2


async def test_a_rotation_taken_away_leaves_its_application_accepted(services: Services) -> None:
    services.rotation_applications.log("A1", S.ACCEPTED)
    file = services.unit.file()
    services.rotation_applications.become("A1", Missing(kind=RotationKind.ELECTIVE))
    key = held(services, "A1").rotation
    assert key is not None
    services.rotations.remove(key)
    assert (held(services, "A1").rotation, held(services, "A1").status) == (None, S.ACCEPTED)
    assert services.unit.file().rotations == file.rotations


async def test_steps_and_the_season_lead_to_the_application(services: Services) -> None:
    async with opened(services) as pilot:
        shell = pilot.app
        assert isinstance(shell, Shell)
        for step in services.today.plan().steps:
            if step.key == "A1":
                open_step(shell, step)
                await settle(pilot)
                expected = (
                    RotationPapersScreen if step.rule == "rotation-paper" else ApplicationsScreen
                )
                assert isinstance(pilot.app.screen, expected)
                await press(pilot, "escape")
        await press(pilot, "6")
        screen = pilot.app.screen
        assert isinstance(screen, SeasonScreen)
        item = screen.items_by_id["hoped-A1"]
        screen.stand_on(item)
        await settle(pilot)
        assert "Where it stands: thinking about it." in told(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ApplicationsScreen)
