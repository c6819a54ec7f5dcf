"""The budget counts what applying for rotations costs, and a stay once."""

from lorapp.domain.applying.record import ApplicationStatus
from lorapp.domain.charts.budget import APPLYING, season_budget
from tests.domain.applying.builders import asked, at
from tests.domain.engine.builders import rotation

S = ApplicationStatus


def test_fees_stand_beside_the_others_and_a_stay_is_counted_by_its_rotation() -> None:
    one = asked(status=S.ACCEPTED, application_fee_usd=250, cost_usd=2000, rotation="R1")
    found = season_budget(at(one, rotations=(rotation("11-2", "11-27", cost_usd=2000),)))
    assert f"{APPLYING} comes to $250." in found.sentence
    assert found.labels[-1] == APPLYING
    assert found.series[0].values == (2000, 250)


def test_what_is_only_thought_about_costs_nothing_yet() -> None:
    found = season_budget(at(asked(application_fee_usd=250)))
    assert (found.labels, APPLYING in found.sentence) == ((), False)


def test_fees_alone_have_a_sentence() -> None:
    found = season_budget(at(asked(status=S.APPLIED, application_fee_usd=250)))
    assert found.sentence == f"{APPLYING} comes to $250."
