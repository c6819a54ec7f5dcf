"""Days as people type them: one reading or a sentence that helps, never a guess.

Understood are ``2026-11-02``, ``2 nov``, ``nov 2``, ``2 nov 2026``, ``Mon 2 Nov 2026``, ``+3w``,
``-2d``, ``in 3 weeks``, ``3 weeks ago``, ``today``, ``tomorrow``, ``yesterday``, ``mon``,
``next mon`` and ``last fri``. Figures alone (``25/11/2026``) are understood where only one day
fits them; where two days fit, the sentence asks which.

- A day without a year is the occurrence nearest to today; of two equally near, the coming one.
- ``mon`` is today or one of the six days after it, ``next mon`` one of the seven days after
  today, ``last mon`` one of the seven days before it.
- Months and years are added by the calendar: one month after 31 January is the last of February.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from lorapp.domain.wording.days import MONTHS, WEEKDAYS
from lorapp.errors import LorError

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
TEXT_MAX: Final = 60
_FEBRUARY, _DECEMBER, _MONTH_MAX, _FULL_YEAR, _SHORT_YEAR = 2, 12, 31, 4, 2
_LEAP_YEAR = 2024

HELP: Final = "Try `2 nov`, `2026-11-02`, `+3w` or `next mon`."


class UnreadableDayError(LorError, ValueError):
    """A typed day that has no reading, or more than one."""


def read_day(text: str, today: date) -> date:
    """Return the one day a person meant.

    Raises UnreadableDayError with a sentence on how to write it.
    """
    plain = _plain(text)
    if not plain:
        raise UnreadableDayError(f"A day is needed. {HELP}")
    if len(plain) > TEXT_MAX:
        raise UnreadableDayError(f"This is too long for a day. {HELP}")
    for pattern, reading in _GRAMMAR:
        found = pattern.fullmatch(plain)
        if found:
            return reading(found, today)
    raise UnreadableDayError(f"This is not a day. {HELP}")


def written_day(day: date) -> str:
    """Write a day so that it has one reading everywhere: ``Mon 2 Nov 2026``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {_named(day)}"


