from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.domain.calendar.projections import can_project, codes, match_day, project

seasons = st.integers(2000, 2199)

KNOWN = [
    ("J1", 2022, "2021-06-09T09:00"),
    ("J1", 2023, "2022-06-08T09:00"),
    ("J1", 2024, "2023-06-07T09:00"),
    ("J1", 2025, "2024-06-05T09:00"),
    ("J1", 2026, "2025-06-04T09:00"),
    ("J1", 2027, "2026-06-03T09:00"),
    ("J1", 2028, "2027-06-09T09:00"),
    ("J2", 2022, "2021-09-01T09:00"),
    ("J2", 2023, "2022-09-07T09:00"),
    ("J2", 2024, "2023-09-06T09:00"),
    ("J2", 2025, "2024-09-04T09:00"),
    ("J2", 2026, "2025-09-03T09:00"),
    ("J2", 2027, "2026-09-02T09:00"),
    ("J2", 2028, "2027-09-01T09:00"),
    ("J3", 2023, "2022-09-28T09:00"),
    ("J3", 2025, "2024-09-25T09:00"),
    ("J3", 2026, "2025-09-24T09:00"),
    ("J3", 2027, "2026-09-23T09:00"),
    ("J3", 2028, "2027-09-22T09:00"),
    ("J4", 2025, "2025-05-31T17:00"),
    ("J4", 2028, "2028-05-31T17:00"),
    ("N1", 2026, "2025-09-15T12:00"),
    ("N1", 2028, "2027-09-15T12:00"),
    ("N2", 2021, "2021-01-31T23:59"),
    ("N2", 2023, "2023-01-31T23:59"),
    ("N3", 2021, "2021-02-01T12:00"),
    ("N3", 2028, "2028-02-01T12:00"),
    ("N4", 2021, "2021-03-03T21:00"),
    ("N4", 2023, "2023-03-01T21:00"),
    ("N4", 2024, "2024-02-28T21:00"),
    ("N4", 2025, "2025-03-05T21:00"),
    ("N4", 2026, "2026-03-04T21:00"),
    ("N4", 2027, "2027-03-03T21:00"),
    ("N4", 2028, "2028-03-01T21:00"),
    ("N5", 2021, "2021-03-19T12:00"),
    ("N5", 2025, "2025-03-21T12:00"),
    ("N5", 2026, "2026-03-20T12:00"),
    ("N5", 2027, "2027-03-19T12:00"),
    ("N5", 2028, "2028-03-17T12:00"),
    ("N6", 2023, "2023-03-13T10:00"),
    ("N6", 2026, "2026-03-16T10:00"),
    ("N6", 2027, "2027-03-15T10:00"),
    ("N6", 2028, "2028-03-13T10:00"),
    ("M5", 2027, "2027-03-18T09:00"),
    ("L4", 2026, "2025-09-24T23:59"),
]

KNOWN_DAYS = [
    ("L1", 2026, date(2025, 6, 4)),
    ("L1", 2028, date(2027, 6, 2)),
    ("L2", 2026, date(2025, 8, 25)),
    ("L3", 2026, date(2025, 9, 3)),
    ("L5", 2028, date(2027, 10, 1)),
    ("U1", 2025, date(2024, 10, 25)),
    ("U1", 2026, date(2025, 10, 24)),
    ("U1", 2027, date(2026, 10, 23)),
    ("U1", 2028, date(2027, 10, 22)),
    ("P1", 2027, date(2027, 7, 1)),
    ("P2", 2027, date(2027, 3, 26)),
]


@pytest.mark.parametrize(("rule", "season", "expected"), KNOWN)
def test_a_rule_gives_the_hour_of_seasons_that_are_known(
    rule: str, season: int, expected: str
) -> None:
    found = project(rule, season)
    assert isinstance(found, datetime)
    assert found.replace(tzinfo=None) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(("rule", "season", "expected"), KNOWN_DAYS)
def test_a_rule_gives_the_day_of_seasons_that_are_known(
    rule: str, season: int, expected: date
) -> None:
    assert project(rule, season) == expected


def test_match_day_2027_is_not_the_20th_of_older_sheets() -> None:
    """F-36: dates moved by 365 days fall on the wrong weekday."""
    assert match_day(2027) == date(2027, 3, 19)


def test_rank_lists_are_due_in_winter_time_and_match_week_is_in_summer_time() -> None:
    due, monday = project("N4", 2027), project("N6", 2027)
    assert isinstance(due, datetime)
    assert isinstance(monday, datetime)
    assert due.utcoffset() == timedelta(hours=-5)
    assert monday.utcoffset() == timedelta(hours=-4)


def test_an_unknown_rule_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        project("J2x", 2027)


@pytest.mark.parametrize(
    ("season", "can"), [(1999, False), (2000, True), (2199, True), (2200, False)]
)
def test_only_seasons_of_our_time_are_projected(season: int, can: bool) -> None:
    assert can_project(season) is can


@given(seasons)
def test_the_dates_of_a_season_follow_each_other(season: int) -> None:
    order = ["J1", "J2", "J3", "N2", "N3", "N4", "N6", "M2", "M3", "M4", "M5", "M6", "N5", "J4"]
    found = [project(rule, season) for rule in order]
    assert found == sorted(found, key=lambda moment: moment.isoformat())


@given(seasons)
def test_weekdays_stay_what_the_rules_say(season: int) -> None:
    weekdays = {"J1": 2, "J2": 2, "J3": 2, "N4": 2, "N5": 4, "N6": 0}
    assert {rule: project(rule, season).weekday() for rule in weekdays} == weekdays


@given(seasons, st.sampled_from(sorted(codes())))
def test_every_rule_stays_within_its_season(season: int, rule: str) -> None:
    found = project(rule, season)
    day = found.date() if isinstance(found, datetime) else found
    assert date(season - 1, 5, 1) < day <= date(season, 7, 1)
