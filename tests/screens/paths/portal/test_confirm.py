from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from lorapp.bootstrap import Services
from lorapp.domain.letters.record import EventKind
from lorapp.screens.paths.portal.confirm import ConfirmPath
from lorapp.screens.paths.portal.request import RequestPath
from tests.screens.paths.helpers import agreed, keys, on, services_of, show_path, write
from tests.screens.real import demo_services, opened, shown

OPEN_SEASON = "2027-06-14T12:00:00-04:00"


async def test_before_the_season_opens_two_ways_stand_with_their_days(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    agreed(services, "A-L1")
    async with opened(services) as pilot:
        await show_path(pilot, ConfirmPath("A-L1"))
        text = shown(pilot)
        assert "Wait, and request after ~9 Jun 2027" in text
        assert "Use season 2027 now" in text
        await keys(pilot, "down")
        text = shown(pilot)
        assert "certify and submit by ~31 May 2027, 17:00 ET" in text
        assert "Officially described only for the older portal" in text
        await keys(pilot, "l")
        assert "The season is not open" in shown(pilot)


async def test_the_season_that_runs_brings_two_steps_and_can_be_undone(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    agreed(services, "A-L1")
    async with opened(services) as pilot:
        await show_path(pilot, ConfirmPath("A-L1"))
        await keys(pilot, "down", "enter")
        assert "Two steps will then stand in the plan" in shown(pilot)
        await keys(pilot, "enter")
        assert services.unit.file().letter("A-L1").season == 2028
        await keys(pilot, "enter", "down", "enter")
        assert services.unit.file().letter("A-L1").season == 2027
        rules = {step.rule: step for step in services.today.plan().steps}
        assert rules["keep-letter"].due.isoformat() == "2027-05-31"
        assert rules["import-letter"].letter == "A-L1"
        assert "Read these back" in shown(pilot)
        await keys(pilot, "u")
        assert services.unit.file().letter("A-L1").season == 2028


async def test_waiting_leaves_everything_as_it_is(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    agreed(services, "A-L1")
    async with opened(services) as pilot:
        await show_path(pilot, ConfirmPath("A-L1"))
        await keys(pilot, "enter")
        assert not on(pilot, ConfirmPath)
        assert "comes back when the season opens" in shown(pilot)


async def written_after_a_slip(pilot: Pilot[Any], services: Services) -> None:
    """Read back the name, then write the address twice: differing first, then the same."""
    await keys(pilot, "l")
    assert "Read back first: the name, the address" in shown(pilot)
    await keys(pilot, "enter", "enter")
    await write(pilot, "h.quistgard@example.org")
    await keys(pilot, "tab")
    await write(pilot, "h.quistgaard@example.org")
    await keys(pilot, "ctrl+s")
    assert "The two addresses differ" in shown(pilot)
    assert services.unit.file().letter("A-L1").events[-1].kind is EventKind.AGREED
    await keys(pilot, "escape", "enter")
    await keys(pilot, "ctrl+u")
    await write(pilot, "h.quistgaard@example.org")
    await keys(pilot, "tab", "ctrl+s")
    assert "2 of 5 read back" in shown(pilot)


async def test_five_ticks_then_the_entry_is_confirmed_and_the_request_follows(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "planner", OPEN_SEASON)
    agreed(services, "A-L1")
    async with opened(services) as pilot:
        await show_path(pilot, ConfirmPath("A-L1"))
        await written_after_a_slip(pilot, services)
        await keys(pilot, "enter", "enter", "enter", "enter")
        assert "Not a chair's letter" in shown(pilot)
        await keys(pilot, "enter")
        assert "Source: AAMC and published studies, seen" in shown(pilot)
        await keys(pilot, "enter")
        assert "no default" in shown(pilot)
        await keys(pilot, "enter", "down", "enter", "enter")
        letter = services_of(pilot).unit.file().letter("A-L1")
        assert letter.waived is True
        assert letter.email == "h.quistgaard@example.org"
        assert on(pilot, RequestPath)
        await keys(pilot, "l")
        kinds = [event.kind for event in services.unit.file().letter("A-L1").events]
        assert kinds[-2:] == [EventKind.CONFIRMED, EventKind.REQUESTED]
