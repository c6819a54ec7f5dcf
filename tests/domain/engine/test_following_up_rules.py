"""The ladder of reminders, the second writer, and where an available letter goes."""

from dataclasses import replace

import pytest

from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.letters.record import Answer, Event, EventKind, Letter
from lorapp.domain.mentors import Contact, ReminderWish
from lorapp.domain.programs import Assignment, LetterRules, Program, ProgramStatus
from tests.domain.engine.builders import (
    absent,
    agreed,
    applicant,
    asked,
    day,
    ev,
    ids,
    letter,
    mentor,
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


# The second writer


@pytest.mark.parametrize(
    ("events", "today", "words"),
    [
        ([agreed("8-3", Answer.HESITANT)], "8-3", "hesitant"),
        ([agreed("7-1"), ev(K.REQUESTED, "7-2")], "8-31", "No answer since Fri 28 Aug"),
        ([agreed("8-20"), ev(K.REQUESTED, "8-26")], "8-27", "slack"),
    ],
)
def test_a_backup_is_named_when_one_letter_carries_too_much(
    events: list[Event], today: str, words: str
) -> None:
    file = record(letter(*events, stated_deadline=day("8-31")))
    found = step(file, "line-up-backup:letter:L1", day(today))
    assert words in said(file, found)
    assert found.severity is Severity.AMBER


@pytest.mark.parametrize(
    "events",
    [
        [agreed("7-1")],
        [agreed("7-1"), ev(K.REQUESTED, "7-2")],
        [agreed("8-20"), ev(K.REQUESTED, "8-26"), ev(K.RECEIPT_CONFIRMED, "8-27")],
    ],
)
def test_no_backup_while_there_is_time_or_an_answer(events: list[Event]) -> None:
    assert absent(record(letter(*events)), "line-up-backup:letter:L1", day("8-3"))


def test_an_answer_after_the_third_reminder_was_due_is_an_answer() -> None:
    file = record(OWED)
    spoken = with_event(with_event(file, ev(K.SPOKE, "8-29")), ev(K.RECEIPT_CONFIRMED, "8-29"))
    assert not absent(file, "line-up-backup:letter:L1", day("8-31"))
    assert absent(spoken, "line-up-backup:letter:L1", day("8-31"))


@pytest.mark.parametrize(
    ("other", "stands_in"),
    [
        (letter(agreed("7-1"), key="L2", mentor="M2"), True),
        (letter(agreed("7-1"), key="L2", mentor="M2", specialty="general"), True),
        (letter(ev(K.UPLOADED, "7-1"), key="L2", mentor="M2"), True),
        (letter(ev(K.UPLOADED, "8-3"), key="L2", mentor="M2"), True),
        (letter(agreed("7-1", Answer.HESITANT), key="L2", mentor="M2"), False),
        (letter(agreed("7-1"), key="L2", mentor="M2", specialty="neurology"), False),
        (letter(agreed("7-1"), key="L2", mentor="M2", service="residencycas"), False),
        (letter(agreed("7-1"), key="L2"), False),
        (letter(asked("7-1"), key="L2", mentor="M2"), False),
    ],
)
def test_who_can_stand_in(other: Letter, *, stands_in: bool) -> None:
    shaky = letter(agreed("8-3", Answer.HESITANT))
    file = record(shaky, other, mentors=(mentor(), mentor("M2", "Dr. Bo Lind")))
    assert absent(file, "line-up-backup:letter:L1") is stands_in


def test_no_backup_where_no_program_would_miss_the_letter() -> None:
    shaky = letter(agreed("8-3", Answer.HESITANT))
    assert absent(record(shaky, programs=(program(minimum=0),)), "line-up-backup:letter:L1")
    missed = step(record(shaky, programs=(program(),)), "line-up-backup:letter:L1")
    assert missed.programs == ("P1",)


def test_fewer_letters_than_the_minimum_and_two_ask_for_more_writers() -> None:
    file = record(letter(agreed("7-1")), programs=(program(minimum=4),))
    found = step(file, "line-up-backup:service:eras")
    assert found.fact == "1 of 5"
    assert "Program P1 asks for 4." in said(file, found)
    assert (found.opens, found.due) == (day("7-22"), day("8-5"))
    assert step(file, "line-up-backup:service:eras", day("8-10")).severity is Severity.AMBER
    assert absent(file, "line-up-backup:service:eras", day("9-24"))


def test_enough_letters_ask_for_no_more() -> None:
    many = [letter(agreed("7-1"), key=f"L{n}") for n in range(5)]
    assert absent(record(*many), "line-up-backup:service:eras")
    finished = program(minimum=4, status=ProgramStatus.REJECTED)
    assert absent(record(*many, programs=(finished,)), "line-up-backup:service:eras")
    found = step(record(*many, programs=(program(minimum=4),)), "line-up-backup:service:eras")
    assert found.fact == "5 of 5"


def test_letters_of_another_season_do_not_count_for_this_one() -> None:
    assert ids(record(letter(agreed("7-1"), season=2026)), rules=["line-up-backup"]) == []


def test_an_applicant_without_a_specialty_needs_the_usual_three_and_two() -> None:
    file = record(letter(agreed("7-1")), applicant=applicant(specialties=()))
    assert step(file, "line-up-backup:service:eras").fact == "1 of 5"


# Assigning


HERE = letter(ev(K.UPLOADED, "7-13"))  # available on 20 July


def test_an_available_letter_is_assigned_where_it_is_missing() -> None:
    file = record(HERE, programs=(program(),))
    found = step(file, "assign:letter:L1")
    assert (found.opens, found.due, found.state) == (day("7-20"), day("7-21"), S.OVERDUE)
    assert (found.programs, found.severity) == (("P1",), Severity.RED)
    assert absent(file, "assign:letter:L1", day("7-17"))


@pytest.mark.parametrize(
    "place",
    [
        program(status=ProgramStatus.CLOSED),
        program(specialty="neurology"),
        program(service="residencycas"),
        program(season=2028),
        program(minimum=0),
        program(letters=None),
        program(letters=LetterRules(min=3, max=1)),
    ],
)
def test_no_assignment_where_the_letter_does_not_fit_or_helps(place: Program) -> None:
    full = letter(ev(K.UPLOADED, "7-13"), key="L2", specialty="general")
    held: tuple[Assignment, ...] = ()
    if place.letters and place.letters.max:
        held = (Assignment(letter="L2", program="P1", on=day("7-22")),)
    file = record(HERE, full, programs=(place,), assignments=held)
    assert absent(file, "assign:letter:L1")


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        (LetterRules(min=1, wanted=2), True),
        (LetterRules(min=1, wanted=1), False),
        (LetterRules(min=1, in_specialty=1), True),
        (LetterRules(min=1), False),
    ],
)
def test_a_wanted_slot_or_a_short_specialty_still_wants_a_letter(
    rules: LetterRules, *, wanted: bool
) -> None:
    general = letter(ev(K.UPLOADED, "7-13"), key="L2", specialty="general")
    file = record(
        HERE,
        general,
        programs=(program(letters=rules),),
        assignments=(Assignment(letter="L2", program="P1", on=day("7-22")),),
    )
    assert absent(file, "assign:letter:L1") is not wanted


