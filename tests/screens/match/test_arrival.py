"""To the first day: the result, the list, the people, and closing the record."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.applicant import Visa
from lorapp.domain.arrival.record import MatchOutcome, MatchResult
from lorapp.domain.mentors import Helper
from lorapp.domain.programs import ProgramStatus
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.match.arrival import ArrivalScreen
from lorapp.screens.paths.messages.message import MessagePath
from lorapp.screens.season.season import SeasonScreen
from lorapp.screens.season.seasons import SeasonsScreen
from lorapp.widgets.frame.bars import KeyLine
from tests.screens.fakes import lines, shows
from tests.screens.real import demo_services, opened, press, shown, stand, told

AFTER = "2027-03-22T12:00:00-04:00"
MATCH_DAY = date(2027, 3, 19)
SIZES = [(80, 24), (120, 36)]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """The applicant of the demo on the Monday after Match Day."""
    found = demo_services(tmp_path, "midseason", AFTER)
    yield found
    found.close()


def result(services: Services, kind: MatchResult = MatchResult.MATCHED) -> None:
    program = "B-P01" if kind is MatchResult.MATCHED else None
    services.arrival.record(MatchOutcome(season=2027, result=kind, on=MATCH_DAY, program=program))


async def test_the_result_is_written_down_in_a_form(services: Services) -> None:
    async with opened(services) as pilot:
        await press(pilot, "6", "o")
        assert shows(pilot, ArrivalScreen)
        assert "Write down how the season ended" in shown(pilot)
        assert "The words to your writers" in told(pilot)
        await press(pilot, "enter")
        assert shows(pilot, FormScreen)
        await press(pilot, "tab", *"ashgrove", "ctrl+s")
        assert shows(pilot, ArrivalScreen)
        file = services.unit.file()
        assert file.outcomes[0].on == MATCH_DAY
        assert file.outcomes[0].program == "B-P01"
        assert file.program("B-P01").status is ProgramStatus.MATCHED
        await press(pilot, "u")
        assert services.unit.file().outcomes == ()
        await press(pilot, "escape")
        assert shows(pilot, SeasonScreen)


async def test_a_record_without_a_result_asks_for_it_before_it_is_closed(
    services: Services,
) -> None:
    async with opened(services) as pilot:
        await press(pilot, "6", "o", "c")
        assert shows(pilot, ArrivalScreen)
        assert "First write down how the season ended" in shown(pilot)
        assert "write it down" in pilot.app.screen.query_one(KeyLine).text


async def test_before_match_day_the_form_says_from_when(tmp_path: Path) -> None:
    early = demo_services(tmp_path, "midseason")
    async with opened(early) as pilot:
        await press(pilot, "6", "o", "r", "right", "tab", *"ashgrove", "ctrl+s")
        assert shows(pilot, FormScreen)
        assert "is known from" in shown(pilot)
        assert early.unit.file().outcomes == ()
        await press(pilot, "escape")


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_shows_days_and_ticks_off(services: Services, size: tuple[int, int]) -> None:
    result(services)
    async with opened(services, size) as pilot:
        await press(pilot, "6", "o")
        text = shown(pilot)
        assert "begins 1 Jul 2027" in text
        assert "To do" in text
        assert "Waits for another line" in text
        assert all(len(line) <= size[0] for line in lines(pilot))
        assert "First day: Thu 1 Jul 2027." in told(pilot)
        await stand(pilot, "task:contract")
        assert "By ~Thu 1 Apr, in 10 days." in told(pilot)
        assert "done" in pilot.app.screen.query_one(KeyLine).text
        await press(pilot, "enter")
        assert services.unit.file().tasks[0].done_on == date(2027, 3, 22)
        await stand(pilot, "task:contract")
        assert "Done on Mon 22 Mar." in told(pilot)
        await press(pilot, "enter")
        assert services.unit.file().tasks == ()
        await stand(pilot, "task:ds-2019")
        assert "First: Sponsorship application finished in OASIS, and paid." in told(pilot)
        await press(pilot, "space", "escape")


async def test_lines_are_moved_noted_added_put_away_and_removed(services: Services) -> None:
    result(services)
    async with opened(services) as pilot:
        await press(pilot, "6", "o")
        await stand(pilot, "task:housing")
        await press(pilot, "e", *"3", "space", *"may", "space", *"2027", "ctrl+s")
        assert services.unit.file().tasks[0].due_on == date(2027, 5, 3)
        assert "your own day" in told(pilot)
        await press(pilot, "x", *"no", "enter")
        assert services.unit.file().tasks[0].not_needed == "no"
        await stand(pilot, "task:housing")
        assert "You said: no" in told(pilot)
        await press(pilot, "delete")
        assert "Only a result or a line of your own" in shown(pilot)
        await press(pilot, "a", *"pack", "enter")
        await stand(pilot, "task:own-1")
        assert "Your own line." in told(pilot)
        await press(pilot, "delete")
        assert len(services.unit.file().tasks) == 1
        await stand(pilot, "outcome:2027:matched:B-P01")
        await press(pilot, "e")
        assert "How season 2027 ended" in shown(pilot)
        await press(pilot, "escape", "delete")
        assert services.unit.file().outcomes == ()
        await press(pilot, "x")
        assert "Stand on a line of the list" in shown(pilot)


async def test_a_late_line_and_an_unsettled_visa_class_are_said(services: Services) -> None:
    services.arrival.record(
        MatchOutcome(
            season=2027,
            result=MatchResult.OUTSIDE,
            on=date(2027, 3, 22),
            place="Elsewhere General",
            starts_on=date(2027, 4, 26),
        )
    )
    async with opened(services) as pilot:
        await press(pilot, "6", "o")
        assert "Late already" in shown(pilot)
        await stand(pilot, "task:visa-class")
        await stand(pilot, "task:immunisation")
        assert "usually done before you could know" in told(pilot)
        await press(pilot, "slash", *"titres")
        await press(pilot, "escape")


async def test_the_people_are_written_to_one_by_one(services: Services) -> None:
    result(services)
    mentor = services.unit.file().mentor("B-M1")
    services.mentors.change(replace(mentor, helpers=(Helper(name="Carla Soto", role="assistant"),)))
    async with opened(services) as pilot:
        await press(pilot, "6", "o", "v")
        assert "Dr. Devlin-Lind: thanks for the upload of 28 Aug." in told(pilot)
        await stand(pilot, "word:tell-outcome:mentor:B-M1")
        assert "the result of the Match" in told(pilot)
        await press(pilot, "enter")
        assert shows(pilot, MessagePath)
        assert "Ashgrove Regional IM" in shown(pilot)
        await press(pilot, "escape")
        await press(pilot, "x", *"no", "enter")
        assert services.unit.file().steps[-1].not_needed == "no"
        await stand(pilot, "helper:0")
        assert "Carla Soto: thanks for the help" in told(pilot)
        await press(pilot, "enter", "enter")
        assert services.unit.file().contacts[-1].note == "Thanked Carla Soto"
        await press(pilot, "v")
        assert "How the season ended" in shown(pilot)


async def test_closing_asks_for_each_writer_and_opens_again(services: Services) -> None:
    result(services, MatchResult.UNMATCHED)
    async with opened(services) as pilot:
        await press(pilot, "6", "o", "c", "ctrl+s")
        assert shows(pilot, FormScreen)
        assert "Still not thanked: Dr. Devlin-Lind" in shown(pilot)
        await press(pilot, *(["o", "k", "tab"] * 5), "ctrl+s")
        assert services.unit.file().closings[0].season == 2027
        assert "Season 2027 was closed on" in shown(pilot)
        await stand(pilot, "closed")
        assert "Nothing of it is asked for any more." in told(pilot)
        assert "Everything stays in" in told(pilot)
        await press(pilot, "v")
        assert "Nobody is owed a word today." in shown(pilot)
        await press(pilot, "v")
        await stand(pilot, "closed")
        await press(pilot, "enter")
        assert services.unit.file().closings == ()


async def test_a_step_and_the_agenda_open_their_line(services: Services) -> None:
    result(services)
    async with opened(services) as pilot:
        await press(pilot, "1")
        await stand(pilot, "onboard:task:contract")
        await press(pilot, "enter")
        assert shows(pilot, ArrivalScreen)
        assert "By ~Thu 1 Apr" in told(pilot)
        await press(pilot, "escape", "6")
        await stand(pilot, "task-licence")
        assert "States differ" in told(pilot)
        await press(pilot, "enter")
        assert "By ~Fri 2 Apr" in told(pilot)
        await press(pilot, "escape", "v", "v")
        assert "To the first day" in shown(pilot)


async def test_without_a_place_the_next_season_is_one_key_away(services: Services) -> None:
    result(services, MatchResult.UNMATCHED)
    async with opened(services) as pilot:
        await press(pilot, "6", "o")
        await stand(pilot, "seasons")
        assert "It hurts, and it says little about you as a doctor." in told(pilot)
        await press(pilot, "enter")
        assert shows(pilot, SeasonsScreen)
        await press(pilot, "escape")


async def test_an_unsettled_visa_class_is_the_first_row(services: Services) -> None:
    profile = replace(services.unit.file().applicant, visa=None)
    services.profile.change(profile)
    result(services)
    async with opened(services) as pilot:
        await press(pilot, "6", "o")
        await stand(pilot, "visa")
        assert "A green card or a US passport counts as none." in told(pilot)
        await press(pilot, "enter", "tab", "tab", "tab", "right", "right", "ctrl+s")
        assert services.unit.file().outcomes[0].visa is Visa.J1
