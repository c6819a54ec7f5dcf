from dataclasses import replace
from datetime import date

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.letters.record import EventKind
from lorapp.errors import RefusedError
from tests.services.stage import event, filled
from tests.undoing import next_undo

K = EventKind


def test_a_letter_is_assigned_and_taken_back(services: Services) -> None:
    filled(services, event(K.UPLOADED))
    assert (
        services.assignments.assign("L1", "P1").label == "Assign Dr. Winter's letter to Tern Harbor"
    )
    assert (
        services.assignments.unassign("L1", "P1").label
        == "Take Dr. Winter's letter off Tern Harbor"
    )
    services.history.undo()
    assert len(services.unit.file().assignments) == 1


def test_at_a_program_applied_to_an_assignment_is_final(services: Services) -> None:
    filled(services, event(K.UPLOADED), applied_on=date(2026, 11, 20))
    services.assignments.assign("L1", "P1")
    assert next_undo(services.history) is None
    with pytest.raises(RefusedError, match="locked"):
        services.assignments.unassign("L1", "P1")
    change = services.assignments.unassign("L1", "P1", correct="typed by mistake")
    assert change.label == ("Correct: Take Dr. Winter's letter off Tern Harbor (typed by mistake)")


def test_letters_are_pinned_counted_kept_away_and_awaited(services: Services) -> None:
    filled(services, event(K.UPLOADED))
    assignments, start = services.assignments, services.unit.file()
    general = replace(start.letter("L1"), key="L2", specialty="general", events=())
    services.letters.add(general)
    services.letters.add(replace(general, key="L3"))
    services.assignments.assign("L1", "P1")
    until = date(2026, 11, 30)
    labels = [
        assignments.pin("L1", "P1").label,
        assignments.unpin("L1", "P1").label,
        assignments.reserve("L2", "P1", until, instead="L3").label,
        assignments.release("L2", "P1").label,
        assignments.exclude("L2", "P1", "old").label,
        assignments.include("L2", "P1").label,
    ]
    assert labels == [
        "Pin Dr. Winter's letter at Tern Harbor",
        "Unpin Dr. Winter's letter at Tern Harbor",
        "Keep a slot of Tern Harbor for Dr. Winter until Mon 30 Nov",
        "Release the slot of Tern Harbor kept for Dr. Winter",
        "Keep Dr. Winter's letter away from Tern Harbor",
        "Include Dr. Winter's letter at Tern Harbor again",
    ]
    for _ in range(9):
        services.history.undo()
    assert services.unit.file() == start


def test_a_general_letter_is_counted_as_the_programs_specialty(services: Services) -> None:
    filled(services)
    services.letters.change(replace(services.unit.file().letter("L1"), specialty=None))
    services.letters.log("L1", event(K.UPLOADED))
    services.assignments.assign("L1", "P1")
    change = services.assignments.counts_as("L1", "P1", "neurology")
    assert change.label == "Count Dr. Winter's letter as neurology at Tern Harbor"
    assert services.assignments.counts_as("L1", "P1", None).label.endswith(
        "as general at Tern Harbor"
    )
