"""The second writer, and where an available letter goes."""

from dataclasses import replace

import pytest

from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.letters.record import Answer, Event, EventKind, Letter
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
)

K = EventKind
OWED = letter(agreed("7-1"), ev(K.REQUESTED, "7-2"), stated_deadline=day("8-31"))
S = StepState


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


@pytest.mark.parametrize(
    ("events", "word"),
    [
        ([asked("7-1"), ev(K.DECLINED, "7-20")], "declined"),
        ([agreed("7-1"), ev(K.UPLOADED, "7-8"), ev(K.REVOKED, "7-20")], "revoked"),
        ([agreed("7-1"), ev(K.REQUESTED, "7-2"), ev(K.LAPSED, "7-20")], "lapsed"),
    ],
)
def test_a_letter_that_will_not_come_asks_for_another_writer(
    events: list[Event], word: str
) -> None:
    file = record(letter(*events), programs=(program(minimum=1),))
    found = step(file, "line-up-backup:letter:L1", day("8-3"))
    assert found.title.startswith("Find who writes instead of")
    assert f"This letter is {word}" in said(file, found)
    assert found.programs == ("P1",)
    second = letter(key="L2", mentor="M2")
    planned = record(
        letter(*events), second, mentors=(mentor(), mentor("M2")), programs=(program(minimum=1),)
    )
    assert absent(planned, "line-up-backup:letter:L1", day("8-3"))
    for other in (program(minimum=0), program(complete_by=day("7-21"))):
        nothing_missed = record(letter(*events), programs=(other,))
        assert absent(nothing_missed, "line-up-backup:letter:L1", day("8-3"))


def test_several_lost_letters_ask_once_and_until_enough_others_are_in_play() -> None:
    lost = [letter(asked("7-1"), ev(K.DECLINED, "7-20"), key=f"L{n}") for n in (1, 2)]
    others = [letter(key=f"L{n}", mentor=f"M{n}") for n in (3, 4)]
    people = (mentor(), mentor("M3"), mentor("M4"))
    parts = {"mentors": people, "programs": (program(minimum=2),)}
    wanted = ["line-up-backup:letter:L1"]

    def found(*letters: Letter) -> list[str]:
        steps = ids(record(*letters, **parts), day("8-3"), rules=["line-up-backup"])
        return [one for one in steps if ":letter:" in one]

    assert found(*lost) == found(*lost, others[0]) == wanted
    assert found(*lost, *others) == []


def test_a_revoked_letter_is_missed_where_it_stands() -> None:
    file = record(
        letter(agreed("7-1"), ev(K.UPLOADED, "7-8"), ev(K.REVOKED, "7-20")),
        programs=(program(minimum=1, applied_on=day("7-15")),),
        assignments=(Assignment(letter="L1", program="P1", on=day("7-15")),),
    )
    assert step(file, "line-up-backup:letter:L1", day("8-3")).programs == ("P1",)
