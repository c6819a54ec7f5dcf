# ruff: noqa: ANN401 - helpers pass any field of a record on to its class
"""The grid of letters and programs: every cell is what assigning would make of it, in words."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.assigning import assign
from lorapp.domain.placing.changes.refusals import Obstacle, cap_words, refusal
from lorapp.domain.placing.grid.cell_effects import effects
from lorapp.domain.placing.grid.cells import Cell, Cells, Mark
from lorapp.domain.placing.rules.verdicts import Result
from lorapp.domain.programs import (
    Assignment,
    Exclusion,
    LetterRules,
    Program,
    ProgramStatus,
    Reservation,
)
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from tests.domain.engine.builders import day, ev, letter, mentor, program, record, situation
from tests.domain.placing.portfolios import portfolios

K = EventKind
HERE = letter(ev(K.UPLOADED, "7-13"))
LATER = letter(ev(K.UPLOADED, "7-6"), key="L3", mentor="M3")
COMING = letter(ev(K.AGREED, "7-13"), key="L2", mentor="M2")
IDEA = letter(key="L4", mentor="M3")
PEOPLE = (mentor(), mentor("M2", "Dr. Bo Stone"), mentor("M3", "Dr. Cy Vale"))
PLACED = Assignment(letter="L1", program="P1", on=day("7-22"))
KEPT = Reservation(program="P1", letter="L2", until=day("8-10"))


def cells(*letters: Letter, place: Program | None = None, **parts: Any) -> Cells:
    file = record(*letters, mentors=PEOPLE, programs=(place or program(),))
    return Cells(situation(replace(file, **parts)))


def why_not(at: Situation, one: str, place: str) -> str | None:
    try:
        assign(at, one, place, None)
    except RefusedError as refused:
        return str(refused)
    return None


@settings(max_examples=30)
@given(portfolios())
def test_a_cell_is_free_exactly_where_assigning_succeeds(file: SeasonFile) -> None:
    at = situation(file)
    grid = Cells(at)
    for one in file.letters:
        for place in file.programs:
            cell = grid.cell(one.key, place.key)
            refused = why_not(at, one.key, place.key)
            assert (cell.mark is Mark.FREE) == (refused is None)
            assert cell.mark is not Mark.REFUSED or cell.why == refused
            assert cell.is_held == (one.key in at.places.held.get(place.key, ()))
            assert cell.why.endswith(".")


def test_a_cell_is_worked_out_once() -> None:
    grid = cells(HERE)
    assert grid.cell("L1", "P1") is grid.cell("L1", "P1")


def test_what_is_there_is_locked_once_applied_and_free_to_go_before() -> None:
    planned = cells(HERE, assignments=(PLACED,)).cell("L1", "P1")
    assert planned.mark is Mark.PLANNED
    assert "can be taken off" in planned.why
    assert "`p` pins it" in planned.then
    pinned = cells(HERE, assignments=(replace(PLACED, pin=True),)).cell("L1", "P1")
    assert pinned.is_pinned
    assert "lets the pin go" in pinned.then
    marked = replace(PLACED, counts_as="internal-medicine")
    applied = program(applied_on=day("8-1"))
    locked = cells(HERE, place=applied, assignments=(marked,)).cell("L1", "P1")
    assert locked.mark is Mark.LOCKED
    assert locked.why == "Locked since 22 Jul: the program keeps it for good."
    assert locked.counts_as == "internal-medicine"


def test_a_free_cell_says_what_assigning_means_there() -> None:
    assert "taken off until you apply" in cells(HERE).cell("L1", "P1").why
    applied = program(applied_on=day("8-1"), complete_by=day("7-30"))
    why = cells(HERE, place=applied).cell("L1", "P1").why
    assert why.startswith("Stopped reading on Thu 30 Jul. May be assigned now.")
    assert "stays assigned" in why


def test_a_letter_to_come_is_a_circle_until_a_slot_is_kept_for_it() -> None:
    assert cells(COMING).cell("L2", "P1").mark is Mark.COMING
    kept = cells(HERE, COMING, reservations=(replace(KEPT, instead="L1"),)).cell("L2", "P1")
    assert kept.mark is Mark.RESERVED
    assert kept.why == (
        "A slot is kept for Dr. Stone until Mon 10 Aug. After that Dr. Winter's letter is proposed."
    )
    lapsed = cells(COMING, reservations=(replace(KEPT, until=day("8-1")),)).cell("L2", "P1")
    assert lapsed.mark is Mark.COMING
    assert lapsed.reservation is not None
    assert "has not come." in lapsed.why


@pytest.mark.parametrize(
    ("place", "parts", "obstacle"),
    [
        (program(status=ProgramStatus.CLOSED), {}, Obstacle.FINISHED),
        (program(service="residencycas"), {}, Obstacle.ELSEWHERE),
        (program(letters=LetterRules(max=1)), {"assignments": (PLACED,)}, Obstacle.FULL),
        (program(letters=LetterRules(max=1)), {"reservations": (KEPT,)}, Obstacle.KEPT),
        (program(specialty="neurology"), {}, Obstacle.OTHER_SPECIALTY),
        (
            program(),
            {"exclusions": (Exclusion(program="P1", letter="L3", reason="Old."),)},
            Obstacle.EXCLUDED,
        ),
        (program(), {"exclusions": (Exclusion(program="P1", letter="L3"),)}, Obstacle.EXCLUDED),
    ],
)
def test_what_is_not_allowed_says_why_and_what_to_do(
    place: Program, parts: dict[str, Any], obstacle: Obstacle
) -> None:
    cell = cells(HERE, COMING, LATER, place=place, **parts).cell("L3", "P1")
    assert (cell.mark, cell.obstacle) == (Mark.REFUSED, obstacle)
    assert cell.then.endswith(".")
    assert cell.needs_reason == (obstacle is Obstacle.OTHER_SPECIALTY)


def test_a_held_letter_is_the_first_thing_that_stands_in_the_way() -> None:
    grid = cells(HERE, assignments=(PLACED,))
    found = refusal(grid.at, HERE, grid.at.file.program("P1"))
    assert found is not None
    assert found.obstacle is Obstacle.HELD


def test_the_cap_says_whose_it_is() -> None:
    at = cells(HERE).at
    assert cap_words(at, program()) == "It takes 4, the most that ERAS sends."
    lower = program(letters=LetterRules(max=3))
    assert cap_words(at, lower) == "It takes 3: ERAS sends 4, the program lowers it."


def test_the_columns_are_available_letters_as_they_came_then_those_to_come() -> None:
    gone = letter(ev(K.DECLINED, "7-1"), key="L5")
    revoked = letter(ev(K.UPLOADED, "7-1"), ev(K.REVOKED, "7-20"), key="L6")
    placed = replace(PLACED, letter="L6")
    grid = cells(COMING, HERE, gone, LATER, revoked, IDEA, assignments=(placed,))
    assert [one.key for one in grid.letters] == ["L3", "L1", "L2", "L6", "L4"]


def test_the_last_slot_tells_who_is_still_wanted_there() -> None:
    def waiting(*letters: Letter, most: int = 1, **parts: Any) -> list[str]:
        place = program(letters=LetterRules(max=most))
        grid = cells(*letters, place=place, **parts)
        return [one.key for one in grid.awaited("L1", "P1")]

    processing = letter(ev(K.UPLOADED, "7-31"), key="L5", mentor="M3")
    assert waiting(HERE, COMING, IDEA, processing) == ["L2", "L5"]
    assert waiting(HERE, COMING, most=2) == []
    kept = replace(KEPT, letter="L5")
    assert waiting(HERE, COMING, processing, most=2, reservations=(kept,)) == ["L5", "L2"]


def found_at(cell: Cell, grid: Cells) -> dict[str, tuple[Result, Result]]:
    pairs = effects(grid.at, cell)
    return {one.rule: (one.without.result, one.having.result) for one in pairs}


def test_the_rules_a_letter_bears_on_are_told_with_it_and_without_it() -> None:
    place = program(letters=LetterRules(min=1, us=1))
    grid = cells(HERE, LATER, place=place)
    found = found_at(grid.cell("L1", "P1"), grid)
    assert found["min"] == (Result.FAIL, Result.PASS)
    held = cells(HERE, place=place, assignments=(PLACED,))
    assert found_at(held.cell("L1", "P1"), held)["min"] == (Result.FAIL, Result.PASS)


def test_a_rule_that_still_fails_is_named_when_the_letter_counts_for_it() -> None:
    grid = cells(HERE, place=program(minimum=3))
    assert found_at(grid.cell("L1", "P1"), grid) == {"min": (Result.FAIL, Result.FAIL)}
    crowded = program(letters=LetterRules(max=1))
    full = cells(HERE, LATER, place=crowded, assignments=(replace(PLACED, letter="L3"),))
    found = effects(full.at, full.cell("L1", "P1"))
    assert [(one.rule, one.having.result) for one in found if one.rule == "max"] == [
        ("max", Result.FAIL)
    ]


def test_where_a_letter_can_never_go_nothing_is_said_of_rules() -> None:
    grid = cells(HERE, place=program(status=ProgramStatus.CLOSED))
    assert effects(grid.at, grid.cell("L1", "P1")) == ()
