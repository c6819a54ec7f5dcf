"""What several screens ask of one record is worked out once."""

from dataclasses import replace
from datetime import timedelta

from lorapp.domain.letters.situation import shared
from tests.domain.engine.builders import TODAY, agreed, letter, noon, planned, record

FILE = record(letter(agreed("7-1")))


def test_whoever_looks_within_a_minute_shares_the_situation() -> None:
    now = noon(TODAY)
    found = shared(FILE, now)
    assert found.now == now
    assert shared(FILE, now + timedelta(seconds=59)) is found
    assert shared(FILE, now + timedelta(minutes=1)) is not found


def test_a_changed_record_is_another_situation() -> None:
    now = noon(TODAY)
    assert shared(replace(FILE), now) is not shared(FILE, now)


def test_a_plan_finds_its_steps_by_id_letter_and_person() -> None:
    plan = planned(FILE)
    mine = tuple(step for step in plan.steps if step.letter == "L1")
    assert mine
    assert plan.by_letter["L1"] == mine
    assert plan.by_mentor["M1"] == tuple(step for step in plan.steps if step.mentor == "M1")
    assert plan.step(mine[0].id) is mine[0]
    assert plan.step("nothing") is None
    assert plan.coming(plan.steps) == plan.later
