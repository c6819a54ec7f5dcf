"""Days in cells: one reading, or a sentence; the order of figures is decided by their column."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

from lorapp.domain.dates import UnreadableDayError, read_day
from lorapp.domain.leaves import RefusalError, shown
from lorapp.domain.wording.days import MONTHS

_FIGURES: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_ISO: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?", re.ASCII)
_CENTURY: Final = 100
# What means the same from two days this far apart does not depend on the day it is read.
_ANCHORS: Final = (date(1990, 1, 3), date(2110, 7, 11))


class DayOrder(StrEnum):
    """How figures of a column are meant."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"


def order_of(texts: Iterable[str]) -> DayOrder | None:
    """Find how the figures of a column are meant: a figure above 12 can only be a day.

    None where no cell decides, or where two cells disagree.
    """
    found = {_decided(figures) for text in texts if (figures := _FIGURES.fullmatch(text.strip()))}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _decided(figures: re.Match[str]) -> DayOrder | None:
    """The only order in which these figures are a day; None when both are, or neither."""
    fitting = [order for order, day in _readings(figures).items() if day is not None]
    return fitting[0] if len(fitting) == 1 else None


def _readings(figures: re.Match[str]) -> dict[DayOrder, date | None]:
    first, second, year = int(figures[1]), int(figures[3]), int(figures[4])
    year += 2000 if year < _CENTURY else 0
    return {
        DayOrder.MONTH_FIRST: _day(year, first, second),
        DayOrder.DAY_FIRST: _day(year, second, first),
    }


def read_cell_day(text: str, order: DayOrder | None) -> str:
    """Read a day and write it as ISO 8601.

    Raises RefusalError where it is none, where the year is missing, or where figures have two
    readings and the column does not decide.
    """
    figures = _FIGURES.fullmatch(text.strip())
    return _from_figures(text, figures, order) if figures else _from_words(text)


def _from_words(text: str) -> str:
    found = _ISO.fullmatch(text.strip())
    if found:
        # The hour of a spreadsheet's day says nothing; the record tells what is wrong with a day.
        return found[1]
    try:
        first, second = (read_day(text, anchor) for anchor in _ANCHORS)
    except UnreadableDayError:
        raise RefusalError(_no_day(text)) from None
    if first != second:
        raise RefusalError(f"{shown(text)} has no year; write it like 2026-12-01.")
    return first.isoformat()


def _from_figures(text: str, figures: re.Match[str], order: DayOrder | None) -> str:
    readings = _readings(figures)
    if order is not None:
        readings = {order: readings[order]}
    fitting = {day for day in readings.values() if day is not None}
    if not fitting:
        raise RefusalError(_no_day(text))
    if len(fitting) > 1:
        month = readings[DayOrder.MONTH_FIRST]
        names = f"{MONTHS[int(figures[1]) - 1]} or {MONTHS[int(figures[3]) - 1]}"
        raise RefusalError(f"is {text.strip()} {names}? Write it like {month}.")
    return fitting.pop().isoformat()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _no_day(text: str) -> str:
    return f"{shown(text)} is no day; write it like 2026-12-01."