def test_programs_come_by_closing_day_then_by_need_and_closed_ones_last() -> None:
    places = (
        program("P1", 1),
        program("P2", 4),
        program("P3", 3, complete_by=day("8-10")),
        program("P4", 4, complete_by=day("7-30")),
        program("P5", 3, complete_by=day("8-5")),
    )
    file = record(HERE, programs=places)
    found = step(file, "assign:letter:L1")
    assert found.programs == ("P5", "P3", "P2", "P1", "P4")
    text = said(file, found)
    assert "Program P4 closed on" in text
    assert "Program P5 stops reading on Wed 5 Aug and holds 0 of 3." in text


def test_an_assignment_only_closed_programs_lack_is_missed() -> None:
    file = record(HERE, programs=(program(complete_by=day("7-30")),))
    assert step(file, "assign:letter:L1").state is S.MISSED


def test_a_fresh_letter_for_a_wanted_slot_presses_gently() -> None:
    file = record(HERE, programs=(program(letters=LetterRules(wanted=2)),))
    assert step(file, "assign:letter:L1", day("7-20")).severity is None
    assert step(file, "assign:letter:L1", day("7-28")).severity is Severity.AMBER


def test_an_assignment_of_tomorrow_is_not_seen_today() -> None:
    placed = Assignment(letter="L1", program="P1", on=day("8-4"))
    file = record(HERE, programs=(program(),), assignments=(placed,))
    assert not absent(file, "assign:letter:L1")
    assert absent(file, "assign:letter:L1", day("8-4"))


def test_a_revoked_letter_is_assigned_nowhere_and_counted_nowhere() -> None:
    gone = letter(ev(K.UPLOADED, "7-13"), ev(K.REVOKED, "8-1"))
    file = record(gone, programs=(program(),))
    assert ids(file, rules=["assign", "check-portal", "refresh"]) == []


def test_a_letter_of_a_past_season_is_assigned_nowhere() -> None:
    old = replace(HERE, season=2026, events=(ev(K.UPLOADED, "2026-3-2"),))
    file = record(old, programs=(program(season=2026),))
    assert absent(file, "assign:letter:L1")
