"""What several screens ask of one record is worked out once."""

from dataclasses import replace
from datetime import timedelta

from lorapp.domain.letters.dates import need
from lorapp.domain.letters.situation import shared
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.programs import Assignment
from tests.domain.engine.builders import (
    TODAY,
    agreed,
    letter,
    noon,
    planned,
    program,
    record,
    situation,
)

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


def test_what_was_found_out_about_a_letter_is_not_said_of_one_changed_meanwhile() -> None:
    at = situation(FILE)
    mine = FILE.letters[0]
    changed = replace(mine, events=(), season=2026, specialty="surgery")
    assert state(at, mine) is LetterState.AGREED
    assert state(at, changed) is not LetterState.AGREED
    assert at.places.takers.kind_of(changed) != at.places.takers.kind_of(mine)
    assert state(at, mine) is LetterState.AGREED


def test_letters_that_the_same_programs_would_take_share_what_hangs_on_them() -> None:
    others = letter(key="L2"), letter(key="L3", specialty="surgery")
    file = record(letter(), *others, programs=(program(), program("P2", specialty="surgery")))
    at = situation(file)
    first, second, third = file.letters
    assert need(at, first) is need(at, second)
    assert need(at, first) is not need(at, third)
    placed = replace(file, assignments=(Assignment(letter="L1", program="P2", on=TODAY),))
    at = situation(placed)
    assert at.places.takers.kind_of(first).own == "L1"
    assert "P2" not in {one.key for one in at.places.wanted_by(first)}
