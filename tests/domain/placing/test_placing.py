"""Assigning letters, taking them back, and what each program holds and lacks."""

from dataclasses import replace

import pytest

from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.placing.changes.assigning import assign, is_applied, unassign
from lorapp.domain.programs import Assignment, LetterRules, Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError, UnknownKeyError
from tests.domain.engine.builders import day, ev, letter, program, record, situation

K = EventKind
HERE = letter(ev(K.UPLOADED, "7-13"))
PLACED = Assignment(letter="L1", program="P1", on=day("7-22"))


def made(place: Program, *more: str, reason: str | None = None) -> SeasonFile:
    others = [replace(HERE, key=key, specialty="general") for key in more]
    held = tuple(Assignment(letter=key, program="P1", on=day("7-22")) for key in more)
    file = record(HERE, *others, programs=(place,), assignments=held)
    return assign(situation(file), "L1", "P1", reason)


def test_an_available_letter_is_assigned_today() -> None:
    assert made(program()).assignments == (replace(PLACED, on=day("8-3")),)


@pytest.mark.parametrize(
    ("place", "held", "words"),
    [
        (program(status=ProgramStatus.CLOSED), (), "is finished"),
        (program(service="residencycas"), (), "another service or season"),
        (program(season=2028), (), "another service or season"),
        (program(letters=LetterRules(max=1)), ("L2",), "holds 1 letter; it takes no more"),
        (program(), ("L2", "L3", "L4", "L5"), "holds 4 letters"),
        (program(specialty="neurology"), (), "Give a reason"),
    ],
)
def test_what_cannot_be_assigned_is_refused(
    place: Program, held: tuple[str, ...], words: str
) -> None:
    with pytest.raises(RefusedError, match=words):
        made(place, *held)


def test_a_reason_crosses_specialties_and_is_kept() -> None:
    file = made(program(specialty="neurology"), reason="double interest")
    assert file.assignments[0].reason == "double interest"


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (replace(HERE, events=()), "shows as available"),
        (replace(HERE, events=(ev(K.UPLOADED, "7-31"),)), "shows as available"),
        (replace(HERE, events=(*HERE.events, ev(K.REVOKED, "8-1"))), "shows as available"),
    ],
)
def test_only_what_is_available_is_assigned(one: Letter, words: str) -> None:
    file = replace(record(programs=(program(),)), letters=(one,))
    with pytest.raises(RefusedError, match=words):
        assign(situation(file), "L1", "P1", None)


def test_a_letter_is_assigned_once_and_only_known_things_are() -> None:
    file = record(HERE, programs=(program(),), assignments=(PLACED,))
    with pytest.raises(RefusedError, match="holds this letter already"):
        assign(situation(file), "L1", "P1", None)
    with pytest.raises(UnknownKeyError):
        assign(situation(file), "L9", "P1", None)
    with pytest.raises(UnknownKeyError):
        assign(situation(file), "L1", "P9", None)


def test_before_applying_a_letter_is_taken_off_freely() -> None:
    file = record(HERE, programs=(program(),), assignments=(PLACED,))
    assert unassign(situation(file), "L1", "P1", None).assignments == ()


def test_after_applying_only_a_correction_takes_it_off() -> None:
    file = record(HERE, programs=(program(applied_on=day("8-1")),), assignments=(PLACED,))
    assert is_applied(situation(file), file.program("P1"))
    with pytest.raises(RefusedError, match="locked"):
        unassign(situation(file), "L1", "P1", None)
    assert unassign(situation(file), "L1", "P1", "typed the wrong one").assignments == ()
    before = situation(file, day("7-31"))
    assert not is_applied(before, file.program("P1"))


def test_what_is_not_held_cannot_be_taken_off() -> None:
    file = record(HERE, programs=(program(),))
    with pytest.raises(RefusedError, match=r"does not hold Dr\. Winter's letter"):
        unassign(situation(file), "L1", "P1", None)


@pytest.mark.parametrize(
    ("service", "most", "free"),
    [
        ("eras", None, 4),
        ("eras", 2, 2),
        ("eras", 0, 4),
        ("eras", 9, 4),
        ("sf-match", None, 3),
        ("other", None, 4),
    ],
)
def test_the_platforms_cap_is_lowered_by_the_programs_own(
    service: str, most: int | None, free: int
) -> None:
    place = program(service=service, letters=LetterRules(max=most))
    assert situation(record(programs=(place,))).places.free_slots(place) == free


def test_only_available_letters_count_for_the_minimum() -> None:
    gone = replace(HERE, key="L2", events=(*HERE.events, ev(K.REVOKED, "8-1")))
    file = record(
        HERE,
        gone,
        programs=(program(),),
        assignments=(PLACED, replace(PLACED, letter="L2")),
    )
    places = situation(file).places
    assert (places.counted(file.programs[0]), places.below_minimum_by(file.programs[0])) == (1, 2)
    assert places.placed == {"L1": ("P1",), "L2": ("P1",)}
    assert places.free_slots(file.programs[0]) == 2
