"""When lists open and close, on both clocks and to the minute."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lorapp.domain.calendar.rows import CalendarRow, RowStatus
from lorapp.domain.ranking.closing import closing, closing_text, is_closed, last_day, opening
from tests.acceptance.applicants import at, samir
from tests.domain.interviews.cases import living_in
from tests.domain.ranking.cases import closing_on, situation

CLOSES = datetime(2027, 3, 4, 2, tzinfo=UTC)
"""Wed 3 Mar 2027, 21:00 in New York."""


@pytest.mark.parametrize(
    ("zone", "there", "day"),
    [
        ("Asia/Karachi", "Thu 4 Mar 07:00 Karachi (Wed 3 Mar 21:00 ET)", 3),
        ("Asia/Manila", "Thu 4 Mar 10:00 Manila (Wed 3 Mar 21:00 ET)", 3),
        ("Africa/Lagos", "Thu 4 Mar 03:00 Lagos (Wed 3 Mar 21:00 ET)", 3),
        ("America/Sao_Paulo", "Wed 3 Mar 23:00 Sao Paulo (21:00 ET)", 3),
        ("Pacific/Honolulu", "Wed 3 Mar 16:00 Honolulu (21:00 ET)", 3),
        ("America/New_York", "Wed 3 Mar 21:00 ET", 3),
    ],
)
def test_the_closing_is_told_on_both_clocks_and_due_before_the_night(
    zone: str, there: str, day: int
) -> None:
    now = situation(living_in(zone), at(2027, 3, 1))
    row = closing(now.file, "nrmp")
    assert row is not None
    assert row.at == CLOSES
    assert closing_text(now, "nrmp") == f"Lists close {there}."
    assert last_day(now, row) == date(2027, 3, day)


def test_lists_close_to_the_minute_and_a_bare_day_at_its_end_there() -> None:
    file = samir()
    assert not is_closed(situation(file, at(2027, 3, 3, 20, 59)), "nrmp")
    assert is_closed(situation(file, at(2027, 3, 3, 21)), "nrmp")
    bare = closing_on(file, date(2027, 3, 2))
    assert not is_closed(situation(bare, at(2027, 3, 2, 23, 59)), "nrmp")
    row = closing(bare, "nrmp")
    assert row is not None
    assert last_day(situation(bare), row) == date(2027, 3, 2)
    late = situation(bare, at(2027, 3, 3, 0, 1))
    assert is_closed(late, "nrmp")
    assert closing_text(late, "nrmp") == "Lists closed Tue 2 Mar."


def test_a_projected_date_closes_no_list_and_is_marked() -> None:
    file = closing_on(samir(), at(2027, 3, 2, 21), RowStatus.PROJECTED)
    now = situation(file, at(2027, 3, 3))
    assert not is_closed(now, "nrmp")
    assert closing_text(now, "nrmp") == (
        "Lists closed ~Wed 3 Mar 05:00 Amman (Tue 2 Mar 21:00 ET). Projected from earlier seasons."
    )


def test_a_match_whose_day_nobody_knows_says_so_until_the_applicant_does() -> None:
    now = situation(samir(), at(2026, 12, 20))
    assert closing(now.file, "sf-match") is None
    assert "not known yet" in closing_text(now, "sf-match")
    assert not is_closed(now, "sf-match")
    row = CalendarRow(code="rank-list", service="sf-match", season=2027, at=at(2027, 1, 12, 15))
    own = situation(replace(samir(), calendar=(row,)), at(2026, 12, 20))
    assert closing_text(own, "sf-match") == "Lists close Tue 12 Jan 23:00 Amman (15:00 ET)."
    assert opening(own.file, "sf-match") is None
    opens = opening(samir(), "nrmp")
    assert opens is not None
    assert opens.day == date(2027, 2, 1)
