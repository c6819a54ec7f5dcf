from datetime import date

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.letters.record import EventKind
from lorapp.errors import RefusedError
from tests.services.stage import event, filled

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
    assert services.history.next_undo() is None
    with pytest.raises(RefusedError, match="locked"):
        services.assignments.unassign("L1", "P1")
    change = services.assignments.unassign("L1", "P1", correct="typed by mistake")
    assert change.label == ("Correct: Take Dr. Winter's letter off Tern Harbor (typed by mistake)")
