"""The expected picture of the programs in the middle of the season, as the check tells it."""

import pytest

from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.checking import check
from lorapp.domain.placing.rules.eligibility import obstacles
from lorapp.domain.placing.rules.verdicts import ProgramCheck
from tests.acceptance.applicants import TODAY, samir

FULL = ("B-L1", "B-L2", "B-L5")


def checked() -> dict[str, ProgramCheck]:
    return dict(check(samir(), TODAY).by_key)


@pytest.mark.parametrize("number", range(1, 11))
def test_the_expected_picture_of_each_program(number: int) -> None:
    found = checked()[f"B-P{number:02}"]
    complete = number <= 5
    assert (found.applied, found.locked, found.cap) == (True, True, 4)
    assert found.assigned == (FULL if complete else FULL[:2])
    assert found.free_slots == (1 if complete else 2)
    assert found.below_minimum_by == (0 if complete else 2 if number == 7 else 1)
    assert found.missed_by_days == (22 if number == 9 else None)
    fails = [verdict.rule for verdict in found.unmet]
    gap = number >= 8
    assert fails == ([] if complete else ["min", "in_specialty"] if gap else ["min"])


@pytest.mark.parametrize("number", range(1, 11))
def test_the_letter_that_is_here_is_added_where_it_is_missing(number: int) -> None:
    best = checked()[f"B-P{number:02}"].best
    assert best is not None
    assert best.letters == FULL
    assert best.add == (() if number <= 5 else ("B-L5",))
    assert best.runner_up == (() if number <= 5 else ("B-L1", "B-L2"))


def test_the_program_that_needs_four_stays_one_short() -> None:
    file = samir()
    best = checked()["B-P07"].best
    assert best is not None
    assert by_name(best.why, file).startswith("Meets 2 of 3 letter rules; misses the minimum of 4.")


def test_a_program_says_why_it_is_red_and_what_helps() -> None:
    file = samir()
    found = {
        one.rule: by_name(one.change, file)
        for one in obstacles(Situation(file, TODAY), file.program("B-P10"))
    }
    assert found["min"] == "Assign Dr. Brockhausen's letter: it is available."
    assert found["in_specialty"] == "Dr. Umetani's letter would do once available."
    lost = obstacles(Situation(file, TODAY), file.program("B-P09"))[0]
    assert not lost.can_change
