"""When an answer is waited for, and when the packet goes out."""

from datetime import date

import pytest

from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.letters.record import Answer, Event, EventKind, Letter
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import (
    absent,
    agreed,
    asked,
    day,
    ev,
    letter,
    mentor,
    program,
    record,
    said,
    spread,
    step,
    with_event,
    with_mentor,
)

K = EventKind
S = StepState


@pytest.mark.parametrize(
    ("today", "opens", "severity"),
    [
        ("8-3", "8-10", None),
        ("8-10", "8-10", Severity.AMBER),
        ("8-15", "8-17", Severity.AMBER),
    ],
)
def test_a_week_of_silence_wants_a_friendly_line(
    today: str, opens: str, severity: Severity | None
) -> None:
    found = step(record(letter(asked("8-3"))), "await-answer:letter:L1", day(today))
    assert (found.opens, found.due, found.severity) == (day(opens), day(opens), severity)


@pytest.mark.parametrize("event", [agreed("8-4"), ev(K.DECLINED, "8-4")])
def test_an_answer_ends_the_waiting(event: Event) -> None:
    assert absent(record(letter(asked("8-3"), event)), "await-answer:letter:L1", day("8-20"))


def test_the_waiting_starts_again_with_every_word() -> None:
    file = record(letter(asked("8-3"), ev(K.SPOKE, "8-6")))
    assert step(file, "await-answer:letter:L1", day("8-7")).opens == day("8-13")


def test_nobody_is_hurried_while_away_or_against_their_wish() -> None:
    file = record(letter(asked("8-3")))
    away = with_mentor(file, away_until=day("8-22"))
    assert step(away, "await-answer:letter:L1", day("8-12")).opens == day("8-24")
    assert absent(with_mentor(file, do_not_contact=True), "await-answer:letter:L1", day("8-12"))


def test_what_the_writer_said_without_an_ask_awaits_no_answer() -> None:
    file = record(letter(ev(K.SAYS_SENT, "8-1")))
    assert absent(file, "await-answer:letter:L1", day("8-12"))


# The packet


@pytest.mark.parametrize(
    ("yes", "today", "opens", "due", "state"),
    [
        ("8-3", "8-3", "8-3", "8-4", S.TODAY),
        ("8-7", "8-7", "8-7", "8-10", S.TODAY),
        ("8-8", "8-8", "8-10", "8-10", S.SOON),
        ("8-3", "8-6", "8-4", "8-4", S.OVERDUE),
    ],
)
def test_the_packet_goes_out_the_day_after_the_yes(
    yes: str, today: str, opens: str, due: str, state: StepState
) -> None:
    found = step(record(letter(agreed(yes))), "send-packet:letter:L1", day(today))
    assert spread(found) == (day(opens), day(due), state)
    assert found.severity is (Severity.AMBER if state is S.OVERDUE else None)


def test_the_packet_waits_for_a_writer_who_is_away_but_not_for_the_week_of_courtesy() -> None:
    file = record(letter(asked("8-3"), agreed("8-3")))
    assert step(file, "send-packet:letter:L1", day("8-4")).due == day("8-4")
    away = with_mentor(file, away_until=day("8-14"))
    found = step(away, "send-packet:letter:L1", day("8-4"))
    assert (found.opens, found.due) == (day("8-17"), day("8-17"))


@pytest.mark.parametrize(
    "file",
    [
        record(letter(agreed("8-3"), ev(K.PACKET_SENT, "8-4"))),
        record(letter(agreed("8-3"), ev(K.REQUESTED, "8-4"))),
        record(letter(agreed("8-3")), mentors=(mentor(do_not_contact=True),)),
        record(letter(agreed("8-3"), season=2025)),
        record(letter(ev(K.CONFIRMED, "8-4"))),
    ],
)
def test_no_packet_when_it_was_sent_or_nobody_waits(file: SeasonFile) -> None:
    assert absent(file, "send-packet:letter:L1", day("8-6"))


def test_a_hesitant_yes_wants_a_backup_at_once() -> None:
    found = step(record(letter(agreed("8-3", Answer.HESITANT))), "line-up-backup:letter:L1")
    assert "hesitant" in said(record(), found)


def test_the_program_that_presses_is_named() -> None:
    soon = program(complete_by=day("9-1"))
    file = record(letter(), programs=(soon,))
    found = step(file, "ask:letter:L1", day("7-1"))
    assert "Program P1 stops reading on Tue 1 Sep" in said(file, found)


def test_an_event_of_tomorrow_is_not_seen_today() -> None:
    file = with_event(record(letter()), asked("8-4"))
    assert not absent(file, "ask:letter:L1")
    assert absent(file, "ask:letter:L1", day("8-4"))


def test_a_paper_letter_in_a_drawer_is_refreshed_and_not_asked_for() -> None:
    old: Letter = letter(written_on=date(2024, 1, 1))
    file = record(old)
    assert absent(file, "ask:letter:L1")
    found = step(file, "refresh:letter:L1")
    assert found.severity is Severity.RED
    assert "no way in" in said(file, found)
