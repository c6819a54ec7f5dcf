"""Business days of the United States: no weekend, no federal holiday."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from lorapp.errors import RefusedError

DAY: Final = timedelta(days=1)
MONDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = 0, 3, 4, 5, 6
WEEK: Final = 7
WORKING_DAYS: Final = 5
JUNETEENTH_SINCE: Final = 2021

_OUT_OF_RANGE: Final = "That day is outside the years 1 to 9999; choose a nearer one."


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the ``nth`` (from 1) given weekday (Monday is 0) of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % WEEK + WEEK * (nth - 1))


def holiday_name(day: date) -> str | None:
    """Name the federal holiday that falls, or is observed, on a day."""
    return _free_days(day.year)[1].get(day)


def is_business_day(day: date) -> bool:
    """Whether offices work: Monday to Friday and no federal holiday."""
    return day.weekday() < SATURDAY and day not in _free_days(day.year)[0]


def next_business_day(day: date) -> date:
    """Return the day itself if offices work, else the next one on which they do."""
    while not is_business_day(day):
        day = _step(day, DAY)
    return day


def add_business_days(day: date, count: int) -> date:
    """Return the business day ``count`` business days after ``day`` (before, if negative).

    ``day`` itself is never counted; 0 gives it back as it is. RefusedError outside the
    years 1 to 9999.
    """
    return _moved(day, count)


@lru_cache(maxsize=4096)
def _moved(day: date, count: int) -> date:
    step = DAY if count > 0 else -DAY
    for _ in range(abs(count)):
        day = _step(day, step)
        while not is_business_day(day):
            day = _step(day, step)
    return day


def business_days_between(start: date, end: date) -> int:
    """Count the business days after ``start`` up to and with ``end``; negative if before it."""
    if end < start:
        return -business_days_between(end, start)
    weeks, rest = divmod((end - start).days, WEEK)
    count = weeks * WORKING_DAYS
    count += sum((end.weekday() - back) % WEEK < SATURDAY for back in range(rest))
    for year in range(start.year, end.year + 1):
        holidays = _free_days(year)[0]
        count -= sum(start < day <= end and day.weekday() < SATURDAY for day in holidays)
    return count


def is_doubtful(day: date) -> bool:
    """Whether offices work but many people do not: squeezed between holiday and weekend."""
    if not is_business_day(day) or day.weekday() not in {MONDAY, FRIDAY}:
        return False
    neighbour = day + DAY if day.weekday() == MONDAY else day - DAY
    return not is_business_day(neighbour)


def _step(day: date, step: timedelta) -> date:
    try:
        return day + step
    except OverflowError:
        raise RefusedError(_OUT_OF_RANGE) from None


@lru_cache(maxsize=512)
def _free_days(year: int) -> tuple[frozenset[date], Mapping[date, str]]:
    named = _named_days(year)
    for day, name in tuple(named.items()):
        observed = _observed(day)
        if observed.year == year:
            named.setdefault(observed, f"{name} (observed)")
    eve = date(year, 12, 31)
    if eve.weekday() == FRIDAY:
        named[eve] = "New Year's Day (observed)"
    return frozenset(named), named


def _named_days(year: int) -> dict[date, str]:
    named = {
        date(year, 1, 1): "New Year's Day",
        nth_weekday(year, 1, MONDAY, 3): "Martin Luther King Jr. Day",
        nth_weekday(year, 2, MONDAY, 3): "Washington's Birthday",
        nth_weekday(year, 6, MONDAY, 1) - WEEK * DAY: "Memorial Day",
        date(year, 7, 4): "Independence Day",
        nth_weekday(year, 9, MONDAY, 1): "Labor Day",
        nth_weekday(year, 10, MONDAY, 2): "Columbus Day",
        date(year, 11, 11): "Veterans Day",
        nth_weekday(year, 11, THURSDAY, 4): "Thanksgiving",
        date(year, 12, 25): "Christmas Day",
    }
    if year >= JUNETEENTH_SINCE:
        named[date(year, 6, 19)] = "Juneteenth"
    return named


def _observed(day: date) -> date:
    """Saturday's holiday is observed on Friday, Sunday's on Monday."""
    shift = {SATURDAY: -1, SUNDAY: 1}.get(day.weekday(), 0)
    ordinal = max(day.toordinal() + shift, 1)
    return date.fromordinal(ordinal)
