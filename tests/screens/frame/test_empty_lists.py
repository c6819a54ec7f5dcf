"""What to do first stands at the top of an empty list, where the eye looks; never twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from lorapp.domain.applicant import Applicant
from lorapp.services.interchange.demo import DEMO_NOW
from lorapp.widgets.frame.bars import KeyLine
from tests.screens.fakes import lines
from tests.screens.real import opened, press

SIZES: Final = [(60, 20), (120, 36)]
FIRST: Final = {
    ("2",): "No rotations yet.",
    ("2", "v"): "No rotations yet.",
    ("3",): "No mentors yet.",
    ("5",): "No programs yet.",
    ("7",): "No themes yet.",
    ("7", "v"): "No claims yet.",
    ("7", "v", "v"): "No themes yet.",
    ("7", "v", "v", "v"): "No papers yet.",
    ("2", "p"): "No application yet.",
    ("6", "d"): "No interviews yet.",
    ("5", "o"): "No program to propose for yet.",
    ("5", "i"): "No letter is placed or owed yet",
}


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Services]:
    services = open_services(tmp_path / "store", clock_from(DEMO_NOW))
    services.profile.start(Applicant(name="Ana Núñez", season=2028, timezone="Africa/Lagos"))
    yield services
    services.close()


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_list_says_at_its_top_what_to_do(
    begun: Services, size: tuple[int, int]
) -> None:
    async with opened(begun, size) as pilot:
        for keys, said in FIRST.items():
            await press(pilot, *keys)
            shown = [line.strip() for line in lines(pilot)]
            assert [line.startswith(said) for line in shown].index(True) <= 6, keys
            assert sum(line.startswith(said) for line in shown) == 1, keys
            await press(pilot, "escape")
            if keys[0] == "7":
                await press(pilot, *"v" * (5 - len(keys)))


async def test_the_papers_name_each_key_once(begun: Services) -> None:
    async with opened(begun) as pilot:
        await press(pilot, "7", "v", "v", "v")
        assert pilot.app.screen.query_one(KeyLine).text.count("statement") == 1


@pytest.mark.parametrize("keys", [("2", "v"), ("3",), ("5",), ("6",), ("7",), ("7", "v", "v", "v")])
async def test_a_record_that_was_taken_back_leaves_one_sentence(
    begun: Services, keys: tuple[str, ...]
) -> None:
    async with opened(begun) as pilot:
        await press(pilot, *keys, "u")
        body = [line.strip() for line in lines(pilot)[2:22]]
        assert list(filter(None, body)) == ["No record yet: 1, then Enter."]
