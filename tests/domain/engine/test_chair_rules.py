# ruff: noqa: ANN401 - builders pass any field of a record on to its class
"""The appointment with the head of a department who is to write."""

from dataclasses import replace
from typing import Any

from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.mentors import Contact
from lorapp.domain.programs import LetterRules, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from tests.domain.engine.builders import (
    absent,
    agreed,
    applicant,
    asked,
    book,
    day,
    ids,
    letter,
    mentor,
    program,
    record,
    rotation,
    said,
    situation,
    spread,
    step,
    with_event,
    with_mentor,
)

RULE = ("chair-appointment",)
ONE = "chair-appointment:letter:L1"
SOME = "chair-appointment:specialty:internal-medicine"
PLANNED = record(letter(chair=True))


def wanting(**parts: Any) -> SeasonFile:
    asks = LetterRules(min=3, chair=True)
    return record(programs=(program(letters=asks, **parts), program("P2")))


def test_f29_a_chair_is_asked_for_an_appointment_in_early_summer() -> None:
    found = step(PLANNED, ONE, day("6-1"))
    assert spread(found) == (day("5-26"), day("7-1"), StepState.TODAY)
    assert (found.severity, found.source, found.mentor) == (None, "practice-chair", "M1")
    text = said(PLANNED, found)
    assert "Best by Wed 1 Jul" in text
    assert "CV and your statement" in text
    assert step(PLANNED, ONE, day("5-4")).state is StepState.LATER


def test_once_early_summer_is_over_it_presses_until_it_can_help_no_more() -> None:
    late = step(PLANNED, ONE, day("7-6"))
    assert (late.state, late.severity) == (StepState.OVERDUE, Severity.AMBER)
    assert "fifteen minutes by video" in said(PLANNED, late)
    last = late.loses_on
    assert last == day("8-5")
    assert not absent(PLANNED, ONE, last)
    assert absent(PLANNED, ONE, day("8-6"))
    assert absent(PLANNED, ONE, day("11-22"))


def test_a_contact_since_it_opened_and_the_ask_end_it() -> None:
    met = replace(PLANNED, contacts=(Contact(mentor="M1", on=day("5-26")),))
    assert absent(met, ONE, day("6-1"))
    before = replace(PLANNED, contacts=(Contact(mentor="M1", on=day("5-25")),))
    assert not absent(before, ONE, day("6-1"))
    assert absent(with_event(PLANNED, asked("5-28")), ONE, day("6-1"))
    assert absent(record(letter(asked("3-2"), agreed("3-4"), chair=True)), ONE, day("6-1"))


def test_nobody_is_asked_who_must_not_be_or_who_is_met_anyway() -> None:
    assert absent(with_mentor(PLANNED, do_not_contact=True), ONE, day("6-1"))
    assert absent(record(letter()), ONE, day("6-1"))
    stay = record(letter(chair=True, rotation="R1"), rotations=(rotation("6-1", "6-26"),))
    assert absent(stay, ONE, day("6-1"))
    earlier = record(letter(chair=True, rotation="R1"), rotations=(rotation("3-2", "3-27"),))
    assert not absent(earlier, ONE, day("6-1"))
    away = step(with_mentor(PLANNED, away_until=day("7-3")), ONE, day("6-1"))
    assert (away.opens, away.due) == (day("7-6"), day("7-6"))


def test_a_letter_put_into_an_earlier_season_waits_for_the_summer_of_the_applicants() -> None:
    early = record(letter(chair=True, season=2027), applicant=applicant(season=2028))
    found = step(early, ONE, day("8-3"))
    assert found.opens > day("2027-5-20")


def test_where_programs_want_a_chair_and_none_is_planned_that_comes_first() -> None:
    file = wanting()
    found = step(file, SOME, day("6-1"))
    assert found.programs == ("P1",)
    assert found.title == "Ask for an appointment with a chair of internal medicine"
    assert "Asked for by Program P1. No letter by a chair is planned yet" in said(file, found)
    assert step(file, SOME, day("7-6")).severity is Severity.AMBER
    assert absent(file, SOME, day("8-6"))
    for tag in ("internal-medicine", "general"):
        held = replace(file, letters=(letter(chair=True, specialty=tag),))
        assert ids(held, day("6-1"), RULE) == [ONE]
    other = replace(file, letters=(letter(chair=True, specialty="neurology"),))
    assert not absent(other, SOME, day("6-1"))


def test_programs_that_are_over_or_of_no_specialty_want_nothing() -> None:
    for parts in ({"status": ProgramStatus.REJECTED}, {"season": 2026}, {"specialty": None}):
        assert ids(wanting(**parts), day("6-1"), RULE) == []
    odd = wanting(specialty="sleep-at-sea")
    assert (
        "chair of sleep at sea"
        in step(odd, "chair-appointment:specialty:sleep-at-sea", day("6-1")).title
    )


def test_a_specialty_whose_profile_wants_a_chair_stands_for_itself() -> None:
    shipped = book().specialties["internal-medicine"]
    wants = replace(shipped, letters=LetterRules(chair=True))
    ours = replace(book(), specialties={**book().specialties, "internal-medicine": wants})
    file = record(rulebook=ours)
    assert "Usual in internal medicine." in said(file, step(file, SOME, day("6-1")))
    assert situation(file).book is ours


def test_without_a_calendar_no_summer_is_known() -> None:
    bare = Rulebook(constants=book().constants)
    for file in (PLANNED, wanting()):
        assert ids(replace(file, rulebook=bare, mentors=(mentor(),)), day("6-1"), RULE) == []
