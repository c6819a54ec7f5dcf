"""The ladder of reminders, the second writer, and where an available letter goes."""

from dataclasses import replace

import pytest

from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.letters.record import Answer, Event, EventKind
from lorapp.domain.mentors import Contact, ReminderWish
from tests.domain.engine.builders import (
    agreed,
    day,
    ev,
    ids,
    letter,
    program,
    record,
    said,
    step,
    with_event,
    with_mentor,
)

K = EventKind
S = StepState
OWED = letter(agreed("7-1"), ev(K.REQUESTED, "7-2"), stated_deadline=day("8-31"))
# Ladder: 15 Jul, 10 Aug, 21 Aug, 28 Aug, 3 Sep, 14 Sep.


@pytest.mark.parametrize(
    ("reminders", "today", "rung", "on"),
    [
        ([], "7-6", 1, "7-15"),
        ([], "7-20", 1, "7-20"),
        ([], "8-12", 2, "8-12"),
        (["7-15"], "7-16", 2, "8-10"),
        (["7-15", "8-10"], "8-11", 3, "8-21"),
        (["8-21"], "8-22", 4, "8-28"),
        (["8-28"], "8-29", 5, "9-4"),
        (["8-28"], "9-20", 5, "9-21"),
        (["9-3"], "9-4", 6, "9-14"),
        ([], "9-30", 5, "9-30"),
        (["7-6"], "7-7", 2, "8-10"),
    ],
)
def test_the_ladder_climbs_rung_by_rung(
    reminders: list[str], today: str, rung: int, on: str
) -> None:
    file = record(OWED)
    for one in reminders:
        file = with_event(file, ev(K.REMINDED, one))
    found = step(file, f"remind:letter:L1:{rung}", day(today))
    assert (found.opens, found.due) == (day(on), day(on))
    assert len(ids(file, day(today), ["remind"])) == 1


def test_the_last_rung_climbed_ends_the_ladder() -> None:
    file = with_event(with_event(record(OWED), ev(K.REMINDED, "9-3")), ev(K.REMINDED, "9-14"))
    assert ids(file, day("9-20"), ["remind"]) == []


@pytest.mark.parametrize(
    ("event", "until"),
    [
        (ev(K.UPLOADED, "8-10"), None),
        (ev(K.DECLINED, "8-10"), None),
        (ev(K.LAPSED, "8-10"), None),
        (ev(K.BOUNCED, "8-10"), None),
        (ev(K.SAYS_SENT, "8-10"), "8-17"),
    ],
)
def test_news_of_the_letter_holds_the_ladder(event: Event, until: str | None) -> None:
    file = with_event(record(OWED), event)
    assert ids(file, day("8-13"), ["remind"]) == []
    if until:
        assert ids(file, day(until), ["remind"]) == ["remind:letter:L1:2"]


def test_a_message_about_another_letter_counts_for_the_gap() -> None:
    other = letter(ev(K.UPLOADED, "8-1"), ev(K.THANKED, "8-7"), key="L2")
    assert step(record(OWED, other), "remind:letter:L1:2", day("8-10")).opens == day("8-14")


def test_a_contact_counts_for_the_gap() -> None:
    file = record(OWED, contacts=(Contact(mentor="M1", on=day("8-9")),))
    assert step(file, "remind:letter:L1:2", day("8-10")).opens == day("8-17")


def test_a_holiday_moves_a_reminder_on() -> None:
    early = replace(OWED, stated_deadline=day("9-28"))  # three weeks before is Labor Day
    assert step(record(early), "remind:letter:L1:2", day("9-7")).opens == day("9-8")


def test_nobody_is_reminded_while_away_or_against_their_word() -> None:
    away = with_mentor(record(OWED), away_until=day("8-16"))
    assert step(away, "remind:letter:L1:2", day("8-10")).opens == day("8-17")
    assert ids(with_mentor(record(OWED), do_not_contact=True), day("8-10"), ["remind"]) == []


def test_the_writers_own_wish_replaces_the_ladder() -> None:
    file = with_mentor(record(OWED), reminder_wish=ReminderWish(days_before=(5, 20)))
    found = step(file, "remind:letter:L1:1", day("7-20"))
    assert (found.opens, found.title) == (day("8-11"), "Reminder to \ue000m:M1\ue001, as wished")
    again = with_event(file, ev(K.REMINDED, "8-11"))
    assert step(again, "remind:letter:L1:2", day("8-12")).opens == day("8-26")
    done = with_event(again, ev(K.REMINDED, "8-26"))
    assert ids(done, day("9-20"), ["remind"]) == []
    never = with_mentor(record(OWED), reminder_wish=ReminderWish(days_before=()))
    assert ids(never, day("9-20"), ["remind"]) == []


def test_without_a_stated_deadline_the_promise_and_then_a_suggestion_anchor_the_ladder() -> None:
    promised = letter(agreed("7-1", Answer.YES, "8-20"), ev(K.REMINDED, "7-15"))
    assert step(record(promised), "remind:letter:L1:2", day("7-16")).opens == day("7-30")
    plain = letter(agreed("7-1"), ev(K.REMINDED, "7-15"))  # suggested: 1 September
    assert step(record(plain), "remind:letter:L1:2", day("7-16")).opens == day("8-11")


def test_a_letter_past_its_date_is_red_and_says_how_late() -> None:
    found = step(record(OWED), "remind:letter:L1:5", day("9-8"))
    assert found.severity is Severity.RED
    assert found.tally is not None
    assert (found.tally.days, found.tally.word) == (8, "late")


def test_a_rung_in_the_past_is_amber_until_the_date_is_past() -> None:
    assert step(record(OWED), "remind:letter:L1:2", day("8-12")).severity is Severity.AMBER


def test_the_reasons_name_the_programs_that_were_missed() -> None:
    shut = program(complete_by=day("8-1"))
    file = record(OWED, programs=(shut,))
    assert "Program P1 no longer reads" in said(file, step(file, "remind:letter:L1:2", day("8-10")))
