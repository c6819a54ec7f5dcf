from lorapp.bootstrap import Services
from lorapp.domain.letters.record import EventKind
from tests.services.stage import TODAY, event, filled


def test_the_plan_follows_the_record_and_the_clock(services: Services) -> None:
    filled(services, event(EventKind.UPLOADED))
    made = services.today.plan()
    assert made.today == TODAY
    assert made.step("thank:letter:L1") is not None
    services.letters.log("L1", event(EventKind.THANKED, TODAY))
    assert services.today.plan().step("thank:letter:L1") is None
