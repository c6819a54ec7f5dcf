"""The timeline: month by month, both clocks, what is only expected marked."""

from dataclasses import replace
from datetime import UTC, date, datetime

from lorapp.domain.letters.record import EventKind
from lorapp.domain.pages import Grid, Tone
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.reports.every import ReportKind, report
from tests.conftest import NOON
from tests.domain.engine.builders import agreed, book, ev, letter, program, record, rotation
from tests.domain.reports.looking import made, midseason, under

TIMELINE = ReportKind.TIMELINE
ON = date(2026, 8, 3)


def test_dates_stand_on_both_clocks_and_expected_ones_have_a_tilde() -> None:
    found = made(midseason(), TIMELINE)
    assert under(found, "December 2026")[0].startswith(
        "Wed 2 Dec 07:59 Amman (Tue 1 Dec 23:59 ET) | Saint Orla IM stops reading letters"
    )
    assert any(line.startswith("~") and line.endswith("| expected") for line in found)
    assert "Fri 18 Sep | Letter of Dr. Umetani is due | your deadline, past" in found


def test_months_follow_each_other_and_days_inside_them() -> None:
    document = report(midseason(), NOON, TIMELINE)
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert all(grid.rows for grid in grids)
    headings = [line for line in made(midseason(), TIMELINE) if line.startswith("# ")]
    assert headings[0] == "# Before this season"
    assert headings[-1] == "# Day not yet known"
    assert headings.index("# December 2026") < headings.index("# January 2027")


def test_what_is_past_is_muted_and_says_so() -> None:
    document = report(midseason(), NOON, TIMELINE)
    rows = [row for b in document.blocks if isinstance(b, Grid) for row in b.rows if len(row) == 3]
    assert all((row[2].text.endswith("past")) == (row[2].tone is Tone.MUTED) for row in rows)


def test_interviews_rotations_and_deadlines_stand_among_the_dates() -> None:
    talk = Interview(
        program="P1",
        at=datetime(2026, 11, 3, 14, 0, tzinfo=UTC),
        how="video",
        status=InterviewStatus.BOOKED,
    )
    file = record(
        letter(agreed("7-1"), stated_deadline=date(2026, 9, 1)),
        letter(ev(EventKind.ASKED, "7-1"), key="L2"),
        programs=(program(),),
        interviews=(talk, replace(talk, status=InterviewStatus.DECLINED)),
        rotations=(rotation("8-3", "8-28"), rotation("9-7", "9-11", key="R2", site=None)),
    )
    found = made(file, TIMELINE, ON)
    assert "Tue 1 Sep | Letter of Dr. Winter is due | your deadline" in found
    assert "Mon 3 Aug | Ashgrove begins, externship of 26 days | rotation" in found
    assert "Fri 11 Sep | A rotation ends | rotation" in found
    meetings = [line for line in found if "Interview at" in line]
    assert meetings == ["Tue 3 Nov 09:00 ET | Interview at Program P1, video, booked | interview"]


def test_programs_that_are_over_or_of_another_season_close_nowhere() -> None:
    closing = date(2026, 11, 1)
    file = record(
        programs=(
            program(complete_by=closing, status=ProgramStatus.REJECTED),
            program("P2", complete_by=closing, season=2026),
            program("P3", complete_by=closing),
        )
    )
    closings = [line for line in made(file, TIMELINE, ON) if "stops reading" in line]
    assert len(closings) == 1
    assert "Program P3" in closings[0]


def test_a_date_with_two_readings_names_both() -> None:
    later = replace(midseason().applicant, season=2028)
    rows = [line for line in made(record(applicant=later), TIMELINE) if ", or " in line]
    assert rows
    assert all(", or " in row.partition(" | ")[0] for row in rows)


def test_without_a_date_nobody_knows_there_is_no_word_about_unknown_days() -> None:
    file = replace(midseason(), rulebook=replace(book(), seasons={}))
    assert "# Day not yet known" not in made(file, TIMELINE)
    assert "# December 2026" in made(file, TIMELINE)
