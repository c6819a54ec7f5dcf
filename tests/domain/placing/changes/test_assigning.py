# ruff: noqa: ANN401 - helpers pass any field of a record on to its class
"""What may be said of one letter at one program, besides assigning it."""

from dataclasses import replace
from typing import Any

import pytest

from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.mentors import Role
from lorapp.domain.placing.changes.assigning import (
    assign,
    count_as,
    exclude,
    include,
    pin,
    unassign,
)
from lorapp.domain.programs import Assignment, Exclusion, LetterRules, Program, Reservation, Track
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import RotationKind
from lorapp.errors import RefusedError
from tests.domain.engine.builders import (
    day,
    ev,
    letter,
    mentor,
    program,
    record,
    rotation,
    situation,
)

K = EventKind
HERE = letter(ev(K.UPLOADED, "7-13"))
COMING = letter(ev(K.ASKED, "7-13"), key="L2")
PLACED = Assignment(letter="L1", program="P1", on=day("7-22"))
KEPT = Reservation(program="P1", letter="L2", until=day("8-10"))


def made(place: Program, one: Letter = HERE, **parts: Any) -> SeasonFile:
    file = replace(record(one, COMING, programs=(place,)), **parts)
    return assign(situation(file), "L1", "P1", None)


def test_a_letter_that_is_kept_away_is_refused_with_the_reason_and_the_way_out() -> None:
    barred = Exclusion(program="P1", letter="L1", reason="Too old for them.")
    words = r"keep this letter away from Program P1 \(Too old for them\)\. Include it again first"
    with pytest.raises(RefusedError, match=words):
        made(program(), exclusions=(barred,))
    free = made(program(), exclusions=(replace(barred, letter="L2"),))
    assert free.assignments[0].letter == "L1"


def test_the_last_free_slot_is_kept_for_another_letter_until_its_day() -> None:
    place = program(letters=LetterRules(max=1))
    words = r"The last free slot of Program P1 is kept for Dr. Winter until Mon 10 Aug; release it"
    with pytest.raises(RefusedError, match=words):
        made(place, reservations=(KEPT,))
    assert made(place, reservations=(replace(KEPT, until=day("8-2")),)).assignments
    assert made(program(), reservations=(KEPT,)).assignments


def test_the_letter_a_slot_was_kept_for_takes_it() -> None:
    taken = made(program(), reservations=(replace(KEPT, letter="L1"), KEPT))
    assert taken.reservations == (KEPT,)


@pytest.mark.parametrize(
    "place",
    [
        program(specialty="neurology", track=Track.PRELIMINARY),
        program(specialty=None, track=Track.TRANSITIONAL),
        program(specialty="transitional-year"),
    ],
)
def test_a_first_year_of_any_kind_takes_every_clinical_letter(place: Program) -> None:
    assert made(place).assignments[0].reason is None
    stay = rotation("6-1", "6-26", kind=RotationKind.RESEARCH)
    with pytest.raises(RefusedError, match="This letter is for internal medicine"):
        made(place, replace(HERE, rotation="R1"), rotations=(stay,))
    researcher = (mentor(role=Role.RESEARCH_MENTOR),)
    with pytest.raises(RefusedError, match="Give a reason"):
        made(place, mentors=researcher)


def test_a_reason_is_one_clean_line_of_bounded_length() -> None:
    file = record(HERE, programs=(program(specialty="neurology"),))
    crossed = assign(situation(file), "L1", "P1", " double\n interest\x1b ")
    assert crossed.assignments[0].reason == "double interest"
    with pytest.raises(RefusedError, match="at most 500 characters; shorten it"):
        assign(situation(file), "L1", "P1", "x" * 501)
    with pytest.raises(RefusedError, match="Give a reason"):
        assign(situation(file), "L1", "P1", "  ")


def test_a_blank_reason_corrects_nothing() -> None:
    file = record(HERE, programs=(program(applied_on=day("8-1")),), assignments=(PLACED,))
    with pytest.raises(RefusedError, match=r"Dr. Winter's letter is locked at Program P1"):
        unassign(situation(file), "L1", "P1", "  ")


def test_an_assigned_letter_is_pinned_and_let_go_also_where_locked() -> None:
    file = record(
        HERE,
        programs=(program("P2"), program(applied_on=day("8-1"))),
        assignments=(replace(PLACED, program="P2"), PLACED),
    )
    pinned = pin(situation(file), "L1", "P1", pinned=True)
    assert [one.pin for one in pinned.assignments] == [None, True]
    assert pin(situation(pinned), "L1", "P1", pinned=False) == file
    with pytest.raises(RefusedError, match=r"does not hold Dr. Winter's letter"):
        pin(situation(replace(file, assignments=())), "L1", "P1", pinned=True)


def test_a_general_letter_counts_as_the_programs_specialty_where_you_say_so() -> None:
    general = replace(HERE, specialty="general")
    file = record(general, programs=(program(),), assignments=(PLACED,))
    marked = count_as(situation(file), "L1", "P1", "internal-medicine")
    assert marked.assignments[0].counts_as == "internal-medicine"
    assert count_as(situation(marked), "L1", "P1", None) == file
    with pytest.raises(RefusedError, match="specialty is internal medicine; a letter there can"):
        count_as(situation(file), "L1", "P1", "neurology")
    unknown = replace(file, programs=(program(specialty=None),))
    with pytest.raises(RefusedError, match="specialty is not known yet"):
        count_as(situation(unknown), "L1", "P1", "neurology")
    own = record(HERE, programs=(program(),), assignments=(PLACED,))
    with pytest.raises(RefusedError, match="for internal medicine, which is what it counts as"):
        count_as(situation(own), "L1", "P1", "internal-medicine")


def test_a_letter_is_kept_away_and_included_again() -> None:
    file = record(HERE, COMING, programs=(program(),))
    barred = exclude(situation(file), "L1", "P1", "too old")
    assert barred.exclusions == (Exclusion(program="P1", letter="L1", reason="too old"),)
    again = exclude(situation(barred), "L1", "P1", None)
    assert again.exclusions == (Exclusion(program="P1", letter="L1"),)
    assert include(situation(again), "L1", "P1").exclusions == ()
    with pytest.raises(RefusedError, match="letter is not kept away from Program P1"):
        include(situation(file), "L1", "P1")


def test_what_is_there_or_awaited_cannot_be_kept_away() -> None:
    file = record(HERE, COMING, programs=(program(),), assignments=(PLACED,), reservations=(KEPT,))
    with pytest.raises(RefusedError, match=r"holds Dr. Winter's letter; take it off there first"):
        exclude(situation(file), "L1", "P1", None)
    with pytest.raises(RefusedError, match=r"A slot of Program P1 is kept for Dr. Winter; release"):
        exclude(situation(file), "L2", "P1", None)
