from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.early_upload import (
    early_upload,
    ending_text,
    lost_at_season_end,
    opening_text,
)
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from tests.screens.real import demo_services

EASTERN = ZoneInfo("America/New_York")


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> SeasonFile:
    home: Path = tmp_path_factory.mktemp("planner")
    services = demo_services(home, "planner")
    file = services.unit.file()
    services.close()
    return file


def at(file: SeasonFile, day: date) -> Situation:
    return Situation(file, datetime(day.year, day.month, day.day, 12, tzinfo=EASTERN))


def test_before_the_opening_one_may_wait_or_use_the_season_that_runs(planner: SeasonFile) -> None:
    now = at(planner, date(2026, 11, 22))
    found = early_upload(now, planner.letter("A-L1"))
    assert found is not None
    assert found.runs == 2027
    assert opening_text(now, found) == "~9 Jun 2027"
    assert ending_text(now, found).endswith("31 May 2027, 17:00 ET")


def test_once_the_season_is_open_there_is_no_choice(planner: SeasonFile) -> None:
    assert early_upload(at(planner, date(2027, 7, 1)), planner.letter("A-L1")) is None


def test_when_the_old_season_is_over_only_waiting_is_left(planner: SeasonFile) -> None:
    now = at(planner, date(2027, 6, 3))
    found = early_upload(now, planner.letter("A-L1"))
    assert found is not None
    assert found.runs is None
    assert ending_text(now, found) == ""


def test_other_services_know_no_early_upload(planner: SeasonFile) -> None:
    now = at(planner, date(2026, 11, 22))
    letter = replace(planner.letter("A-L1"), service="residencycas")
    found = early_upload(now, letter)
    assert found is None or found.runs is None


def test_from_april_on_a_request_may_be_lost_at_the_end_of_may(planner: SeasonFile) -> None:
    letter = replace(planner.letter("A-L1"), season=2027)
    assert lost_at_season_end(at(planner, date(2027, 3, 31)), letter) is None
    assert lost_at_season_end(at(planner, date(2027, 4, 1)), letter) == date(2027, 5, 31)
    assert lost_at_season_end(at(planner, date(2027, 6, 2)), letter) is None
    assert lost_at_season_end(at(planner, date(2027, 6, 2)), replace(letter, season=2090)) is None


def test_a_date_nobody_has_set_yet_is_said_to_be_unknown(planner: SeasonFile) -> None:
    now = at(planner, date(2026, 11, 22))
    found = early_upload(now, planner.letter("A-L1"))
    assert found is not None
    unset = replace(found, opening=replace(found.opening, at=None))
    assert opening_text(now, unset) == "a day not yet known"
