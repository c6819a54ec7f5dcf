"""Match Week and SOAP: the sets, the hours, the applications, and the rehearsal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.soap.record import SoapStatus
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.match.arrival import ArrivalScreen
from lorapp.screens.match.soap import DrillScreen, SoapScreen
from lorapp.screens.season.season import SeasonScreen
from tests.screens.fakes import shows
from tests.screens.real import demo_services, opened, press, shown, stand, told

MONDAY = "2027-03-15T12:00:00-04:00"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """The applicant of the demo on Monday noon of Match Week."""
    found = demo_services(tmp_path, "midseason", MONDAY)
    yield found
    found.close()


async def test_in_the_week_the_cursor_stands_on_the_hour_that_runs(services: Services) -> None:
    async with opened(services) as pilot:
        await press(pilot, "6", "w")
        assert shows(pilot, SoapScreen)
        assert "SOAP applications can be sent" in told(pilot)
        assert "Next, in 20 h" in told(pilot)
        assert "11:00 ET, 18:00 here" in shown(pilot)
        assert "nobody for you, not even a mentor" in told(pilot)
        await press(pilot, "e", "l", "y", "x")
        assert "Stand on a set or on an application" in shown(pilot)
        await stand(pilot, "hour:soap-round-1")
        assert "It ends 11:00 ET, 18:00 here." in told(pilot)
        await press(pilot, "enter", "escape", "escape")
        assert shows(pilot, SeasonScreen)


async def test_a_set_is_chosen_marked_and_taken_back(services: Services) -> None:
    async with opened(services) as pilot:
        await press(pilot, "6", "w")
        await stand(pilot, "set:neurology")
        assert "Proposed: Dr. Brandvold" in told(pilot)
        await press(pilot, "y")
        assert services.soap.sets()[1].is_ready
        await press(pilot, "y")
        assert not services.soap.sets()[1].is_ready
        await press(pilot, "enter")
        assert shows(pilot, FormScreen)
        await press(pilot, "ctrl+s")
        assert shows(pilot, SoapScreen)
        assert "Chosen: Dr. Brandvold" in told(pilot)
        await press(pilot, "x")
        assert services.unit.file().soap_plans == ()
        await press(pilot, "b", *"psychiatry", "enter")
        assert [one.specialty for one in services.soap.sets()][-1] == "psychiatry"


async def test_an_application_is_logged_in_a_line_and_says_where_it_stands(
    services: Services,
) -> None:
    async with opened(services) as pilot:
        await press(pilot, "6", "w", "a", *"Hill [b]Clinic", "enter")
        assert services.soap.sent()[0].name == "Hill [b]Clinic"
        await stand(pilot, "sent:S1")
        assert "1 of 45, all services together" in shown(pilot)
        assert "nobody may write to or call" in told(pilot)
        await press(pilot, "enter", "right", "ctrl+s")
        assert services.soap.sent()[0].status is SoapStatus.CONTACTED
        assert "you may answer" in told(pilot)
        services.soap.log("S1", SoapStatus.REJECTED, "A note")
        await press(pilot, "x")
        assert services.soap.sent() == ()


async def test_after_match_day_the_result_is_on_enter(tmp_path: Path) -> None:
    late = demo_services(tmp_path, "midseason", "2027-03-19T13:00:00-04:00")
    async with opened(late) as pilot:
        await press(pilot, "6", "w")
        assert "Enter result" in shown(pilot)
        await press(pilot, "enter")
        assert shows(pilot, ArrivalScreen)
    late.close()


async def test_before_the_week_the_sets_stand_first_and_a_rehearsal_is_kept(
    tmp_path: Path,
) -> None:
    early = demo_services(tmp_path, "midseason", "2027-02-20T12:00:00-05:00")
    async with opened(early) as pilot:
        await press(pilot, "6", "w")
        text = shown(pilot)
        assert text.index("Letter sets for SOAP") < text.index("Mon 15 Mar (ET)")
        await press(pilot, "r")
        assert shows(pilot, DrillScreen)
        await press(pilot, "enter", "n")
        assert "the set is not marked as ready" in told(pilot)
        await press(pilot, "space", "escape")
        await stand(pilot, "hour:match-day")
        await press(pilot, "enter")
        assert shows(pilot, SoapScreen)
        assert "would have been missing" in shown(pilot)
        assert early.unit.file().drills[0].minutes == 0
    early.close()
