"""Checks and what-ifs are worked out once for each state of the record, and store nothing."""

from datetime import date

import pytest

from lorapp.bootstrap import Services, open_services
from lorapp.domain.letters.record import EventKind
from lorapp.domain.placing.supposing.depth import Drop
from lorapp.domain.placing.supposing.what_if import Late, Without
from lorapp.errors import UnknownKeyError
from lorapp.paths import Paths
from tests.conftest import MovingClock
from tests.services.stage import event, filled

K = EventKind


def test_the_same_record_and_day_give_the_very_same_answers(services: Services) -> None:
    placing = filled(services, event(K.UPLOADED)).placing
    assert placing.check() is placing.check()
    assert placing.depth() is placing.depth()
    assert placing.next_letters() is placing.next_letters()
    assert placing.what_if(Without("L1")) is placing.what_if(Without("L1"))
    assert placing.what_if(Without("L1")) != placing.what_if(Late("L1", 3))
    assert placing.repair_of(Drop(("M1",), ())) is None


def test_a_change_of_the_record_is_seen_at_once(services: Services) -> None:
    placing = filled(services, event(K.UPLOADED)).placing
    before = placing.check()
    services.assignments.assign("L1", "P1")
    assert before.programs[0].assigned == ()
    assert placing.check().programs[0].assigned == ("L1",)


def test_another_day_is_another_answer(paths: Paths, moving_clock: MovingClock) -> None:
    services = open_services(paths.home, moving_clock)
    placing = filled(services, event(K.UPLOADED, date(2026, 11, 20))).placing
    first = placing.check()
    moving_clock.pass_by(hours=1)
    assert placing.check() is first
    moving_clock.pass_by(days=10)
    assert placing.check() is not first
    services.close()


def test_a_name_that_is_not_there_is_refused(services: Services) -> None:
    placing = filled(services).placing
    with pytest.raises(UnknownKeyError):
        placing.what_if(Without("L9"))
