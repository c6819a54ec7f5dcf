# ruff: noqa: ANN401 - helpers pass any field of a record on to its class
"""Slots kept for letters that are still to come."""

from dataclasses import replace
from typing import Any

import pytest

from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.placing.changes.reserving import release, reserve
from lorapp.domain.programs import (
    Assignment,
    Exclusion,
    LetterRules,
    Program,
    ProgramStatus,
    Reservation,
)
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError, UnknownKeyError
from tests.domain.engine.builders import day, ev, letter, program, record, situation

K = EventKind
COMING = letter(ev(K.ASKED, "7-13"))
OTHER = replace(COMING, key="L2")
HERE = letter(ev(K.UPLOADED, "7-13"), key="L3")
KEPT = Reservation(program="P1", letter="L1", until=day("8-10"))


def a_file(place: Program | None = None, **parts: Any) -> SeasonFile:
    return replace(record(COMING, OTHER, HERE, programs=(place or program(),)), **parts)


def reserved(file: SeasonFile, key: str = "L1", instead: str | None = None) -> SeasonFile:
    return reserve(situation(file), key, "P1", day("8-10"), instead)


def test_a_slot_is_kept_until_a_day_with_a_letter_to_propose_after_it() -> None:
    file = reserved(a_file(), instead="L3")
    assert file.reservations == (replace(KEPT, instead="L3"),)


def test_keeping_it_again_changes_the_day_in_its_place() -> None:
    file = reserved(reserved(a_file()), "L2")
    later = reserve(situation(file), "L1", "P1", day("8-20"), None)
    assert [(kept.letter, kept.until) for kept in later.reservations] == [
        ("L1", day("8-20")),
        ("L2", day("8-10")),
    ]


def test_a_kept_slot_is_released() -> None:
    assert release(situation(reserved(a_file())), "L1", "P1").reservations == ()
    with pytest.raises(RefusedError, match=r"No slot of Program P1 is kept for Dr. Winter"):
        release(situation(a_file()), "L1", "P1")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (program(status=ProgramStatus.CLOSED), "is finished"),
        (program(service="residencycas"), "another service or season"),
        (program(letters=LetterRules(max=1)), "it takes no more"),
        (program(letters=LetterRules(max=2)), "is kept for another letter; release one first"),
    ],
)
def test_a_slot_is_kept_only_where_there_is_one(place: Program, words: str) -> None:
    held = () if place.letters is None or place.letters.max is None else ("L3",)
    assignments = tuple(Assignment(letter=key, program="P1", on=day("7-22")) for key in held)
    file = a_file(place, assignments=assignments, reservations=(replace(KEPT, letter="L2"),))
    with pytest.raises(RefusedError, match=words):
        reserved(file)


def test_a_slot_is_kept_only_for_a_letter_that_can_still_come() -> None:
    with pytest.raises(RefusedError, match="here already; assign it to Program P1 instead"):
        reserved(a_file(), "L3")
    placed = Assignment(letter="L3", program="P1", on=day("7-22"))
    with pytest.raises(RefusedError, match=r"holds Dr. Winter's letter already"):
        reserved(a_file(assignments=(placed,)), "L3")
    gone: Letter = replace(COMING, events=(*COMING.events, ev(K.DECLINED, "7-14")))
    with pytest.raises(RefusedError, match="is declined, so it will not come"):
        reserved(a_file(letters=(gone,)))
    barred = Exclusion(program="P1", letter="L1")
    with pytest.raises(RefusedError, match="Include it again first"):
        reserved(a_file(exclusions=(barred,)))


def test_a_past_day_and_a_letter_instead_that_cannot_go_there_are_refused() -> None:
    with pytest.raises(RefusedError, match="That day has passed"):
        reserve(situation(a_file()), "L1", "P1", day("8-2"), None)
    with pytest.raises(RefusedError, match="cannot stand in for itself"):
        reserved(a_file(), instead="L1")
    with pytest.raises(RefusedError, match=r"cannot go there instead. You keep this letter away"):
        reserved(a_file(exclusions=(Exclusion(program="P1", letter="L3"),)), instead="L3")
    with pytest.raises(UnknownKeyError):
        reserved(a_file(), instead="L9")
