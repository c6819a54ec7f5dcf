"""Results, the list and the closing in a store: one action each, undone as one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.applicant import Visa
from lorapp.domain.arrival.closing import in_the_way
from lorapp.domain.arrival.outcomes import identity
from lorapp.domain.arrival.record import MatchOutcome, MatchResult
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.programs import ProgramStatus
from lorapp.errors import RefusedError
from tests.screens.real import demo_services

AFTER = "2027-03-22T12:00:00-04:00"
MATCH_DAY = date(2027, 3, 19)
MATCHED = MatchOutcome(
    season=2027, result=MatchResult.MATCHED, on=MATCH_DAY, program="B-P01", visa=Visa.J1
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Services]:
    """The applicant of the demo on the Monday after Match Day."""
    services = demo_services(tmp_path, "midseason", AFTER)
    yield services
    services.close()


def test_a_result_marks_its_program_and_undo_takes_back_both(store: Services) -> None:
    before = store.unit.file()
    change = store.arrival.record(MATCHED)
    assert (change.label, change.undoable) == ("Result: Matched, Ashgrove Regional IM", True)
    assert store.unit.file().program("B-P01").status is ProgramStatus.MATCHED
    store.history.undo()
    assert store.unit.file() == before
    store.arrival.record(MATCHED)
    wanted = identity(MATCHED)
    store.arrival.change(wanted, replace(MATCHED, visa=Visa.H1B))
    plan = store.arrival.plan()
    assert plan is not None
    assert plan.visa is Visa.H1B
    assert store.arrival.remove(wanted).label == "Remove result: Matched, Ashgrove Regional IM"
    assert store.arrival.plan() is None


def test_each_change_of_a_line_is_one_action(store: Services) -> None:
    store.arrival.record(MATCHED)
    assert store.arrival.tick("contract").label == "Done: Sign the contract or letter of offer"
    store.arrival.untick("contract")
    assert store.unit.file().tasks == ()
    store.arrival.not_needed("life-support", "In orientation.")
    store.arrival.move("housing", date(2027, 5, 3))
    store.arrival.edit("licence", date(2027, 3, 30), "Ask Ms. Roe.")
    store.arrival.add_line("Sell the car", date(2027, 6, 1))
    assert [task.code for task in store.unit.file().tasks] == [
        "life-support",
        "housing",
        "licence",
        "own-1",
    ]
    store.arrival.remove_line("own-1")
    store.history.undo()
    assert store.unit.file().tasks[-1].title == "Sell the car"


def test_the_words_of_the_result_are_chosen_by_the_record(store: Services) -> None:
    def usual() -> str:
        draft = store.correspondence.draft(DraftKind.OUTCOME, "B-L1")
        assert not draft.blanks
        return f"{draft.variant}: {draft.body}"

    store.arrival.record(replace(MATCHED, program=None, place="Elsewhere General"))
    assert usual().startswith("matched: ")
    assert "Elsewhere General" in usual()
    for result, word in (
        (MatchResult.SOAP, "soap"),
        (MatchResult.OUTSIDE, "outside"),
        (MatchResult.UNMATCHED, "unmatched"),
        (MatchResult.WITHDREW, "withdrew"),
    ):
        store.history.undo()
        is_place = result in {MatchResult.SOAP, MatchResult.OUTSIDE}
        program = "B-P01" if is_place else None
        store.arrival.record(replace(MATCHED, result=result, program=program, visa=None))
        assert usual().startswith(f"{word}: ")
        assert ("Ashgrove Regional IM" in usual()) == is_place


def test_a_short_line_to_somebody_without_a_letter_tells_the_result(store: Services) -> None:
    def line() -> str:
        return store.correspondence.touch("B-M1").body

    store.arrival.record(MATCHED)
    assert "going to train in internal medicine residency at Ashgrove Regional IM" in line()
    store.history.undo()
    store.arrival.record(replace(MATCHED, on=date(2027, 3, 1), starts_on=date(2027, 3, 15)))
    assert "now in my internal medicine residency at Ashgrove Regional IM" in line()
    assert "Ashgrove Regional IM" in store.correspondence.touch("B-M1").subject
    for result, words in (
        (MatchResult.UNMATCHED, "without a place this season"),
        (MatchResult.WITHDREW, "out of this season's Match"),
    ):
        store.history.undo()
        store.arrival.record(replace(MATCHED, result=result, program=None, visa=None))
        assert words in line()


def test_closing_takes_reasons_and_is_undone_as_one(store: Services) -> None:
    store.arrival.record(MATCHED)
    with pytest.raises(RefusedError, match="not thanked"):
        store.arrival.close()
    before = store.unit.file()
    words = in_the_way(store.arrival.situation(), 2027)
    with pytest.raises(RefusedError, match="why not"):
        store.arrival.skip(words[0], " ")
    assert store.arrival.skip(words[0], "In person.").label.startswith("No ")
    store.history.undo()
    store.arrival.close({one.step_id: "In person." for one in words}, "Thank you all.")
    assert store.unit.file().closings[0].note == "Thank you all."
    assert {one.rule for one in store.today.plan().steps} <= {"keep-in-touch", "first-day-note"}
    assert store.arrival.reopen().label == "Open season 2027 again"
    store.history.undo()
    store.history.undo()
    assert store.unit.file() == before
