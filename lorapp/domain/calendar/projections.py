"""Rules that tell a date of a season before anyone has published it.

Each rule has the code by which calendar rows name it; J1 to P1 are those whose fit to
earlier seasons is tested. Season N is the one whose training starts on 1 July of year N.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.calendar.business import FRIDAY, nth_weekday
from lorapp.domain.values import Moment

EASTERN: Final = "America/New_York"
WEDNESDAY: Final = 2
AUGUST: Final = 8

# Farther seasons cannot be told from these customs, and some would leave the calendar.
FIRST_SEASON: Final = 2000
LAST_SEASON: Final = 2199


def project(rule: str, season: int) -> Moment:
    """Return the date a rule gives for a season, in US Eastern time.

    KeyError when no rule has this code.
    """
    return _RULES[rule](season)


def can_project(season: int) -> bool:
    """Whether the rules say anything about a season."""
    return FIRST_SEASON <= season <= LAST_SEASON


def codes() -> frozenset[str]:
    """Return the codes of all rules."""
    return frozenset(_RULES)


@lru_cache(maxsize=1)
def _eastern() -> ZoneInfo:
    return ZoneInfo(EASTERN)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), _eastern())


def _season_opens(season: int) -> datetime:
    """J1: the first Wednesday on or after 3 June, 9:00."""
    third = date(season - 1, 6, 3)
    return _at(third + timedelta(days=(WEDNESDAY - third.weekday()) % 7), 9)


def _first_wednesday_of_september(season: int) -> date:
    return nth_weekday(season - 1, 9, WEDNESDAY, 1)


def _submission_opens(season: int) -> datetime:
    """J2: the first Wednesday of September, 9:00."""
    return _at(_first_wednesday_of_september(season), 9)


def _release(season: int) -> datetime:
    """J3: three weeks after submission opens, 9:00."""
    return _at(_first_wednesday_of_september(season) + timedelta(days=21), 9)


def match_day(season: int) -> date:
    """N5: the third Friday of March."""
    return nth_weekday(season, 3, FRIDAY, 3)


def _match_week(days: int, hour: int, minute: int = 0) -> Callable[[int], datetime]:
    """N6 and the steps of Match Week: so many days after its Monday."""
    return lambda season: _at(match_day(season) + timedelta(days=days - 4), hour, minute)


def _yearly(month: int, day: int, clock: tuple[int, int] | None = None) -> Callable[[int], Moment]:
    """Give the same day every year of training; months from August on lie in the year before."""

    def rule(season: int) -> Moment:
        found = date(season - 1 if month >= AUGUST else season, month, day)
        return _at(found, *clock) if clock else found

    return rule


def _same_weekday(first: date, clock: tuple[int, int] | None = None) -> Callable[[int], Moment]:
    """L1 to L4: the weekday of season 2025's date, nearest to its anniversary.

    For three seasons that is 364 days after the year before; later it cannot drift away.
    """

    def rule(season: int) -> Moment:
        anniversary = first.replace(year=season - 1)
        shift = (first.weekday() - anniversary.weekday() + 3) % 7 - 3
        found = anniversary + timedelta(days=shift)
        return _at(found, *clock) if clock else found

    return rule


def _urology_offers(season: int) -> date:
    """U1: the fourth Friday of October."""
    return nth_weekday(season - 1, 10, FRIDAY, 4)


def _visa_path(season: int) -> date:
    """P2: within a week of Match Day."""
    return match_day(season) + timedelta(days=7)


_RULES: Final[Mapping[str, Callable[[int], Moment]]] = {
    "J1": _season_opens,
    "J2": _submission_opens,
    "J3": _release,
    "J4": _yearly(5, 31, (17, 0)),
    "N1": _yearly(9, 15, (12, 0)),
    "N2": _yearly(1, 31, (23, 59)),
    "N3": _yearly(2, 1, (12, 0)),
    "N4": _match_week(-12, 21),
    "N5": _match_week(4, 12),
    "N6": _match_week(0, 10),
    "M1": _match_week(0, 9, 30),
    "M2": _match_week(0, 11),
    "M3": _match_week(1, 8),
    "M4": _match_week(2, 9),
    "M5": _match_week(3, 9),
    "M6": _match_week(3, 21),
    "E1": _yearly(1, 31),
    "L1": _same_weekday(date(2024, 6, 5)),
    "L2": _same_weekday(date(2024, 8, 26)),
    "L3": _same_weekday(date(2024, 9, 4)),
    "L4": _same_weekday(date(2024, 9, 25), (23, 59)),
    "L5": _yearly(10, 1),
    "V1": _yearly(9, 1),
    "U1": _urology_offers,
    "P1": _yearly(7, 1),
    "P2": _visa_path,
    "P3": _yearly(5, 31),
    "P4": _yearly(6, 30),
    "P5": _yearly(6, 15),
}
