"""T5: days far off or not there at all are refused with a sentence, wherever a day is read."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from time import process_time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.clock import clock_from
from lorapp.domain import dates
from lorapp.domain.dates import LAST_YEAR, read_day
from lorapp.domain.engine.plan import plan
from lorapp.domain.interviews.invited import read_deadline, read_quick
from lorapp.domain.interviews.line import read_line
from lorapp.domain.leaves import DAY, INSTANT, RefusalError
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.days import DayOrder, read_cell_day
from lorapp.errors import LorError
from lorapp.screens.forms.profile import _exam
from lorapp.widgets.fields.field_kinds import Day
from tests.clocks.zones import living_in

NOW: Final = datetime(2026, 11, 22, 17, tzinfo=UTC)
TODAY: Final = NOW.date()
MOST: Final = 0.05
"""Seconds that reading a day may take."""
ODD: Final = (
    "0001-01-01",
    "0000-00-00",
    "0001-12-31",
    "1899-12-31",
    "2201-01-01",
    "9999-12-31",
    "10000-01-01",
    "-0001-01-01",
    "2026-02-30",
    "2027-02-29",
    "30 feb",
    "31 jun 2027",
    "2026-11-31",
    "31.4.2027",
    "2026-00-10",
    "2026-13-01",
    "+999999d",
    "-999999d",
    "+999999w",
    "+999999m",
    "-999999y",
    "9" * 4000,
    "9" * 60,
    "1 jan 0001",
    "31 dec 9999",
    "\u0669\u0669\u0669\u0669-12-31",
)
FAR_OFF: Final = (date(1900, 1, 1), date(1900, 2, 28), date(2200, 2, 28), date(2200, 12, 31))

READERS: Final[dict[str, Callable[[str], object]]] = {
    "a command": lambda text: read_day(text, TODAY),
    "a field": lambda text: Day().read(text, TODAY),
    "the word below a field": lambda text: Day().understood(text, TODAY),
    "a file": DAY.read,
    "a moment of a file": lambda text: INSTANT.read(f"{text}T10:00:00-05:00"),
    "a cell": lambda text: DAY.read(read_cell_day(text, DayOrder.DAY_FIRST)),
    "an exam": lambda text: _exam(f"Step 2 CK; {text}", TODAY),
    "an interview": lambda text: read_line(f"ashgrove {text} 10:00 ET", _file(), NOW),
    "an interview or invitation": lambda text: read_quick(f"ashgrove {text} 10:00", _file(), NOW),
    "a deadline": lambda text: read_deadline(text, _file().programs[0], _file(), NOW),
    "LORAPP_NOW": clock_from,
}


def _file() -> SeasonFile:
    return living_in("Asia/Amman")


def _told(read: Callable[[str], object], text: str) -> str:
    """The sentence that refuses a text; empty where it was taken."""
    try:
        read(text)
    except (LorError, RefusalError) as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", READERS)
def test_a_day_that_no_record_holds_is_refused_wherever_it_is_read(name: str) -> None:
    _told(READERS[name], "2026-11-22")
    slowest = 0.0
    for text in ODD:
        begun = process_time()
        sentence = _told(READERS[name], text)
        slowest = max(slowest, process_time() - begun)
        assert sentence.endswith((".", "?")), text
        assert "\n" not in sentence
        assert len(sentence) < 300
    print(f"T5 {name}: refused={len(ODD)} slowest={slowest * 1000:.1f} ms")
    assert slowest <= MOST


def test_without_bounds_the_end_of_the_calendar_would_be_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dates, "_year", lambda year: year)
    wild = 0
    for text in ODD:
        try:
            sentence = _told(READERS["a command"], text)
        except (ValueError, OverflowError):
            wild += 1
        else:
            wild += not sentence
    print(f"T5 mutant, no bounds: wild={wild}")
    assert wild >= 5


@pytest.mark.parametrize("day", FAR_OFF)
def test_the_plan_can_be_made_on_the_first_and_the_last_day_there_is(day: date) -> None:
    for demo in ("midseason", "planner"):
        now = datetime.combine(day, NOW.time(), UTC)
        assert plan(living_in("Pacific/Kiritimati", demo), now).today in {day, day + timedelta(1)}


@given(today=st.dates(), day=st.dates())
def test_any_day_is_taken_or_refused_on_any_day(today: date, day: date) -> None:
    for text in (day.isoformat(), f"{day:%d.%m.}{day.year}", f"{(day - today).days:+d}d"):
        found = _told(lambda typed: read_day(typed, today), text)
        assert found.endswith(".") if found else 1900 <= read_day(text, today).year <= LAST_YEAR
