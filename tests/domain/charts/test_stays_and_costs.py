"""US experience by kind, and what rotations cost: unknown is said and never counted as nothing."""

from dataclasses import replace

import pytest

from lorapp.domain.charts.budget import season_budget
from lorapp.domain.charts.chart import Chart, number_text
from lorapp.domain.charts.stays import since_words, us_experience
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.rotations import Rotation, RotationKind
from tests.domain.engine.builders import (
    agreed,
    applicant,
    book,
    day,
    ev,
    letter,
    program,
    record,
    rotation,
    situation,
)

K = EventKind
TODAY = day("11-22")


def stays(*found: Rotation) -> Chart:
    return us_experience(situation(record(rotations=found), TODAY))


def costs(*found: Rotation, letters: tuple[Letter, ...] = ()) -> Chart:
    return season_budget(situation(record(*letters, rotations=found), TODAY))


def us(starts: str, ends: str, key: str = "R1", **parts: object) -> Rotation:
    return rotation(starts, ends, key, country="US", **parts)


def test_weeks_stand_by_kind_and_specialty_so_far_and_to_come() -> None:
    chart = stays(
        us("5-4", "5-31", specialty="neurology"),
        us("6-1", "6-14", "R2", specialty="neurology"),
        us("11-9", "12-6", "R3", kind=RotationKind.TELE),
        rotation("1-5", "1-30", "R4", country="JO"),
        rotation("2-2", "2-27", "R5"),
    )
    assert chart.labels == ("Hands-on, neurology", "Tele")
    assert [one.values for one in chart.series] == [(6, 2), (None, 2)]
    assert chart.sentence == "8 weeks in the US so far: 6 hands-on, 2 tele. One is running now."
    assert [row[-1].text for row in chart.table.rows] == ["14 Jun, 5 months ago", "running now"]
    assert chart.notes == (
        "1 rotation has no country and cannot be counted.",
        "1 rotation outside the US is left out.",
    )


def test_what_is_only_to_come_is_told_by_its_first_day() -> None:
    chart = stays(us("12-7", "12-31"))
    assert chart.sentence == "No week in the US yet; the first begins 7 Dec."
    assert chart.series[0].values == (0,)
    assert chart.table.rows[0][-1].text == "still to come"


def test_a_stay_of_some_days_is_no_week() -> None:
    assert stays(us("10-1", "10-2")).sentence == (
        "0 weeks in the US so far. The last ended 1 month ago."
    )


def test_no_rotation_in_the_us_is_a_sentence() -> None:
    assert stays().sentence == "No rotation in the US is noted yet."
    assert stays(rotation("2-2", "2-27")).notes


@pytest.mark.parametrize(
    ("last", "told"),
    [("11-21", "1 day ago"), ("10-23", "30 days ago"), ("10-22", "1 month ago")],
)
def test_a_distance_is_told_in_whole_months(last: str, told: str) -> None:
    assert since_words(day(last), TODAY) == told


def test_costs_stand_in_order_of_time_with_week_and_letter() -> None:
    came = letter(agreed("6-1"), ev(K.UPLOADED, "7-1"), rotation="R1")
    gone = letter(
        agreed("6-1"), ev(K.UPLOADED, "7-1"), ev(K.REVOKED, "8-1"), key="L2", rotation="R1"
    )
    chart = costs(
        us("12-7", "12-20", "R3", cost_usd=800.5),
        us("2-2", "2-27", "R2", site=None, city=None),
        us("5-4", "5-31", cost_usd=1200),
        letters=(came, gone),
    )
    assert [[cell.text for cell in row] for row in chart.table.rows] == [
        ["2 Feb 2026, A rotation without a name", "unknown", "-", "not yet"],
        ["4 May 2026, Ashgrove", "1,200", "300", "1,200"],
        ["7 Dec, Ashgrove", "800.50", "400", "not yet"],
    ]
    assert chart.sentence == (
        "2,000.50 US dollars are noted for 2 of 3 rotations, 333 a week. "
        "Where a letter came of it: 1,200 a letter."
    )
    assert chart.notes == (
        "1 rotation has no cost noted; the sum does not count them.",
        "1 of them lies still ahead.",
    )


def test_two_letters_share_a_cost_and_an_unknown_cost_stays_unknown() -> None:
    two = tuple(
        letter(agreed("6-1"), ev(K.UPLOADED, "7-1"), key=key, rotation="R1") for key in ("A", "B")
    )
    chart = costs(us("5-4", "5-31", cost_usd=1000), us("6-1", "6-28", "R2"), letters=two)
    assert chart.sentence.endswith("Where 2 letters came of it: 500 a letter.")
    unknown = costs(us("5-4", "5-31"), us("6-1", "6-28", "R2", cost_usd=0), letters=two)
    assert unknown.table.rows[0][3].text == "-"
    assert unknown.table.rows[1][1].text == "0"


def test_a_stay_too_short_for_a_week_has_no_cost_of_one() -> None:
    chart = costs(us("5-4", "5-5", cost_usd=90))
    assert chart.sentence == "90 US dollars are noted for 1 of 1 rotation."
    assert chart.table.rows[0][2].text == "too short"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ((), "No rotation is noted yet, so there is no cost to show."),
        ((us("5-4", "5-5"),), "No cost is noted for the rotation yet"),
        ((us("5-4", "5-5"), us("6-4", "6-5", "R2")), "No cost is noted for any of the 2 rotations"),
    ],
)
def test_where_no_cost_is_noted_nothing_is_drawn(found: tuple[Rotation, ...], told: str) -> None:
    chart = costs(*found)
    assert chart.is_empty
    assert chart.sentence.startswith(told)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(0, 1, "0"), (1200, 2, "1,200"), (37.5, 1, "37.5"), (800.5, 2, "800.50"), (12.0, 1, "12")],
)
def test_numbers_are_written_as_people_read_them(value: float, places: int, text: str) -> None:
    assert number_text(value, places) == text


def test_fees_stand_below_the_rotations_and_what_is_only_expected_apart() -> None:
    chart = season_budget(
        situation(
            record(
                rotations=(us("5-4", "5-31", cost_usd=1200),),
                programs=(program("A"), program("B"), program("C", specialty="emergency-medicine")),
            ),
            TODAY,
        )
    )
    assert chart.labels[1:] == (
        "Internal medicine, 2 programs",
        "ERAS token for IMGs",
        "NRMP registration",
    )
    assert [one.values for one in chart.series] == [(1200, None, 185, 85), (None, 22, None, None)]
    assert [cell.text for cell in chart.table.rows[1]] == [chart.labels[1], "-", "22", "-", "-"]
    assert chart.sentence.endswith("Fees of season 2027 come to ~$292 by what is known.")
    (note,) = chart.notes
    assert note == "Fees nobody states here: ResidencyCAS for 1 program in emergency medicine."


def test_fees_alone_are_drawn_and_a_fee_for_the_season_itself_is_no_guess() -> None:
    person = applicant(season=2026)
    chart = season_budget(situation(record(applicant=person, programs=(program(),)), TODAY))
    assert chart.head == "Rotation or fee"
    assert chart.sentence == "Fees of season 2026 come to ~$176 by what is known."
    free = replace(book(), season_fees={})
    sure = record(
        applicant=person, programs=(program(),), rulebook=free, rotations=(us("5-4", "5-5"),)
    )
    found = season_budget(situation(sure, TODAY))
    assert [one.name for one in found.series] == ["Cost"]
    assert found.series[0].values == (None, 11)
    assert found.sentence == (
        "No cost is noted for the rotation yet. Fees of season 2026 come to $11 by what is known."
    )
