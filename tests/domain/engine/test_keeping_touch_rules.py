"""Thanks, the outcome, a line now and then, papers, old letters, and dates of the season."""

import pytest

from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.mentors import Contact, Role
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import (
    absent,
    agreed,
    asked,
    day,
    ev,
    ids,
    letter,
    mentor,
    planned,
    record,
    rotation,
    said,
    spread,
    step,
    with_event,
    with_mentor,
)

K = EventKind
S = StepState


# Thanks


@pytest.mark.parametrize(
    ("came", "today", "opens", "due", "state"),
    [
        ("8-3", "8-3", "8-3", "8-5", S.TODAY),
        ("8-6", "8-7", "8-6", "8-10", S.TODAY),
        ("8-8", "8-8", "8-10", "8-10", S.SOON),
        ("8-3", "8-20", "8-3", "8-5", S.OVERDUE),
    ],
)
def test_thanks_go_out_two_days_after_the_upload(
    came: str, today: str, opens: str, due: str, state: StepState
) -> None:
    file = record(letter(ev(K.UPLOADED, came)))
    found = step(file, "thank:letter:L1", day(today))
    assert spread(found) == (day(opens), day(due), state)
    assert found.severity is (Severity.AMBER if state is S.OVERDUE else None)
    assert absent(with_event(file, ev(K.THANKED, today)), "thank:letter:L1", day(today))


def test_thanks_do_not_wait_for_the_week_of_courtesy_but_for_the_return() -> None:
    file = record(letter(agreed("7-1"), ev(K.REMINDED, "7-31"), ev(K.UPLOADED, "8-3")))
    assert step(file, "thank:letter:L1").due == day("8-5")
    away = with_mentor(file, away_until=day("8-15"))
    assert step(away, "thank:letter:L1").due == day("8-17")


def test_a_refusal_is_thanked_for_too() -> None:
    file = record(letter(asked("7-1"), ev(K.DECLINED, "8-3")))
    assert "since the refusal" in said(file, step(file, "thank:letter:L1"))
    assert ids(file, rules=["remind", "ask", "await-answer", "send-packet"]) == []


@pytest.mark.parametrize(
    "event", [ev(K.IMPORTED, "8-3"), agreed("8-3"), ev(K.THANKED, "8-3")], ids=str
)
def test_no_thanks_without_an_upload_or_refusal(event: Event) -> None:
    assert absent(record(letter(event, imported_from=2026)), "thank:letter:L1")


def test_thanks_before_the_upload_do_not_count_as_thanks_for_it() -> None:
    file = record(letter(agreed("7-1"), ev(K.THANKED, "7-2"), ev(K.UPLOADED, "8-3")))
    assert not absent(file, "thank:letter:L1")


def test_thanks_of_a_past_season_are_still_owed() -> None:
    file = record(letter(ev(K.UPLOADED, "3-2"), season=2026))
    assert {s.rule for s in planned(file).steps if s.letter} <= {"thank", "import-letter"}
    assert not absent(file, "thank:letter:L1")


def test_nobody_who_does_not_want_it_is_thanked() -> None:
    file = with_mentor(record(letter(ev(K.UPLOADED, "8-3"))), do_not_contact=True)
    assert absent(file, "thank:letter:L1")


# The outcome


def test_every_writer_is_told_the_result_once_from_match_day_on() -> None:
    two = (letter(agreed("7-1")), letter(ev(K.UPLOADED, "7-1"), key="L2"))
    file = record(*two)
    found = step(file, "tell-outcome:mentor:M1", day("2027-3-1"))
    assert spread(found) == (day("2027-3-19"), day("2027-3-29"), S.LATER)
    told = with_event(file, ev(K.TOLD_OUTCOME, "2027-3-22"), "L2")
    assert absent(told, "tell-outcome:mentor:M1", day("2027-3-22"))


@pytest.mark.parametrize(
    "file",
    [
        record(letter()),
        record(letter(agreed("7-1"), season=2026)),
        record(letter(agreed("7-1")), mentors=(mentor(do_not_contact=True),)),
        record(letter(agreed("7-1"), ev(K.CONFIRMED, "7-2"), ev(K.ABANDONED, "7-3"))),
    ],
)
def test_nobody_else_is_told(file: SeasonFile) -> None:
    assert absent(file, "tell-outcome:mentor:M1", day("2027-3-22"))


# A line now and then


def test_a_line_is_due_half_a_year_after_the_last_contact() -> None:
    file = record(contacts=(Contact(mentor="M1", on=day("8-3")),))
    found = step(file, "keep-in-touch:mentor:M1", day("8-4"))
    assert (found.opens, found.due) == (day("2027-2-1"), day("2027-8-3"))
    amber = step(file, "keep-in-touch:mentor:M1", day("2027-2-3"))
    assert (amber.severity, amber.state) == (Severity.AMBER, S.TODAY)
    late = step(file, "keep-in-touch:mentor:M1", day("2027-9-1"))
    assert late.severity is Severity.RED
    assert (amber.fact, late.fact) == ("last 3 Aug", "last Aug 2026")


def test_a_peer_hears_more_often() -> None:
    file = record(
        contacts=(Contact(mentor="M1", on=day("8-3")),), mentors=(mentor(role=Role.PEER),)
    )
    assert step(file, "keep-in-touch:mentor:M1").opens == day("11-2")


@pytest.mark.parametrize(
    ("file", "gone"),
    [
        (record(letter(agreed("8-3"))), True),
        (record(letter(ev(K.UPLOADED, "8-1"))), True),
        (record(letter(ev(K.UPLOADED, "8-1"), ev(K.THANKED, "8-3"))), False),
        (record(letter(ev(K.IMPORTED, "8-1"), ev(K.SPOKE, "8-3"), imported_from=2026)), False),
        (record(letter(asked("7-1"), ev(K.DECLINED, "8-1"))), False),
        (record(letter(agreed("3-1"), ev(K.SPOKE, "3-2"), season=2026)), False),
        (record(), True),
    ],
)
def test_no_idle_line_while_another_matter_is_open(file: SeasonFile, *, gone: bool) -> None:
    assert absent(file, "keep-in-touch:mentor:M1") is gone


def test_no_idle_line_during_a_rotation_or_against_the_wish() -> None:
    met = (Contact(mentor="M1", on=day("8-3")),)
    assert absent(
        record(contacts=met, rotations=(rotation("8-3", "8-28"),)), "keep-in-touch:mentor:M1"
    )
    shy = record(contacts=met, mentors=(mentor(do_not_contact=True),))
    assert absent(shy, "keep-in-touch:mentor:M1")
    other = record(contacts=met, rotations=(rotation("8-3", "8-28", mentors=()),))
    assert not absent(other, "keep-in-touch:mentor:M1")
