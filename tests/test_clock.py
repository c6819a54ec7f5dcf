from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lorapp.clock import AheadClock, FixedClock, NoonClock, SystemClock, as_frozen, clock_from
from lorapp.errors import LorError

AMMAN = ZoneInfo("Asia/Amman")


def test_a_clock_that_was_set_answers_with_its_own_offset_and_a_day_with_that_of_the_zone() -> None:
    for text, told in (
        ("2026-11-22T12:00:00-05:00", "2026-11-22T12:00:00-05:00"),
        ("2026-11-22", "2026-11-22T12:00:00+03:00"),
    ):
        clock = AheadClock(clock_from(text))
        assert as_frozen(clock, clock.now(AMMAN)).isoformat() == told


@pytest.mark.parametrize("text", [None, ""])
def test_with_nothing_named_the_computer_tells_the_time(text: str | None) -> None:
    clock = clock_from(text)
    assert isinstance(clock, SystemClock)
    told = clock.now(AMMAN)
    assert told.tzinfo is AMMAN
    assert abs(told - clock.now(UTC)) < timedelta(minutes=1)


def test_a_day_is_noon_of_it_in_every_zone() -> None:
    clock = clock_from("2026-11-22")
    assert isinstance(clock, NoonClock)
    assert clock.now(AMMAN) == datetime(2026, 11, 22, 12, tzinfo=AMMAN)


def test_an_instant_stands_still_and_is_told_in_the_zone_asked_for() -> None:
    clock = clock_from("2026-11-22T12:00:00-05:00")
    assert isinstance(clock, FixedClock)
    assert clock.now(AMMAN).isoformat() == "2026-11-22T20:00:00+03:00"


@pytest.mark.parametrize("text", ["tomorrow", "2026-11-22T12:00:00", "2026-13-40"])
def test_what_is_neither_a_day_nor_an_instant_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(LorError, match="write a day"):
        clock_from(text)


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31", "9999-12-31T23:59:00-12:00"])
def test_a_year_that_no_record_can_hold_is_refused(text: str) -> None:
    with pytest.raises(LorError, match="years go from 1900 to 2200"):
        clock_from(text)
    assert clock_from("1900-01-01").now(UTC).year == 1900
