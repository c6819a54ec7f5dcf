"""T6: a typed day is understood as shown, or refused with a sentence; never a guess."""

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.domain import dates
from lorapp.domain.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    UnreadableDayError,
    add_months,
    read_day,
    written_day,
)
from lorapp.domain.wording.days import MONTHS
from lorapp.errors import LorError

TODAY = date(2026, 11, 22)  # a Sunday
RANGE = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))

UNDERSTOOD = {
    "1900-01-01": "1900-01-01 | 1 jan 1900",
    "1926-11-22": "-100y",
    "1999-11-02": "2 nov 1999",
    "2000-02-29": "2000-02-29",
    "2024-02-29": "feb 29 2024",
    "2025-11-22": "-12m | -1y | 1 year ago",
    "2025-11-23": "-52w",
    "2026-01-02": "2026-1-2",
    "2026-01-31": "2026/1/31",
    "2026-05-24": "24 may",
    "2026-05-30": "30 may",
    "2026-06-01": "1 jun",
    "2026-06-30": "2026.6.30 | 30 jun | june 30 | 30 june",
    "2026-07-01": "1 jul",
    "2026-07-04": "4 july | july 4th",
    "2026-08-31": "31 aug | aug 31",
    "2026-09-18": "18 sep | 18 sept | sept 18 | september 18",
    "2026-09-22": "2 months ago",
    "2026-10-10": "10 oct",
    "2026-10-22": "-1m",
    "2026-10-31": "oct 31",
    "2026-11-01": "3 weeks ago | 3w ago",
    "2026-11-02": (
        "2026-11-02 | 2026/11/02 | 2026.11.02 | 2 nov | nov 2 | 2 November"
        " | November 2 | 2nd nov | nov 2nd | 2. nov | 2.nov | 2nov | nov2 | 2-nov"
        " | nov-2 | 02 nov | nov 02 | 2 NOV | 2 nov. | 2 nov 2026 | nov 2 2026"
        " | nov 2, 2026 | 2 nov, 2026 | 2-nov-2026 | nov-2-2026 | 2 november 2026"
        " | november 2, 2026 | 2nd november 2026 | mon 2 nov | mon, 2 nov"
        " | Mon 2 Nov 2026 | monday 2 november 2026 | Monday, November 2, 2026"
        " | mon nov 2 | = Mon 2 Nov 2026"
    ),
    "2026-11-11": "11/11 | 11/11/2026",
    "2026-11-12": "-10 days",
    "2026-11-15": "last sun | -1w",
    "2026-11-16": "last mon",
    "2026-11-19": "last thu. | 3 days ago",
    "2026-11-20": "last fri | last friday | -2d",
    "2026-11-21": "21 nov | yesterday | last sat | 1 day ago",
    "2026-11-22": "22 nov | sun. 22 nov. | today | Today | sun | sunday | +0d | -0d",
    "2026-11-23": (
        "23 nov | TOMORROW | mon | monday | next mon | next monday | Next  Mon"
        " | +1d | +1 day | in 1 day"
    ),
    "2026-11-24": "tue 24 nov | tues 24 nov | tue | tues | tuesday | next tue",
    "2026-11-25": (
        "wed | weds | wednesday | next wed | + 3 d | +3 days | in 3 days | 25/11"
        " | 11/25 | 25.11 | 25-11 | 25/11/2026 | 11/25/2026 | 25.11.2026"
        " | 25-11-2026"
    ),
    "2026-11-26": "thu 26 nov | thur 26 nov | thu | thurs | thursday",
    "2026-11-27": "fri | friday | next fri | fri.",
    "2026-11-28": "sat | saturday | next sat",
    "2026-11-29": "next sun | +1w",
    "2026-11-30": "30 nov",
    "2026-12-01": "1st dec",
    "2026-12-02": "+10d",
    "2026-12-03": "3rd dec",
    "2026-12-04": "4th dec",
    "2026-12-12": "12/12",
    "2026-12-13": "+3w | +3W | +3 weeks | in 3 weeks | in 3w",
    "2026-12-22": "+1m | +1 month",
    "2026-12-24": "24 dec",
    "2026-12-31": "31 dec | 31/12/2026",
    "2027-01-01": "1 jan | 1 January | jan 1",
    "2027-01-13": "13/1/2027 | 1/13/2027",
    "2027-01-22": "in 2 months",
    "2027-01-31": "31 jan | 31/1 | 1/31",
    "2027-02-01": "1 feb",
    "2027-02-22": "+3m",
    "2027-02-28": "28 feb | feb 28",
    "2027-03-03": "3 mar | march 3 | 3 march",
    "2027-03-19": "2027-03-19",
    "2027-04-01": "1 apr",
    "2027-04-30": "30 apr",
    "2027-05-01": "may 1 | 1 may",
    "2027-05-21": "21 may",
    "2027-05-22": "22 may",
    "2027-05-23": "23 may",
    "2027-06-09": "~9 Jun 2027",
    "2027-11-21": "+52w",
    "2027-11-22": "+12m | +1y | in 1 year | +365d",
    "2028-02-29": "2028-02-29 | 29 feb | 29 feb 2028",
    "2028-11-22": "+2 years",
    "2100-12-01": "2100-12-01",
    "2126-11-22": "+100y",
    "2200-12-31": "2200-12-31 | 31 dec 2200",
}

