from datetime import date

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import StepState
from lorapp.domain.letters.record import EventKind
from lorapp.errors import RefusedError, UnknownKeyError
from tests.services.stage import TODAY, event, filled

THANK = "thank:letter:L1"


@pytest.fixture
def owing(services: Services) -> Services:
    return filled(services, event(EventKind.UPLOADED))


def test_a_step_sleeps_and_wakes(owing: Services) -> None:
    assert owing.steps.snooze(THANK, date(2026, 11, 30)).label == "Snooze: Thank Dr. Winter"
    found = owing.today.plan().step(THANK)
    assert found is not None
    assert found.state is StepState.ASLEEP
    owing.steps.wake(THANK)
    found = owing.today.plan().step(THANK)
    assert found is not None
    assert found.state is StepState.OVERDUE


def test_a_step_not_needed_is_put_away_with_its_reason(owing: Services) -> None:
    owing.steps.snooze(THANK, date(2026, 11, 30))
    owing.steps.not_needed(THANK, " said in person ")
    assert owing.today.plan().step(THANK) is None
    assert [note.not_needed for note in owing.unit.file().steps] == ["said in person"]
    owing.steps.wake(THANK)
    assert owing.unit.file().steps == ()


def test_what_makes_no_sense_is_refused(owing: Services) -> None:
    with pytest.raises(RefusedError, match="a day to come"):
        owing.steps.snooze(THANK, TODAY)
    with pytest.raises(RefusedError, match="why it is not needed"):
        owing.steps.not_needed(THANK, " ")
    with pytest.raises(UnknownKeyError, match="no longer in the plan"):
        owing.steps.snooze("thank:letter:L9", date(2026, 11, 30))


def test_no_step_sleeps_past_the_day_it_is_needed(services: Services) -> None:
    filled(services, event(EventKind.AGREED))
    with pytest.raises(RefusedError, match="needed by"):
        services.steps.snooze("confirm-entry:letter:L1", date(2027, 6, 1))
