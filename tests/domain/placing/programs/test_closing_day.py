"""A closing day without its year falls before the season, and that is said."""

import pytest

from lorapp.domain.placing.programs.closing_day import closes_too_early
from tests.domain.engine.builders import applicant, day, program, record

FILE = record(applicant=applicant(season=2028))


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("12-1", "It stops reading on 1 Dec 2026, and season 2028 opens in June 2027."),
        ("2027-2-1", "Write the year too: 1 Feb 2028."),
        ("12-1", "Write the year too: 1 Dec 2027."),
    ],
)
def test_a_day_before_the_season_opens_names_the_year_it_may_mean(on: str, said: str) -> None:
    assert said in closes_too_early(FILE, program(season=None, complete_by=day(on)))


@pytest.mark.parametrize("on", [None, "2027-6-9", "2028-2-1"])
def test_a_day_of_the_season_or_none_is_taken(on: str | None) -> None:
    kept = program(season=None, complete_by=on and day(on))
    assert closes_too_early(FILE, kept) == ""


def test_an_open_position_closes_when_it_likes_and_another_season_counts_by_its_own() -> None:
    assert closes_too_early(FILE, program(match="none", complete_by=day("12-1"))) == ""
    assert closes_too_early(FILE, program(season=2027, complete_by=day("12-1"))) == ""