REFUSED = {
    "5": "Which month? Try `5 nov` or `+5d`.",
    "31": "Which month? Try `31 nov` or `+31d`.",
    "99": "A number alone is not a day.",
    "0": "A number alone is not a day.",
    "2027": "Which day of 2027? Try `2 nov 2027`.",
    "20261102": "A number alone is not a day.",
    "10/11/26": "This can be read as `26 nov 2010`, `11 oct 2026` or `10 nov 2026`.",
    "10/11/2026": "This can be read as `11 oct 2026` or `10 nov 2026`.",
    "10.11.2026": "This can be read as `11 oct 2026` or `10 nov 2026`.",
    "10-11": "This can be read as `11 oct 2026` or `10 nov 2026`.",
    "1/2": "This can be read as `2 jan 2027` or `1 feb 2027`.",
    "25/11/26": "This can be read as `26 nov 2025` or `25 nov 2026`.",
    "32/11/2026": "No day fits these figures.",
    "31/6": "No day fits these figures.",
    "13/13/2026": "No day fits these figures.",
    "1/1/1899": "No day fits these figures.",
    "31 jun": "June has 30 days. Try `30 jun` or `+2w`.",
    "31 jun 2027": "June has 30 days. Try `30 jun 2027` or `+2w`.",
    "30 feb": "February has at most 29 days. Try `29 feb` or `+2w`.",
    "29 feb 2027": "February 2027 has 28 days. Try `28 feb 2027` or `+2w`.",
    "29 feb 2100": "February 2100 has 28 days. Try `28 feb 2100` or `+2w`.",
    "0 nov": "November has 30 days. Try `30 nov` or `+2w`.",
    "2026-06-31": "June has 30 days. Try `30 jun 2026` or `+2w`.",
    "2026-00-10": "Months go from 1 to 12.",
    "2026-13-10": "Months go from 1 to 12.",
    "2026-11-00": "November has 30 days.",
    "1899-12-31": "Years go from 1900 to 2200.",
    "2201-01-01": "Years go from 1900 to 2200.",
    "0001-01-01": "Years go from 1900 to 2200.",
    "9999-12-31": "Years go from 1900 to 2200.",
    "2 nov 1066": "Years go from 1900 to 2200.",
    "+200y": "Years go from 1900 to 2200.",
    "-999999y": "Years go from 1900 to 2200.",
    "+999999w": "Years go from 1900 to 2200.",
    "-999999d": "Years go from 1900 to 2200.",
    "+999999m": "Years go from 1900 to 2200.",
    "2 nov 26": "Write the year in full, as in `2 nov 2026`.",
    "nov 2 26": "Write the year in full, as in `2 nov 2026`.",
    "26 nov 2": "Write the year in full, as in `26 nov 2002`.",
    "tue 2 nov": "2 Nov 2026 is a Monday. Try `2 nov 2026` or another day.",
    "Sunday 2 Nov 2026": "2 Nov 2026 is a Monday.",
    "nov": "Which day of the month? Try `2 nov`.",
    "november 2026": "Which day of the month? Try `2 nov 2026`.",
    "2026-11-02T10:00": "Only the day is needed, without an hour. Try `2026-11-02`.",
    "2026-11-02 10:00:00+02:00": "Only the day is needed, without an hour.",
    "3w": "From today or back? Try `+3w` or `-3w`.",
    "3 weeks": "From today or back? Try `+3w` or `-3w`.",
    "10 d": "From today or back? Try `+10d` or `-10d`.",
    "": "A day is needed.",
    "   ": "A day is needed.",
    "...": "A day is needed.",
    "x" * 61: "This is too long for a day.",
    **dict.fromkeys(
        [
            "soon",
            "next",
            "last",
            "tod",
            "++3w",
            "+3",
            "+w",
            "3+w",
            "+-3d",
            "+3x",
            "+3.5d",
            "+3w2d",
            "2nov2026",
            "2//nov",
            "2026-11",
            "11-2026",
            "2026-11-2-1",
            "2026/11-02",
            "nvo",
            "novem",
            "2nvo",
            "mond",
            "[red]",
            "[/]",
            "'",
            "NULL",
            "None",
            "nan",
            "inf",
            "1e3",
            "0x10",
            "+1e2d",
            "2026–11",
        ],
        "This is not a day.",
    ),
    **dict.fromkeys(
        (
            "next week",
            "next month",
            "this mon",
            "next 2 nov",
            "mon tue",
            "2 nov nov",
            "the 2nd",
            "2nd of november",
            "in 3 weeks ago",
            "+3w ago",
            "in -3w",
            "1 2 3",
            "end of june",
            "next next mon",
            "last 2 days",
            "2 nov 20266",
            "2 nov 026",
        ),
        "This is not a day.",
    ),
}


