"""What would change in the middle of season 2027: invented applicant B."""

from datetime import date

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.supposing.critical_path import Stage, critical_path
from lorapp.domain.placing.supposing.depth import depth
from lorapp.domain.placing.supposing.what_if import Late, Without, what_if
from tests.acceptance.applicants import TODAY, samir


def test_what_if_names_every_program_that_holds_a_letter_that_fails() -> None:
    found = what_if(samir(), TODAY, Without("B-L1"))
    holding = [x.program for x in samir().assignments if x.letter == "B-L1"]
    assert list(found.programs_worse) == holding
    assert len(holding) == len(samir().programs)
    assert found.programs_better == ()
    late = what_if(samir(), TODAY, Late("B-L5", 40))
    assert late.programs_worse == ("B-P01", "B-P02", "B-P03", "B-P04", "B-P05")
    assert "assign:letter:B-L5" in late.steps_removed


def test_what_if_a_letter_that_is_not_here_fails_no_program_is_worse() -> None:
    found = what_if(samir(), TODAY, Without("B-L3"))
    assert (found.programs_worse, found.smallest_repair) == ((), None)
    assert "remind:letter:B-L3:6" in found.steps_removed
    assert what_if(samir(), TODAY, Late("B-L3", 30)).programs_missed == ("B-P10",)


def test_the_critical_path_of_the_late_letter_names_the_program_that_sets_it() -> None:
    found = critical_path(Situation(samir(), TODAY), samir().letter("B-L3"))
    assert found is not None
    assert found.need.program == samir().program("B-P10")
    assert found.critical is not None
    assert (found.critical.stage, found.critical.latest) == (Stage.UPLOAD, date(2026, 11, 23))
    assert found.critical.slack == 0


def test_one_writer_less_fells_the_five_programs_that_hold_just_enough() -> None:
    found = depth(Situation(samir(), TODAY))
    five = ("B-P01", "B-P02", "B-P03", "B-P04", "B-P05")
    assert [(drop.writers, drop.programs) for drop in found.singles] == [
        (("B-M1",), five),
        (("B-M2",), five),
        (("B-M5",), five),
    ]
