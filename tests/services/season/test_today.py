from datetime import timedelta

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.engine.plan import plan
from lorapp.domain.letters.record import EventKind
from lorapp.domain.record import SeasonFile
from lorapp.errors import StoreError
from tests.services.stage import TODAY, event, filled


def test_the_plan_follows_the_record_and_the_clock(services: Services) -> None:
    filled(services, event(EventKind.UPLOADED))
    made = services.today.plan()
    assert made.today == TODAY
    assert made.step("thank:letter:L1") is not None
    services.letters.log("L1", event(EventKind.THANKED, TODAY))
    assert services.today.plan().step("thank:letter:L1") is None


def test_a_plan_is_begun_while_a_save_waits_for_the_disk(services: Services) -> None:
    filled(services, event(EventKind.UPLOADED))
    services.unit.while_saving = services.today.begin
    services.letters.log("L1", event(EventKind.THANKED, TODAY))
    file = services.unit.file()
    begun = file.worked_out["planning"]
    made = services.today.plan()
    assert made is begun.result()[1]
    assert made == plan(file, services.unit.now())
    assert services.today.plan() is made


def test_a_plan_begun_in_another_minute_is_not_handed_out(services: Services) -> None:
    filled(services, event(EventKind.UPLOADED))
    file = services.unit.file()
    services.today.begin(file)
    with services.clock.at(services.unit.now() + timedelta(days=40)):
        assert services.today.plan().today == TODAY + timedelta(days=40)
    assert services.today.plan().today == TODAY


def test_what_could_not_be_saved_is_planned_for_nobody(services: Services) -> None:
    filled(services, event(EventKind.UPLOADED))
    file, made = services.unit.file(), services.today.plan()

    def fails(coming: SeasonFile) -> None:
        services.today.begin(coming)
        raise StoreError("The disk is full.")

    services.unit.while_saving = fails
    with pytest.raises(StoreError, match="The disk is full"):
        services.letters.log("L1", event(EventKind.THANKED, TODAY))
    assert services.unit.file() is file
    assert services.today.plan() is made
    services.unit.release()
    assert services.unit.file() == file