def spellings() -> list[tuple[str, str]]:
    return [(text, day) for day, row in UNDERSTOOD.items() for text in row.split(" | ")]


def misread() -> list[str]:
    """The spellings of the table that are not taken as it says."""
    wanted = dict(spellings()) | REFUSED
    found = {text: str(day_or_sentence(text, TODAY)) for text in wanted}
    return [text for text, meant in wanted.items() if not found[text].startswith(meant)]


def test_the_table_of_spellings_is_long_enough_to_mean_something() -> None:
    understood = len(set(spellings()))
    wrong = misread()
    print(f"T6 understood={understood} refused={len(REFUSED)} guessed={len(wrong)}")
    assert understood + len(REFUSED) >= 200
    assert wrong == []


def test_a_reader_that_takes_the_first_of_two_readings_would_be_found_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dates, "_only", lambda readings: min(readings, default=date.max))
    wrong = misread()
    print(f"T6 mutant, the first reading is taken: guessed={len(wrong)}")
    assert "10/11/26" in wrong


@pytest.mark.parametrize(("text", "day"), spellings())
def test_a_day_is_understood_as_it_is_written(text: str, day: str) -> None:
    assert read_day(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(("text", "sentence"), REFUSED.items())
def test_what_is_no_day_or_two_days_is_refused_with_help(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableDayError) as refusal:
        read_day(text, TODAY)
    assert str(refusal.value).startswith(sentence)
    assert isinstance(refusal.value, LorError)
    assert "`" in str(refusal.value) or "Write the one you mean." in str(refusal.value)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 12, 30), date(2027, 1, 2)),
        (date(2026, 6, 1), date(2026, 1, 2)),
        (date(2026, 7, 3), date(2026, 1, 2)),
        (date(2026, 7, 4), date(2027, 1, 2)),
        (date(2027, 1, 2), date(2027, 1, 2)),
    ],
)
def test_a_day_without_a_year_is_the_nearest_one(today: date, day: date) -> None:
    assert read_day("2 jan", today) == day


def test_of_two_equally_near_days_the_coming_one_is_meant() -> None:
    today = date(2027, 8, 31)
    assert today - date(2027, 3, 1) == date(2028, 3, 1) - today
    assert read_day("1 mar", today) == date(2028, 3, 1)


def test_figures_of_other_scripts_are_figures() -> None:
    assert read_day("\u0662 nov", TODAY) == date(2026, 11, 2)
    assert read_day("\u22122d", TODAY) == date(2026, 11, 20)


def test_months_are_added_by_the_calendar_and_shortened_where_they_end_early() -> None:
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months(date(2027, 1, 31), -2) == date(2026, 11, 30)


@given(day=RANGE, today=RANGE)
def test_a_written_day_reads_back_as_itself_on_any_day(day: date, today: date) -> None:
    assert read_day(written_day(day), today) == day
    assert read_day(day.isoformat(), today) == day
    assert read_day(f"{MONTHS[day.month - 1]} {day.day}, {day.year}", today) == day


def day_or_sentence(text: str, today: date) -> date | str:
    try:
        return read_day(text, today)
    except UnreadableDayError as problem:
        return str(problem)


@given(today=st.dates(), text=st.text(max_size=80))
def test_any_text_is_a_day_or_a_sentence_within_fifty_milliseconds(today: date, text: str) -> None:
    begun = process_time()
    found = day_or_sentence(text, today)
    assert process_time() - begun < 0.05
    assert found.endswith(".") if isinstance(found, str) else FIRST_YEAR <= found.year <= LAST_YEAR


PARTS = st.sampled_from(
    (
        *[
            "2",
            "31",
            "0",
            "99",
            "2026",
            "26",
            "+",
            "-",
            "/",
            ".",
            "nov",
            "june",
            "feb",
            "mon",
            "tues",
            "next",
            "last",
            "in",
            "ago",
            "w",
            "days",
            "m",
            "y",
        ],
        *("today", "29", "10", "1899", "T10:00", ",", "th", "st", "999999", " "),
    )
)


@given(today=st.dates(), parts=st.lists(PARTS, max_size=8), gap=st.sampled_from(("", " ")))
def test_near_misses_are_a_day_or_a_sentence(today: date, parts: list[str], gap: str) -> None:
    found = day_or_sentence(gap.join(parts), today)
    assert found.endswith(".") if isinstance(found, str) else FIRST_YEAR <= found.year <= LAST_YEAR


@given(today=st.dates(date(1910, 1, 1), date(2190, 1, 1)), count=st.integers(-3000, 3000))
def test_counting_days_agrees_with_the_calendar(today: date, count: int) -> None:
    assert read_day(f"{count:+}d", today) == today + timedelta(days=count)


def test_a_day_of_the_year_near_the_end_of_time_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableDayError, match="Years go from 1900 to 2200"):
        read_day("2 nov", date(2300, 1, 1))
