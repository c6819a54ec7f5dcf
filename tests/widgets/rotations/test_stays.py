from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.letters.situation import Situation
from lorapp.domain.rotations import LetterWanted, Rotation, RotationKind
from lorapp.widgets.rotations.stays import span_short, stay_explained, totals
from lorapp.widgets.rotations.timeline import Bar, Scale, bar_signs, month_labels, months_around
from tests.screens.fakes import a_file

TODAY = date(2026, 11, 22)
STAY = Rotation(
    key="R1",
    site="Elmhollow",
    starts_on=date(2026, 12, 7),
    ends_on=date(2026, 12, 18),
    kind=RotationKind.RESEARCH,
    cost_usd=500,
)


def explained(stay: Rotation = STAY) -> str:
    now = datetime(2026, 11, 22, 20, tzinfo=ZoneInfo("Asia/Amman"))
    found = stay_explained(Situation(a_file(rotations=(stay,)), now), stay)
    return str(found.whole().plain)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 11, 2), date(2026, 11, 27), "2–27 Nov"),
        (date(2027, 1, 11), date(2027, 2, 5), "11 Jan–5 Feb"),
        (date(2026, 12, 14), date(2027, 1, 8), "14 Dec–8 Jan"),
        (date(2025, 5, 5), date(2025, 6, 27), "May–Jun 2025"),
        (date(2025, 5, 5), date(2025, 5, 27), "May 2025"),
        (date(2024, 9, 1), date(2026, 9, 30), "2024–2026"),
        (date(2025, 12, 8), date(2026, 1, 9), "Dec–Jan 2026"),
    ],
)
def test_a_stay_fits_a_column_of_fourteen_cells(first: date, last: date, text: str) -> None:
    assert span_short(first, last, TODAY) == text
    assert len(text) <= 14


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (LetterWanted.NO, "No letter is wanted."),
        (LetterWanted.MAYBE, "Letter: maybe."),
        (LetterWanted.YES, "A letter is wanted."),
    ],
)
def test_the_panel_says_whether_a_letter_is_wanted(wanted: LetterWanted, said: str) -> None:
    text = explained(replace(STAY, letter_wanted=wanted))
    assert said in text
    assert ("Days to ask:" in text) is (wanted is not LetterWanted.NO)


def test_what_is_unknown_is_said_or_left_out() -> None:
    text = explained()
    assert "country unknown" in text
    assert "No mentor is named yet; e adds one." in text
    assert "Cost 500 USD, 250 a week." in text
    assert "None" not in text


def test_a_clinical_stay_without_patients_counts_as_observed() -> None:
    assert "Elective · observed" in explained(
        replace(STAY, kind=RotationKind.ELECTIVE, hands_on=False)
    )


def test_no_week_in_the_us_is_said_in_words() -> None:
    assert totals(a_file(rotations=()), TODAY).startswith("US experience so far: none.")


def test_a_short_stay_over_a_holiday_has_no_good_day_to_ask() -> None:
    text = explained(replace(STAY, starts_on=date(2026, 12, 25), ends_on=date(2026, 12, 25)))
    assert "under a week" in text
    assert "Days to ask" not in text


def test_the_line_of_months_begins_a_year_back_at_the_earliest() -> None:
    old, soon = date(2020, 1, 1), date(2027, 3, 10)
    assert months_around([old, soon], TODAY) == (date(2026, 11, 1), date(2027, 3, 31))
    assert months_around([date(2026, 12, 24)], TODAY) == (date(2026, 11, 1), date(2026, 12, 31))


def test_labels_that_have_no_room_give_way() -> None:
    year = Scale(date(2026, 11, 1), date(2027, 10, 31), 60)
    assert month_labels(year).split() == ["Nov", "2027", "Mar", "May", "Jul", "Sep"]
    assert len(month_labels(replace(year, width=10))) <= 11


def test_a_bar_shows_what_is_gone_what_comes_and_the_days_to_ask() -> None:
    scale = Scale(date(2026, 11, 1), date(2026, 11, 30), 30)
    bar = Bar(date(2026, 11, 20), date(2026, 11, 25), ask=(date(2026, 11, 25),))
    signs = "".join(sign for sign, _ in bar_signs(bar, scale, TODAY))
    assert signs == " " * 19 + "━━┄┄┄○" + " " * 5
    far = Bar(days=(date(2027, 5, 1),))
    assert "".join(sign for sign, _ in bar_signs(far, scale, date(2027, 1, 1))) == " " * 30


def test_a_visitor_is_reminded_of_what_the_status_covers_and_gets_no_verdict() -> None:
    told = explained(replace(STAY, visa="B-2"))
    assert "Visa there: B-2." in told
    assert "cover watching only" in told
    assert "cover watching only" not in explained(replace(STAY, visa="J-1"))
    assert "Visa there" not in explained()


def test_a_promised_letter_in_own_words_shows_the_caution() -> None:
    assert "Academic Medicine" in explained(replace(STAY, letter_policy="Letter promised, 900 USD"))
    assert "Academic Medicine" not in explained(replace(STAY, letter_policy="no letter promised"))
