"""T3: month ends, leap days and year ends, for each day from 2024 to 2036."""

import os
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from lorapp.domain.dates import add_months, read_day, written_day
from lorapp.domain.engine.plan import plan
from lorapp.domain.wording.days import season_at
from tests.clocks.zones import living_in

FIRST, LAST = date(2024, 1, 1), date(2036, 12, 31)
DAYS: Final = [FIRST + timedelta(days=count) for count in range((LAST - FIRST).days + 1)]
MONTHS: Final = (-24, -12, -3, -1, 0, 1, 2, 3, 6, 12, 24)
PLANNED: Final = DAYS[:: 1 if os.environ.get("LORAPP_DAYS") else 29]


def _wrong(adding: Callable[[date, int], date]) -> int:
    """How often a way of adding months differs from the calendar's."""
    return sum(
        adding(day, months) != day + relativedelta(months=months)
        for day in DAYS
        for months in MONTHS
    )


def test_months_are_added_as_the_calendar_does_on_each_day() -> None:
    wrong = _wrong(add_months)
    print(f"T3 days={len(DAYS)} months={len(MONTHS)} wrong={wrong}")
    assert len(DAYS) == 4749
    assert wrong == 0


def test_months_of_thirty_days_would_be_found_out() -> None:
    wrong = _wrong(lambda day, months: day + timedelta(days=30 * months))
    print(f"T3 mutant, months of thirty days: wrong={wrong}")
    assert wrong > len(DAYS)


def test_a_month_and_a_year_as_typed_end_where_the_month_ends() -> None:
    for day in DAYS:
        assert read_day("+1m", day) == day + relativedelta(months=1)
        assert read_day("+1y", day) == day + relativedelta(years=1)
        assert read_day("1 year ago", day) == day - relativedelta(years=1)
        assert read_day(written_day(day), FIRST) == day
    assert read_day("+1m", date(2027, 1, 31)) == date(2027, 2, 28)
    assert read_day("+1m", date(2028, 1, 31)) == date(2028, 2, 29)
    assert read_day("+1y", date(2028, 2, 29)) == date(2029, 2, 28)


def test_monthly_on_the_thirty_first_comes_back_to_it() -> None:
    start = date(2024, 1, 31)
    days = [add_months(start, count) for count in range(156)]
    assert Counter(day.day for day in days)[31] == 7 * 13
    assert {day.day for day in days if day.month == 2 and day.year % 4} == {28}
    assert {day.day for day in days if day.month == 2 and not day.year % 4} == {29}


def test_a_season_has_each_of_its_days_once() -> None:
    seasons = Counter(season_at(day) for day in DAYS)
    assert {count for season, count in seasons.items() if 2024 < season < 2037} == {365, 366}
    assert [season for season, count in seasons.items() if count == 366] == [2028, 2032, 2036]


def test_the_plan_stands_on_each_day() -> None:
    file, steps = living_in("Asia/Amman"), 0
    for day in PLANNED:
        found = plan(file, datetime.combine(day, time(12), UTC))
        steps += len(found.steps)
        assert found.today == day
        assert all(2020 < step.due.year < 2041 for step in found.steps), day
    print(f"T3 plans={len(PLANNED)} steps={steps} faults=0")
    assert steps > len(PLANNED)
