"""The rank list: keys move, points stand beside the order, a certified list says what differs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.app import LorApp
from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from lorapp.config import Settings
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.match.criteria import CriteriaScreen
from lorapp.screens.match.interviews import InterviewsScreen
from lorapp.screens.match.ranking import RankScreen
from lorapp.screens.programs.program_record import ProgramRecord
from lorapp.screens.season.season import SeasonScreen
from lorapp.widgets.fields.fields import FieldRow
from lorapp.widgets.frame.bars import KeyLine
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import lines, settle, shows
from tests.screens.real import current, demo_services, opened, press, told

OPEN = "2027-02-20T12:00:00-05:00"
CLOSED = "2027-03-04T12:00:00-05:00"
SIZES = [(80, 24), (120, 36)]


def filled(services: Services) -> Services:
    """Three of the four programs on the list, one of them scored."""
    for key in ("B-P01", "B-P03", "B-P04"):
        services.ranking.add(key)
    services.ranking.add_criterion("Training", 5)
    services.ranking.judge("B-P01", {"C1": 8}, None)
    return services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    found = filled(demo_services(tmp_path, "midseason", OPEN))
    yield found
    found.close()


def shown(pilot: Pilot[Any]) -> str:
    """What stands on the screen, without the breaks of its lines."""
    return " ".join(line.strip() for line in lines(pilot))


def order(services: Services) -> list[str]:
    return [rank.program for rank in services.unit.file().ranks]


def fill(pilot: Pilot[Any], **texts: str) -> None:
    rows = {row.field.name: row for row in pilot.app.screen.query(FieldRow)}
    for name, text in texts.items():
        rows[name].fill(text)


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_stands_in_ones_own_order_with_points_beside_it(
    services: Services, size: tuple[int, int]
) -> None:
    async with opened(services, size) as pilot:
        await press(pilot, "6", "r")
        assert shows(pilot, RankScreen)
        text = shown(pilot)
        assert "1  Ashgrove Regional IM" in text
        assert "8 points" in text
        assert "NRMP, interviewed and not on the list" in text
        assert "not certified" in text
        assert all(len(line) <= size[0] for line in lines(pilot))
        assert "the mean of Training 8 (weight 5)" in told(pilot)
        assert "Rank by what you truly prefer" in told(pilot)
        assert "Lists close Thu 4 Mar 05:00 Amman (Wed 3 Mar 21:00 ET)." in told(pilot)
        await press(pilot, "escape")
        assert shows(pilot, SeasonScreen)


async def test_one_key_moves_a_program_and_undo_moves_it_back(services: Services) -> None:
    async with opened(services) as pilot:
        await press(pilot, "6", "r", "J")
        assert order(services) == ["B-P03", "B-P01", "B-P04"]
        assert current(pilot) == "Ashgrove Regional IM"
        await press(pilot, "J", "J")
        assert "It is the last." in shown(pilot)
        await press(pilot, "K", "K", "K")
        assert "It is the first." in shown(pilot)
        await press(pilot, "J", "u")
        assert order(services) == ["B-P01", "B-P03", "B-P04"]
        await press(pilot, "m", "3", "enter")
        assert order(services) == ["B-P03", "B-P04", "B-P01"]
        await press(pilot, "m", "9", "enter")
        assert "Write a whole number from 1 to 3." in shown(pilot)
        await press(pilot, "escape")
        assert order(services) == ["B-P03", "B-P04", "B-P01"]


async def test_who_was_interviewed_is_added_with_enter_and_others_by_name(
    services: Services,
) -> None:
    async with opened(services) as pilot:
        await press(pilot, "6", "r", "G")
        assert current(pilot) == "Northgate Lakes Neurology"
        assert "You were interviewed there." in told(pilot)
        await press(pilot, "J")
        assert "It is not on the list yet." in shown(pilot)
        await press(pilot, "p")
        assert shows(pilot, ProgramRecord)
        await press(pilot, "escape", "enter")
        assert order(services)[-1] == "B-P08"
        await press(pilot, "a", *"elm", "enter")
        assert order(services)[-1] == "B-P05"
        assert current(pilot) == "Elmhollow IM"
        assert "No interview there is behind you" in told(pilot)
        await press(pilot, "x")
        assert "B-P05" not in order(services)


async def test_a_program_is_left_out_with_its_points_and_brought_back(services: Services) -> None:
    async with opened(services) as pilot:
        await press(pilot, "6", "r", "o")
        assert "NRMP, left out" in shown(pilot)
        assert "Left out: Ashgrove Regional IM" in told(pilot)
        assert "bring back" in pilot.app.screen.query_one(KeyLine).text
        await press(pilot, "J")
        assert "Bring it back first" in shown(pilot)
        await press(pilot, "o")
        assert services.ranking.lists()[0].order == ("B-P01", "B-P03", "B-P04")


async def test_points_and_criteria_are_ones_own_and_sorting_is_asked_for(
    services: Services,
) -> None:
    async with opened(services) as pilot:
        await press(pilot, "6", "r", "c")
        assert shows(pilot, CriteriaScreen)
        assert "It counts 5 of 10. Points are given for 1 program." in told(pilot)
        await press(pilot, "a")
        assert "Such as People and teaching" in shown(pilot)
        fill(pilot, name="Town", weight="11")
        await press(pilot, "ctrl+s")
        assert "Write a number from 0 to 10." in shown(pilot)
        fill(pilot, weight="0")
        await press(pilot, "ctrl+s", "j")
        assert "Without a weight it does not count." in told(pilot)
        await press(pilot, "e")
        fill(pilot, weight="3")
        await press(pilot, "ctrl+s")
        assert [one.weight for one in services.unit.file().criteria] == [5, 3]
        await press(pilot, "x", "escape", "j", "enter")
        assert shows(pilot, FormScreen)
        fill(pilot, C1="9,5", note="Kind people.")
        await press(pilot, "ctrl+s")
        assert services.unit.file().ranks[1].note == "Kind people."
        assert "Kind people." in told(pilot)
        await press(pilot, "s")
        assert order(services) == ["B-P03", "B-P01", "B-P04"]
        await press(pilot, "s")
        assert "in the order of your points already" in shown(pilot)


async def test_a_certified_list_says_line_by_line_what_differs(services: Services) -> None:
    async with opened(services, (120, 36)) as pilot:
        await press(pilot, "6", "r")
        assert "certified" in pilot.app.screen.query_one(KeyLine).text
        await press(pilot, "l")
        assert "Certified Sat 20 Feb 20:00 Amman (12:00 ET), and unchanged since." in told(pilot)
        await press(pilot, "J", "J")
        assert "Ashgrove Regional IM: now 3, was 1." in told(pilot)
        assert "changed since" in shown(pilot)
        assert "was 1" in shown(pilot)
        await press(pilot, "escape", "1")
        assert "Certify the NRMP rank list again" in shown(pilot)
        step = next(one for one in services.today.plan().steps if one.rule == "certify-ranks")
        pilot.app.screen.query_one(RowList).select(step.id)
        await press(pilot, "enter")
        assert shows(pilot, RankScreen)
        await press(pilot, "G", "k", "K", "K")
        assert services.ranking.lists()[0].is_certified


async def test_after_the_closing_it_can_only_be_read(tmp_path: Path) -> None:
    early = demo_services(tmp_path, "midseason", OPEN)
    filled(early)
    early.close()
    late = open_services(tmp_path / "store", clock_from(CLOSED))
    async with opened(late) as pilot:
        await press(pilot, "6", "r", "J")
        assert "The NRMP list can only be read now;" in shown(pilot)
        assert order(late) == ["B-P01", "B-P03", "B-P04"]
        await press(pilot, "l")
        assert "If you certified in time, name the day" in shown(pilot)


async def test_an_empty_list_says_how_it_begins(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner")) as pilot:
        await press(pilot, "6", "r")
        assert "No rank list yet." in told(pilot)
        await press(pilot, "J")
        assert "There is no program here yet." in shown(pilot)
        await press(pilot, "l", "s", "o", "p", "c", "x", "e")
        assert "No criterion yet." in told(pilot)


async def test_interviews_lead_to_the_list_and_a_list_without_a_program_is_named(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "6", "d", "r")
        assert shows(pilot, RankScreen)
        assert "No program on it yet." in shown(pilot)
        assert "NRMP rank list" in told(pilot)
        await press(pilot, "space")
        assert "Rank every program at which you would train" in shown(pilot)
        await press(pilot, "escape", "escape")
        assert shows(pilot, InterviewsScreen)


async def test_while_a_list_is_empty_the_cursor_stands_on_what_enter_adds(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason", OPEN)) as pilot:
        await press(pilot, "6", "r")
        assert "Enter add it" in pilot.app.screen.query_one(KeyLine).text
        assert told(pilot).count("Interviewed and not on the list") == 1
        await press(pilot, "enter")
        assert "Ashgrove Regional IM. u takes it back" in shown(pilot)


async def test_without_a_criterion_only_adding_is_offered(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason", OPEN)) as pilot:
        await press(pilot, "6", "r", "c")
        assert shows(pilot, CriteriaScreen)
        assert "remove" not in pilot.app.screen.query_one(KeyLine).text


@pytest.mark.parametrize(("size", "theme"), [((80, 24), "dusk"), ((120, 36), "paper")])
def test_the_list_looks_right(
    snap_compare: Any,  # noqa: ANN401  the plugin gives it no type
    services: Services,
    size: tuple[int, int],
    theme: str,
) -> None:
    services.ranking.certify("nrmp")
    services.ranking.move_to("B-P04", 1)
    services.ranking.add("B-P05")
    services.ranking.leave_out("B-P03")

    async def go_there(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press("6", "r", "G", "k", "k")
        await settle(pilot)

    app = LorApp(services, Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=go_there)


async def test_a_closed_list_offers_nothing_that_would_be_refused(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason", CLOSED)) as pilot:
        await press(pilot, "6", "r")
        assert "Enter adds" not in shown(pilot)
        assert "Lists are closed, so it stays off this one." in shown(pilot)
        assert pilot.app.screen.query_one(KeyLine).text.split() == ["Esc", "back", "?", "help"]
