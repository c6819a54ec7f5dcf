"""The assignment sheet: the portal's order, both clocks, what to tick next."""

from dataclasses import replace
from datetime import date

from lorapp.domain.letters.record import EventKind
from lorapp.domain.pages import Bullets
from lorapp.domain.papers import Statement
from lorapp.domain.programs import Assignment
from lorapp.domain.reports.every import ReportKind, report
from tests.conftest import NOON
from tests.domain.engine.builders import agreed, ev, letter, noon, program, record
from tests.domain.reports.looking import made, midseason, under

K = EventKind
SHEET = ReportKind.ASSIGNMENTS
ON = date(2026, 8, 31)
HERE = (agreed("7-2"), ev(K.REQUESTED, "7-10"), ev(K.UPLOADED, "7-31"), ev(K.AVAILABLE, "8-7"))


def test_what_to_tick_next_comes_by_the_closing_day() -> None:
    found = under(made(midseason(), SHEET), "Tick next")
    assert found[0] == "Saint Orla Neurology: Dr. Brockhausen (closes Tue 1 Dec, in 9 days)"
    assert found[1].endswith("Dr. Brockhausen (closing day unknown)")


def test_programs_stand_as_the_portal_lists_them() -> None:
    found = [line for line in made(midseason(), SHEET) if line.startswith("# ")]
    programs = found[found.index("# ERAS") + 1 :]
    assert programs == sorted(programs, key=str.casefold)
    assert len(programs) == 10


def test_a_program_tells_its_closing_on_both_clocks_and_what_is_locked() -> None:
    found = under(made(midseason(), SHEET), "Saint Orla Neurology")
    assert found[:2] == [
        "Specialty: Neurology",
        "Closes: Wed 2 Dec 07:59 Amman (Tue 1 Dec 23:59 ET), in 9 days",
    ]
    assert "Applied: 21 Sep; what is there stays" in found
    assert "Free slots: 2 of 4" in found
    assert "Missing: 1 letter short, 1 Neuro letter short" in found
    assert found[-3].endswith("there since 21 Sep, locked")
    assert found[-1] == "Dr. Ines Brockhausen: General, narrative, waived. Tick next."


def test_boxes_are_ticked_where_a_letter_is() -> None:
    document = report(midseason(), NOON, SHEET)
    boxes = [block for block in document.blocks if isinstance(block, Bullets) and block.ticks]
    assert all(
        (index in block.done) != item.endswith("Tick next.")
        for block in boxes
        for index, item in enumerate(block.items)
    )
    assert any(len(block.done) < len(block.items) for block in boxes)


def test_before_applying_letters_can_still_be_changed() -> None:
    file = record(
        letter(*HERE),
        programs=(program(),),
        assignments=(Assignment(letter="L1", program="P1", on=date(2026, 8, 20)),),
        statements=(Statement(key="S1", specialty="internal-medicine", programs=("P1",)),),
    )
    found = under(made(file, SHEET, ON), "Program P1")
    assert "Applied: not yet; letters can still be changed" in found
    assert "Statement: Internal medicine statement" in found
    assert not found[-1].endswith("locked")


def test_nothing_to_tick_is_said() -> None:
    found = made(record(), SHEET, ON)
    assert under(found, "Tick next") == [
        "Nothing to tick now: no available letter would help a program more.",
        "No programs yet.",
    ]


def test_programs_of_other_seasons_stay_off_the_sheet() -> None:
    file = record(programs=(program(), replace(program("P2"), season=2026)))
    assert "# Program P2" not in made(file, SHEET, ON)
    assert "# Program P1" in made(file, SHEET, ON)


def test_unknowns_are_named_for_a_program_without_numbers() -> None:
    file = record(programs=(program(minimum=None, specialty=None),))
    found = under(list(made(file, SHEET, ON)), "Program P1")
    assert found[0] == "Specialty: unknown"
    assert "Closes: unknown" in found
    assert any(line.startswith("Not known: ") for line in found)
    assert noon(ON).date() == ON


def test_after_the_season_a_program_has_nothing_missing_any_more() -> None:
    file = record(programs=(program(), program("P2", specialty="general")))
    found = made(file, SHEET, date(2027, 6, 10))
    assert not any(line.startswith("Missing") for line in under(found, "Program P1"))
    assert under(found, "Program P2")[0] == "Specialty: General"
