# ruff: noqa: ANN401 - helpers pass any field of a record on to its class
"""What no change may move, whoever makes it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lorapp.domain.letters.record import EventKind, Form
from lorapp.domain.placing.changes.locks import moved, moved_places, refuse_moves, with_homes
from lorapp.domain.programs import Assignment, Program, ProgramStatus, Track
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from tests.domain.engine.builders import day, ev, letter, mentor, noon, program, record

K = EventKind
NOW = noon(day("8-3"))
APPLIED = program(applied_on=day("8-1"), signal="gold", track=Track.CATEGORICAL)
PLACED = Assignment(letter="L1", program="P1", on=day("7-22"))
ENTRY = letter(ev(K.CONFIRMED, "7-1"), ev(K.UPLOADED, "7-13"), email="a@example.org")
FILE = record(ENTRY, programs=(APPLIED,), assignments=(PLACED,))


def found(before: SeasonFile = FILE, **after: Any) -> tuple[str, ...]:
    return moved(before, replace(before, **after), NOW)


def as_now(**parts: Any) -> tuple[str, ...]:
    return found(programs=(replace(APPLIED, **parts),))


def test_the_same_record_moves_nothing() -> None:
    assert moved(FILE, FILE, NOW) == ()
    same = tuple(replace(one) for one in FILE.letters)
    assert found(letters=same, programs=(replace(APPLIED),), assignments=(replace(PLACED),)) == ()
    assert found(programs=(APPLIED, program("P2"))) == ()
    refuse_moves(FILE, replace(FILE), NOW)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("specialty", "neurology"),
        ("specialty", None),
        ("signal", "silver"),
        ("track", Track.PRELIMINARY),
        ("service", "residencycas"),
        ("season", 2028),
    ],
)
def test_what_was_applied_with_stays(name: str, value: object) -> None:
    assert as_now(**{name: value}) == (
        (
            f"You applied to Program P1, so its {name} stays. If that was recorded by mistake, "
            "correct the application with a reason."
        ),
    )


def test_filling_in_what_was_not_known_moves_nothing() -> None:
    assert as_now(service="eras", season=2027, status=ProgramStatus.INTERVIEW) == ()
    bare = replace(FILE, programs=(replace(APPLIED, signal=None, track=None),))
    assert moved(bare, FILE, NOW) == ()


@pytest.mark.parametrize("applied_on", [None, day("8-2"), day("9-1")])
def test_the_day_of_application_stays(applied_on: date | None) -> None:
    assert (
        "You applied to Program P1 on Sat 1 Aug, so it stays as it is."
        in (as_now(applied_on=applied_on)[0])
    )


def test_a_program_applied_to_is_not_removed_and_its_letter_stays() -> None:
    gone = found(programs=(), assignments=())
    assert [sentence[:24] for sentence in gone] == [
        "You applied to Program P",
        "Dr. Winter's letter is l",
    ]


@pytest.mark.parametrize(
    "placed",
    [(), (replace(PLACED, on=day("8-1")),), (replace(PLACED, letter="L2"),)],
)
def test_a_locked_letter_stays_with_its_day(placed: tuple[Assignment, ...]) -> None:
    assert "locked at Program P1" in found(assignments=placed)[0]
    with pytest.raises(RefusedError, match="say why with a correction"):
        refuse_moves(FILE, replace(FILE, assignments=placed), NOW)


def test_pins_marks_and_more_letters_are_no_move() -> None:
    marked = replace(PLACED, pin=True, counts_as="internal-medicine", reason="x")
    assert found(assignments=(marked, replace(PLACED, letter="L2"))) == ()


def test_what_is_not_applied_to_or_still_to_come_moves_freely() -> None:
    draft = record(ENTRY, programs=(program(),), assignments=(PLACED,))
    assert found(draft, programs=(), assignments=()) == ()
    later = replace(FILE, assignments=(replace(PLACED, on=day("8-4")),))
    assert found(later, assignments=()) == ()


def test_without_a_day_the_status_keeps_the_application_until_the_day_is_noted() -> None:
    known = replace(FILE, programs=(program(status=ProgramStatus.APPLIED),))
    assert found(known, programs=(program(status=ProgramStatus.REJECTED),)) == (
        (
            "You applied to Program P1, but no day is noted. Note the day you applied before you "
            "change its status."
        ),
    )
    noted: Program = program(status=ProgramStatus.REJECTED, applied_on=day("8-1"))
    assert found(known, programs=(noted,)) == ()
    assert found(known, programs=())[0].startswith("You applied to Program P1, so it stays")


def test_what_was_applied_to_is_not_merely_thought_about_again() -> None:
    assert as_now(status=ProgramStatus.CONSIDERING)[0].startswith("You applied to Program P1")
    assert as_now(status=ProgramStatus.WITHDRAWN) == ()
    kept = replace(APPLIED, status=ProgramStatus.CONSIDERING)
    told = replace(FILE, programs=(kept,))
    assert found(told, programs=(replace(kept, notes="x"),)) == ()


@pytest.mark.parametrize(
    ("name", "value", "noun"),
    [
        ("email", "x@example.org", "e-mail"),
        ("mentor", "M2", "writer"),
        ("specialty", "neurology", "specialty"),
        ("season", 2026, "season"),
        ("service", "residencycas", "service"),
    ],
)
def test_a_confirmed_entry_keeps_its_fields(name: str, value: object, noun: str) -> None:
    file = replace(FILE, mentors=(*FILE.mentors, mentor("M2", "Dr. Ben Frost")))
    parts: dict[str, Any] = {name: value}
    assert found(file, letters=(replace(ENTRY, **parts),)) == (
        (
            f"Dr. Winter's entry is confirmed, so its {noun} stays. "
            "Make a new entry with the rest copied."
        ),
    )


def test_an_entry_may_be_completed_and_a_draft_changed_but_the_portals_stays() -> None:
    assert found(letters=(replace(ENTRY, form=Form.NARRATIVE, chair=False),)) == ()
    draft = record(replace(ENTRY, events=()))
    assert found(draft, letters=(replace(ENTRY, email="b@example.org"),)) == ()
    assert found(draft, letters=()) == ()
    alone = record(ENTRY)
    assert "so the letter stays on record" in found(alone, letters=())[0]
    assert moved_places(alone, replace(alone, letters=()), NOW) == ()


def test_an_entry_taken_back_is_a_draft_again() -> None:
    alone = record(ENTRY)
    assert found(alone, letters=(replace(ENTRY, events=(), email="b@example.org"),)) == ()


def test_what_went_by_the_applicants_season_does_not_follow_to_the_next_one() -> None:
    onward = replace(FILE.applicant, season=2028)
    assert found(applicant=onward) == (
        (
            "You applied to Program P1, so its season stays. If that was recorded by mistake, "
            "correct the application with a reason."
        ),
        (
            "Dr. Winter's entry is confirmed, so its season stays. "
            "Make a new entry with the rest copied."
        ),
    )
    after = with_homes(FILE, replace(FILE, applicant=onward), NOW)
    assert moved(FILE, after, NOW) == moved(after, FILE, NOW) == ()
    assert (after.programs[0].season, after.letters[0].season) == (2027, 2027)
    again = replace(after, applicant=replace(onward, season=2029))
    assert with_homes(after, again, NOW) == again


def test_drafts_and_what_is_new_follow_the_applicants_season() -> None:
    draft = record(letter(), programs=(program(),))
    onward = replace(draft, applicant=replace(draft.applicant, season=2028))
    assert with_homes(draft, onward, NOW) == onward
    more = replace(onward, programs=(program(), program("P2", applied_on=day("8-1"))))
    assert with_homes(draft, more, NOW) == more
