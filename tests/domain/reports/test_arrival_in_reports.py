"""The end of a season in the week review and the timeline."""

from dataclasses import replace
from datetime import date

from lorapp.domain.arrival.record import Closing
from lorapp.domain.reports.every import ReportKind
from tests.domain.arrival.builders import AFTER, ended, outcome, said
from tests.domain.engine.builders import record
from tests.domain.reports.looking import made

FIRST = date(2027, 6, 24)


def test_the_week_review_tells_of_results_lines_and_closings() -> None:
    file = ended(
        tasks=(said("contract", done_on=AFTER),),
        closings=(Closing(season=2027, on=AFTER),),
    )
    found = made(file, ReportKind.WEEK, AFTER)
    assert "Matched, Program P1" in found
    assert "Sign the contract or letter of offer: done" in found
    assert "Season 2027 closed" in found
    assert "Season 2026 closed" in made(
        record(closings=(Closing(season=2026, on=AFTER),)), ReportKind.WEEK, AFTER
    )


def test_the_timeline_holds_the_way_to_the_first_day() -> None:
    file = ended(
        outcome(starts_on=FIRST),
        tasks=(said("contract", done_on=AFTER), said("bank", not_needed="Have one.")),
    )
    found = made(file, ReportKind.TIMELINE, AFTER)
    assert "Mon 22 Mar | Sign the contract or letter of offer | done, past" in found
    assert "Thu 24 Jun 2027 | First day at Program P1 | first day" in found
    assert not any("Bank account" in line for line in found)
    usual = made(replace(file, outcomes=(outcome(),)), ReportKind.TIMELINE, AFTER)
    assert "~Fri 21 May | Form DS-2019 in your hands | first day, to do" in usual
    assert not any("First day at" in line for line in usual)
