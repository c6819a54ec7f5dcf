"""Seasons: the next one, earlier letters, what is wanted anew, and what changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.seasons.record import ReuseAnswer
from lorapp.domain.seasons.rollover import kept_programs
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.letters.letter_record import LetterRecord
from lorapp.screens.paths.messages.message import MessagePath
from lorapp.screens.season.seasons import SeasonsScreen
from tests.screens.fakes import shows
from tests.screens.real import demo_services, opened, press, shown, stand, told

JUNE = "2027-06-15T12:00:00-04:00"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """The applicant of the demo on a day of June, when the next season is open."""
    found = demo_services(tmp_path, "midseason", JUNE)
    yield found
    found.close()


@pytest.fixture
def again(services: Services) -> Services:
    services.seasons.roll_over("2028", kept_programs(services.seasons.rehearse(), "open"))
    return services


async def test_the_next_season_is_confirmed_by_its_number(services: Services) -> None:
    async with opened(services) as pilot:
        await press(pilot, "6", "s")
        assert shows(pilot, SeasonsScreen)
        assert "You are here" in told(pilot)
        await press(pilot, "n")
        assert "From season 2027 to 2028" in shown(pilot)
        await press(pilot, "tab", *"2027", "ctrl+s")
        assert shows(pilot, FormScreen)
        await press(pilot, *["backspace"] * 4, *"2028", "ctrl+s")
        assert services.unit.file().applicant.season == 2028
        assert "Ask again?" in shown(pilot)
        await press(pilot, "u")
        assert services.unit.file().applicant.season == 2027


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_earlier_letters_lead_from_the_question_to_the_import(
    again: Services, size: tuple[int, int]
) -> None:
    async with opened(again, size) as pilot:
        await press(pilot, "6", "s")
        await stand(pilot, "letter:B-L1")
        assert "dated mark" in told(pilot)
        await press(pilot, "enter")
        assert shows(pilot, MessagePath)
        await press(pilot, "escape")
        await stand(pilot, "letter:B-L1")
        await press(pilot, "l")
        assert "What Dr. Brandvold said" in shown(pilot)
        await press(pilot, "right", "ctrl+s")
        assert again.unit.file().reuses[0].answer is ReuseAnswer.YES
        await stand(pilot, "letter:B-L1")
        await press(pilot, "enter")
        assert "Import the letter of Dr. Brandvold" in shown(pilot)
        await press(pilot, "tab", "right", "ctrl+s")
        assert again.unit.file().letters[-1].imported_from == 2027


async def test_answers_close_a_letter_or_open_the_new_one(again: Services) -> None:
    again.seasons.answered("B-L1", ReuseAnswer.NO)
    again.seasons.answered("B-L2", ReuseAnswer.FRESH)
    again.seasons.imported("B-L5", processing_since=again.unit.now())
    async with opened(again) as pilot:
        await press(pilot, "6", "s")
        await stand(pilot, "letter:B-L2")
        await press(pilot, "enter")
        assert shows(pilot, LetterRecord)
        await press(pilot, "escape")
        await stand(pilot, "letter:B-L5")
        await press(pilot, "a")
        await press(pilot, "i")
        assert "The imported letter of" in shown(pilot)
        await press(pilot, *["backspace"] * 20, "ctrl+s")
        assert again.unit.file().letters[-1].processing_since is None
        await stand(pilot, "letter:B-L1")
        await press(pilot, "i", "ctrl+s")
        assert "asked you not to use this letter" in shown(pilot)
        await press(pilot, "escape", "escape")


async def test_lines_are_ticked_opened_and_put_away(again: Services) -> None:
    async with opened(again) as pilot:
        await press(pilot, "6", "s")
        await press(pilot, "x", "a")
        await press(pilot, "l")
        await press(pilot, "i")
        assert shows(pilot, SeasonsScreen)
        await stand(pilot, "line:names")
        await press(pilot, "enter")
        assert "done Tue 15 Jun" in shown(pilot)
        await press(pilot, "enter")
        assert again.unit.file().tasks == ()
        await press(pilot, "x", *"same", "enter")
        assert again.unit.file().tasks[0].not_needed == "same"
        assert "You said: same" in told(pilot)
        await stand(pilot, "change:3")
        assert "10 again" in told(pilot)
        await press(pilot, "slash", *"brand")
        assert "Brandvold" in shown(pilot)
        assert "Buy the new" not in shown(pilot)


async def test_a_question_without_an_answer_waits_to_be_logged(again: Services) -> None:
    again.seasons.asked("B-L1")
    async with opened(again) as pilot:
        await press(pilot, "6", "s")
        await stand(pilot, "letter:B-L1")
        assert "Asked on Tue 15 Jun." in told(pilot)
        await press(pilot, "enter")
        assert "What Dr. Brandvold said" in shown(pilot)


async def test_a_step_opens_its_letter_and_its_line(again: Services) -> None:
    async with opened(again) as pilot:
        await press(pilot, "1")
        await stand(pilot, "season-start:task:token")
        await press(pilot, "enter")
        assert shows(pilot, SeasonsScreen)
        assert "one season" in told(pilot)
        await press(pilot, "escape")
        await stand(pilot, "ask-reuse:letter:B-L1")
        await press(pilot, "enter")
        assert shows(pilot, MessagePath)
