from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.calendar.offsets import observances

FIRST, LAST = date(2026, 1, 1), date(2028, 1, 1)
ZONES = (
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Karachi",
    "Asia/Amman",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
)


def test_a_zone_of_summer_time_is_told_change_by_change() -> None:
    found = observances(ZoneInfo("America/Chicago"), FIRST, date(2027, 1, 1))
    assert [(f"{one.starts:%Y-%m-%d %H:%M}", one.name, one.is_daylight) for one in found] == [
        ("2025-12-31 18:00", "CST", False),
        ("2026-03-08 02:00", "CDT", True),
        ("2026-11-01 02:00", "CST", False),
    ]
    assert [(one.before, one.after) for one in found[1:]] == [
        (timedelta(hours=-6), timedelta(hours=-5)),
        (timedelta(hours=-5), timedelta(hours=-6)),
    ]


def test_a_zone_that_never_changes_is_told_once() -> None:
    (only,) = observances(ZoneInfo("Asia/Amman"), FIRST, LAST)
    assert only.before == only.after == timedelta(hours=3)


@pytest.mark.parametrize("key", ZONES)
@given(minutes=st.integers(0, 2 * 365 * 24 * 60 - 1))
@settings(max_examples=30)
def test_what_is_told_gives_the_offset_of_every_minute(key: str, minutes: int) -> None:
    zone = ZoneInfo(key)
    instant = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    begun = [
        one
        for one in observances(zone, FIRST, LAST)
        if one.starts.replace(tzinfo=UTC) - one.before <= instant
    ]
    assert begun[-1].after == instant.astimezone(zone).utcoffset()