def add_months(day: date, months: int) -> date:
    """Move by calendar months, to the month's last day where it is too short.

    Raises UnreadableDayError outside 1900 to 2200.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = _year(count // 12), count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _named(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year:04}"


def _plain(text: str) -> str:
    """Lower case, Western figures, single spaces, no commas; ``~`` and ``=`` are ours."""
    figures = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    parted = figures.replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-").replace(",", " ")
    return " ".join(parted.lower().split()).lstrip("=~ ").rstrip(".")


def _year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableDayError(f"Years go from {FIRST_YEAR} to {LAST_YEAR}. {HELP}")
    return year


def _from_count(found: re.Match[str], today: date) -> date:
    sign = -1 if found["sign"] == "-" or found["ago"] else 1
    count = sign * int(found["count"])
    unit = found["unit"][0]
    if unit in "my":
        return add_months(today, count * (12 if unit == "y" else 1))
    ordinal = today.toordinal() + count * (7 if unit == "w" else 1)
    last = date(LAST_YEAR, 12, 31).toordinal()
    if not date(FIRST_YEAR, 1, 1).toordinal() <= ordinal <= last:
        raise UnreadableDayError(f"Years go from {FIRST_YEAR} to {LAST_YEAR}. {HELP}")
    return date.fromordinal(ordinal)


def _from_unsigned(found: re.Match[str], _today: date) -> date:
    count, unit = int(found["count"]), found["unit"][0]
    raise UnreadableDayError(f"From today or back? Try `+{count}{unit}` or `-{count}{unit}`.")


def _from_word(found: re.Match[str], today: date) -> date:
    return _shifted(today, {"today": 0, "tomorrow": 1, "yesterday": -1}[found[0]])


def _from_weekday(found: re.Match[str], today: date) -> date:
    weekday = _place(WEEKDAYS, found["weekday"])
    coming = (weekday - today.weekday()) % 7
    match found["which"]:
        case "next":
            return _shifted(today, coming or 7)
        case "last":
            return _shifted(today, coming - 7)
        case _:
            return _shifted(today, coming)


def _shifted(today: date, days: int) -> date:
    _year(today.year)
    moved = today + timedelta(days=days)
    _year(moved.year)
    return moved


def _from_year_first(found: re.Match[str], _today: date) -> date:
    return _exact(int(found["year"]), int(found["month"]), int(found["day"]))


def _from_names(found: re.Match[str], today: date) -> date:
    month, number = _place(MONTHS, found["month"]) + 1, int(found["day"])
    if found["year"]:
        if len(found["year"]) != _FULL_YEAR:
            full = 2000 + int(found["year"]) % 100
            raise UnreadableDayError(
                f"Write the year in full, as in `{number} {MONTHS[month - 1][:3].lower()} {full}`."
            )
        day = _exact(int(found["year"]), month, number)
    else:
        day = _nearest(month, number, today)
    if found["weekday"] and _place(WEEKDAYS, found["weekday"]) != day.weekday():
        raise UnreadableDayError(
            f"{_named(day)} is a {WEEKDAYS[day.weekday()]}. "
            f"Try `{_named(day).lower()}` or another day."
        )
    return day


def _exact(year: int, month: int, number: int) -> date:
    _year(year)
    if not 1 <= month <= _DECEMBER:
        raise UnreadableDayError("Months go from 1 to 12. Try `2 nov` or `2026-11-02`.")
    last = monthrange(year, month)[1]
    name = MONTHS[month - 1]
    if not 1 <= number <= last:
        shown = f"February {year}" if month == _FEBRUARY else name
        raise UnreadableDayError(
            f"{shown} has {last} days. Try `{last} {name[:3].lower()} {year}` or `+2w`."
        )
    return date(year, month, number)


def _nearest(month: int, number: int, today: date) -> date:
    """Find the occurrence of a day of the year nearest to today, a tie going to the coming one."""
    longest = monthrange(_LEAP_YEAR, month)[1]
    name = MONTHS[month - 1]
    if not 1 <= number <= longest:
        shown = "at most 29" if month == _FEBRUARY else str(longest)
        raise UnreadableDayError(
            f"{name} has {shown} days. Try `{longest} {name[:3].lower()}` or `+2w`."
        )
    years = range(max(today.year - 8, FIRST_YEAR), min(today.year + 8, LAST_YEAR) + 1)
    days = [date(y, month, number) for y in years if number <= monthrange(y, month)[1]]
    if not days:
        raise UnreadableDayError(f"Years go from {FIRST_YEAR} to {LAST_YEAR}. {HELP}")
    return min(days, key=lambda day: (abs((day - today).days), day < today))


def _from_figures(found: re.Match[str], today: date) -> date:
    """Figures alone: taken where all orders that fit give one day, else asked."""
    first, second, third = int(found["first"]), int(found["second"]), found["third"]
    orders = [(first, second), (second, first)]
    readings: set[date] = set()
    if third is None:
        readings |= {day for d, m in orders if (day := _fitting(None, m, d, today))}
    else:
        years = (int(third),) if len(third) == _FULL_YEAR else (2000 + int(third),)
        readings |= {day for y in years for d, m in orders if (day := _fitting(y, m, d, today))}
        if len(third) == _SHORT_YEAR and (day := _fitting(2000 + first, second, int(third), today)):
            readings.add(day)
    return _only(readings)


def _fitting(year: int | None, month: int, number: int, today: date) -> date | None:
    if not 1 <= month <= _DECEMBER:
        return None
    try:
        return _nearest(month, number, today) if year is None else _exact(year, month, number)
    except UnreadableDayError:
        return None


def _only(readings: set[date]) -> date:
    if len(readings) == 1:
        return readings.pop()
    if not readings:
        raise UnreadableDayError(f"No day fits these figures. {HELP}")
    days = [f"`{_named(day).lower()}`" for day in sorted(readings)]
    listed = f"{', '.join(days[:-1])} or {days[-1]}"
    raise UnreadableDayError(f"This can be read as {listed}. Write the one you mean.")


def _from_number(found: re.Match[str], _today: date) -> date:
    number = int(found[0])
    if FIRST_YEAR <= number <= LAST_YEAR:
        raise UnreadableDayError(f"Which day of {number}? Try `2 nov {number}`.")
    if 1 <= number <= _MONTH_MAX:
        raise UnreadableDayError(f"Which month? Try `{number} nov` or `+{number}d`.")
    raise UnreadableDayError(f"A number alone is not a day. {HELP}")


def _from_month(found: re.Match[str], _today: date) -> date:
    short = MONTHS[_place(MONTHS, found["month"])][:3].lower()
    year = f" {found['year']}" if found["year"] else ""
    raise UnreadableDayError(f"Which day of the month? Try `2 {short}{year}`.")


def _from_instant(found: re.Match[str], _today: date) -> date:
    raise UnreadableDayError(f"Only the day is needed, without an hour. Try `{found['day']}`.")


def _place(names: tuple[str, ...], word: str) -> int:
    return [name[:3].lower() for name in names].index(word[:3])


def _words(names: tuple[str, ...], *, more: str = "") -> str:
    return "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, names)) + more


_MONTH: Final = f"(?P<month>{_words(MONTHS, more='|sept')})[.]?"
_WEEKDAY: Final = f"(?P<weekday>{_words(WEEKDAYS, more='|tues|weds|thur|thurs')})[.]?"
_DAY: Final = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th|[.])?"
_UNIT: Final = "(?P<unit>d|w|m|y|days?|weeks?|months?|years?)"
_NUMBER: Final = "(?P<count>[0-9]{1,6})"
_YEAR: Final = "(?P<year>[0-9]{4}|[0-9]{1,2})"

Reading = Callable[[re.Match[str], date], date]
_GRAMMAR: Final[tuple[tuple[re.Pattern[str], Reading], ...]] = (
    (re.compile("today|tomorrow|yesterday"), _from_word),
    (re.compile(f"(?P<sign>[+-]) ?{_NUMBER} ?{_UNIT}(?P<ago>)"), _from_count),
    (re.compile(f"(?P<sign>)in {_NUMBER} ?{_UNIT}(?P<ago>)"), _from_count),
    (re.compile(f"(?P<sign>){_NUMBER} ?{_UNIT}(?P<ago> ago)"), _from_count),
    (re.compile(f"{_NUMBER} ?{_UNIT}"), _from_unsigned),
    (re.compile(f"(?:(?P<which>next|last) )?{_WEEKDAY}"), _from_weekday),
    (
        re.compile("(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\\2(?P<day>[0-9]{1,2})"),
        _from_year_first,
    ),
    (re.compile(f"(?:{_WEEKDAY} )?{_DAY}[ -]?{_MONTH}(?:[ -]{_YEAR})?"), _from_names),
    (re.compile(f"(?:{_WEEKDAY} )?{_MONTH}[ -]?{_DAY}(?:[ -]{_YEAR})?"), _from_names),
    (
        re.compile(
            "(?P<first>[0-9]{1,2})([-/.])(?P<second>[0-9]{1,2})(?:\\2(?P<third>[0-9]{4}|[0-9]{2}))?"
        ),
        _from_figures,
    ),
    (re.compile("[0-9]{1,12}"), _from_number),
    (re.compile(f"{_MONTH}(?: (?P<year>[0-9]{{4}}))?"), _from_month),
    (
        re.compile("(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[t ][0-9:.]+(?:z|[+-][0-9:]+)?"),
        _from_instant,
    ),
)
