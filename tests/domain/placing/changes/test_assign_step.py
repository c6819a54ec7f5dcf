"""What the step "assign" proposes where slots are kept, letters kept away or not counted."""

from dataclasses import replace

import pytest

from lorapp.domain.calendar.season import is_over
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.programs import Assignment, Exclusion, LetterRules, Reservation
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import RotationKind
from tests.domain.engine.builders import (
    absent,
    day,
    ev,
    letter,
    mentor,
    program,
    record,
    rotation,
    said,
    situation,
    step,
)

K = EventKind
HERE = letter(ev(K.UPLOADED, "7-13"))
TO_COME = letter(ev(K.AGREED, "7-13"), key="L2", mentor="M2")
KEPT = Reservation(program="P1", letter="L2", until=day("8-20"))


def kept(rules: LetterRules, *held: str, reservation: Reservation = KEPT) -> SeasonFile:
    """One letter here, one to come whose slot is kept, and some letters in other slots."""
    others = tuple(replace(HERE, key=key) for key in held)
    return record(
        HERE,
        TO_COME,
        *others,
        mentors=(mentor(), mentor("M2", "Dr. Bea Summer")),
        programs=(program(letters=rules),),
        assignments=tuple(Assignment(letter=key, program="P1", on=day("7-22")) for key in held),
        reservations=(reservation,),
    )


def test_a_kept_slot_is_not_proposed_for_a_letter_that_is_only_wanted() -> None:
    file = kept(LetterRules(min=1, wanted=2, max=2), "L3")
    assert absent(file, "assign:letter:L1")
    places = situation(file).places
    assert places.free_slots(file.programs[0]) == 1
    assert places.open_slots(file.programs[0], HERE) == 0
    assert places.open_slots(file.programs[0], TO_COME) == 1


def test_below_the_minimum_it_is_proposed_and_says_whom_the_slot_is_kept_for() -> None:
    file = kept(LetterRules(min=2, max=2), "L3")
    found = step(file, "assign:letter:L1")
    assert "Its slot is kept for Dr. Summer until Thu 20 Aug." in said(file, found)


def test_a_slot_beside_the_kept_one_is_free() -> None:
    file = kept(LetterRules(min=1, wanted=3, max=3), "L3")
    assert "kept" not in said(file, step(file, "assign:letter:L1"))


@pytest.mark.parametrize(
    "reservation",
    [
        replace(KEPT, until=day("8-2")),
        replace(KEPT, letter="L3"),
        replace(KEPT, letter="L1"),
    ],
)
def test_a_kept_slot_is_free_again_once_its_letter_is_here_or_late(
    reservation: Reservation,
) -> None:
    file = kept(LetterRules(min=1, wanted=2, max=2), "L3", reservation=reservation)
    assert step(file, "assign:letter:L1").programs == ("P1",)


def test_an_excluded_letter_is_never_proposed() -> None:
    file = record(HERE, programs=(program(),), exclusions=(Exclusion(program="P1", letter="L1"),))
    assert absent(file, "assign:letter:L1")


@pytest.mark.parametrize(("hands_on", "proposed"), [(None, False), (False, False), (True, True)])
def test_a_letter_that_would_not_count_is_not_proposed(
    hands_on: bool | None, proposed: bool
) -> None:
    watched: Letter = replace(HERE, rotation="R1")
    stay = rotation("5-4", "5-29", kind=RotationKind.OBSERVERSHIP, hands_on=hands_on)
    place = program(letters=LetterRules(min=3, counts_observership=False))
    file = record(watched, rotations=(stay,), programs=(place,))
    assert absent(file, "assign:letter:L1") is not proposed


def test_a_season_without_dates_is_over_before_the_one_applied_for() -> None:
    file = replace(record(), rulebook=replace(record().rulebook, seasons={}))
    at = situation(file)
    assert is_over(file, 2026, "eras", at.today)
    assert not is_over(file, 2027, "eras", at.today)
