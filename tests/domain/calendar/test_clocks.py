from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.calendar.clocks import clock_changes, hours_ahead

WINTER = datetime(2026, 11, 22, 12, tzinfo=UTC)
SUMMER = datetime(2027, 7, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "winter", "summer"),
    [
        ("Asia/Karachi", 10, 9),
        ("Asia/Kolkata", 10.5, 9.5),
        ("Europe/Bucharest", 7, 7),
        ("America/Los_Angeles", -3, -3),
        ("America/New_York", 0, 0),
    ],
)
def test_the_hours_between_two_clocks_follow_the_day(
    zone: str, winter: float, summer: float
) -> None:
    assert hours_ahead(WINTER, ZoneInfo(zone)) == winter
    assert hours_ahead(SUMMER, ZoneInfo(zone)) == summer


def test_a_home_without_summer_time_changes_with_the_us_alone() -> None:
    found = clock_changes(ZoneInfo("Asia/Amman"), date(2026, 11, 22), date(2027, 12, 1))
    assert [(c.on, c.before, c.after, c.us, c.home, c.until) for c in found] == [
        (date(2027, 3, 14), 8, 7, True, False, None),
        (date(2027, 11, 7), 7, 8, True, False, None),
    ]


def test_weeks_in_which_only_one_side_has_changed_say_when_they_end() -> None:
    found = clock_changes(ZoneInfo("Europe/Bucharest"), date(2026, 11, 22), date(2027, 12, 1))
    assert [(c.on, c.after, c.until) for c in found] == [
        (date(2027, 3, 14), 6, date(2027, 3, 28)),
        (date(2027, 3, 28), 7, None),
        (date(2027, 10, 31), 6, date(2027, 11, 7)),
        (date(2027, 11, 7), 7, None),
    ]


def test_clocks_that_move_together_are_no_change() -> None:
    assert clock_changes(ZoneInfo("America/Toronto"), date(2026, 1, 1), date(2027, 12, 1)) == ()


def test_a_span_that_ends_before_it_begins_has_no_change() -> None:
    assert clock_changes(ZoneInfo("Asia/Amman"), date(2027, 6, 1), date(2026, 6, 1)) == ()


def test_no_more_than_800_days_are_looked_at() -> None:
    found = clock_changes(ZoneInfo("Asia/Amman"), date(2026, 11, 22), date(2199, 1, 1))
    assert max(change.on for change in found).year == 2028
