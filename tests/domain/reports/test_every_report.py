"""What holds for every report of every record."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.letters.record import EventKind
from lorapp.domain.mentors import Contact
from lorapp.domain.pages import Cell, Figure, Grid, Heading
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports.every import TITLES, ReportKind, report
from tests.conftest import NOON
from tests.domain.engine.builders import book, ev, letter, mentor, program, record, rotation
from tests.domain.reports.looking import cells, lines, midseason
from tests.records import season_files

FILES = season_files().map(lambda file: replace(file, rulebook=book()))
NOTE = "a note for nobody else"


@settings(max_examples=12)
@given(file=FILES, kind=st.sampled_from(ReportKind))
def test_every_record_has_every_report(file: SeasonFile, kind: ReportKind) -> None:
    found = report(file, NOON, kind)
    assert found == report(file, NOON, kind)
    assert found.title == TITLES[kind]
    assert file.applicant.name in found.subtitle
    assert all(cell.text == cell.text.strip() or cell.text for cell in cells(found))
    assert not any("\ue000" in line for line in lines(found))


@pytest.mark.parametrize("kind", ReportKind)
def test_the_newest_applicant_gets_calm_sentences_instead_of_empty_tables(
    kind: ReportKind,
) -> None:
    found = report(record(mentors=()), NOON, kind)
    assert all(block.rows for block in found.blocks if isinstance(block, Grid))
    assert len(found.blocks) > 1


@pytest.mark.parametrize("kind", ReportKind)
def test_no_report_quotes_a_note(kind: ReportKind) -> None:
    file = record(
        letter(ev(EventKind.ASKED, "11-20", note=NOTE)),
        mentors=(mentor(notes=NOTE),),
        contacts=(Contact(mentor="M1", on=date(2026, 11, 19), note=NOTE),),
        programs=(program(notes=NOTE),),
        rotations=(rotation("11-2", "11-27", notes=NOTE),),
    )
    assert NOTE not in "\n".join(lines(report(file, NOON, kind)))


@pytest.mark.parametrize("kind", [ReportKind.PORTFOLIO, ReportKind.TIMELINE, ReportKind.WEEK])
def test_figures_stand_in_the_reports_that_show_them(kind: ReportKind) -> None:
    figure = Figure("Letters over time", "<svg/>", Grid(("Week",), ((Cell("1"),),)))
    assert figure in report(midseason(), NOON, kind, (figure,)).blocks


def test_a_report_names_its_day_in_full_on_both_clocks() -> None:
    found = report(midseason(), NOON, ReportKind.WEEK)
    assert found.subtitle.endswith("As of Sun 22 Nov 2026, 20:00 Amman (12:00 ET)")
    assert found.footer == "Week review: Samir Daghlani, Sun 22 Nov 2026. Made with lorapp."
    assert any(isinstance(block, Heading) for block in found.blocks)
