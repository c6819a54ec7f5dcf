"""T4: business days are those of the federal calendar, observed days and all."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.domain.calendar import business
from lorapp.domain.calendar.business import (
    add_business_days,
    business_days_between,
    holiday_name,
    is_business_day,
    is_doubtful,
    next_business_day,
    nth_weekday,
)
from lorapp.errors import RefusedError

FIRST, LAST = date(2020, 1, 1), date(2035, 12, 31)
days = st.dates(date(2015, 1, 1), date(2040, 12, 31))


def every_day() -> list[date]:
    return [FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1)]


ORACLE = holidays.country_holidays("US", years=range(2020, 2036))


def wrong_days() -> list[date]:
    """The days that are not to us what they are to the holidays library."""
    return [
        day
        for day in every_day()
        if is_business_day(day) != (day.weekday() < 5 and day not in ORACLE)
        or (holiday_name(day) is None) != (day not in ORACLE)
    ]


def test_every_day_from_2020_to_2035_agrees_with_the_holidays_library() -> None:
    wrong = wrong_days()
    observed = [day for day in every_day() if str(holiday_name(day) or "").endswith("(observed)")]
    print(f"T4 days={len(every_day())} observed={len(observed)} wrong={len(wrong)}")
    assert wrong == []
    assert {day.weekday() for day in observed} == {0, 4}


def test_counts_between_any_two_days_agree_with_the_library() -> None:
    working = [day for day in every_day() if day.weekday() < 5 and day not in ORACLE]
    for count in (1, 2, 5, 10, 21):
        pairs = list(zip(working, working[count:], strict=False))
        assert all(add_business_days(start, count) == end for start, end in pairs)
        assert all(business_days_between(start, end) == count for start, end in pairs)


def test_without_the_days_on_which_holidays_are_observed_some_would_be_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    business._free_days.cache_clear()
    monkeypatch.setattr(business, "_observed", lambda day: day)
    wrong = wrong_days()
    business._free_days.cache_clear()
    print(f"T4 mutant, nothing observed: wrong={len(wrong)}")
    assert wrong


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 26), "Thanksgiving"),
        (date(2027, 7, 4), "Independence Day"),
        (date(2027, 7, 5), "Independence Day (observed)"),
        (date(2026, 7, 3), "Independence Day (observed)"),
        (date(2027, 12, 31), "New Year's Day (observed)"),
        (date(2027, 1, 18), "Martin Luther King Jr. Day"),
        (date(2021, 6, 18), "Juneteenth (observed)"),
        (date(2026, 11, 27), None),
    ],
)
def test_a_holiday_is_called_by_its_name(day: date, name: str | None) -> None:
    assert holiday_name(day) == name


@pytest.mark.parametrize(("year", "count"), [(2020, 10), (2025, 11)])
def test_juneteenth_is_a_holiday_since_2021(year: int, count: int) -> None:
    names = {holiday_name(date(year, 1, 1) + timedelta(days=count)) for count in range(365)}
    assert len({name for name in names if name and "observed" not in name}) == count


def test_the_third_friday_of_march_2027_is_the_19th() -> None:
    assert nth_weekday(2027, 3, 4, 3) == date(2027, 3, 19)


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        (date(2026, 9, 23), -5, date(2026, 9, 16)),
        (date(2026, 9, 9), -5, date(2026, 9, 1)),
        (date(2026, 11, 25), 1, date(2026, 11, 27)),
        (date(2026, 11, 22), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
        (date(2026, 11, 22), -1, date(2026, 11, 20)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
    ],
)
def test_business_days_are_counted_from_the_next_one(day: date, count: int, found: date) -> None:
    assert add_business_days(day, count) == found


@pytest.mark.parametrize(
    ("day", "doubtful"),
    [
        (date(2026, 11, 27), True),
        (date(2025, 11, 10), True),
        (date(2026, 11, 26), False),
        (date(2026, 11, 25), False),
        (date(2026, 11, 20), False),
        (date(2026, 11, 23), False),
        (date(2026, 11, 28), False),
    ],
)
def test_a_day_between_a_holiday_and_a_weekend_is_doubtful(day: date, doubtful: bool) -> None:
    assert is_doubtful(day) is doubtful


def test_the_ends_of_the_calendar_are_refused_with_a_sentence() -> None:
    with pytest.raises(RefusedError, match="choose a nearer one"):
        add_business_days(date.max, 1)
    with pytest.raises(RefusedError, match="choose a nearer one"):
        add_business_days(date.min, -1)


def test_the_last_and_the_first_day_of_the_calendar_can_be_judged() -> None:
    assert is_business_day(date.max) == (date.max.weekday() < 5 and not holiday_name(date.max))
    assert not is_business_day(date.min)
    assert business_days_between(date.min, date.max) > 2_000_000


@given(days)
def test_the_next_business_day_is_the_first_from_the_day_on(day: date) -> None:
    found = next_business_day(day)
    assert is_business_day(found)
    skipped = [day + timedelta(days=count) for count in range((found - day).days)]
    assert not any(is_business_day(other) for other in skipped)


@given(days, days)
def test_counting_agrees_with_looking_at_every_day(start: date, end: date) -> None:
    low, high = sorted((start, end))
    count = sum(
        is_business_day(low + timedelta(days=index)) for index in range(1, (high - low).days + 1)
    )
    assert business_days_between(start, end) == (count if start <= end else -count)


@given(days, st.integers(-60, 60))
def test_adding_business_days_is_undone_by_counting_them(day: date, count: int) -> None:
    start = next_business_day(day)
    found = add_business_days(start, count)
    assert business_days_between(start, found) == count
    assert is_business_day(found)
