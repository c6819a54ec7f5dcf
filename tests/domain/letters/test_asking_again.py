"""Asking again who has written: few questions, a month apart, none to programs in Match Week."""

from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.letters.asking_again import ADVICE, WORD, again_day, again_days, why_not_again
from lorapp.domain.letters.record import EventKind
from lorapp.domain.mentors import Contact
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import (
    agreed,
    asked,
    book,
    day,
    ev,
    letter,
    record,
    situation,
    with_mentor,
)

K = EventKind
WRITTEN = record(letter(asked("3-2"), agreed("3-2"), ev(K.UPLOADED, "4-6")))


def with_contacts(*contacts: tuple[str, str | None], file: SeasonFile = WRITTEN) -> SeasonFile:
    found = tuple(Contact(mentor="M1", on=day(on), note=note) for on, note in contacts)
    return replace(file, contacts=found)


def test_only_questions_for_something_more_count() -> None:
    file = with_contacts(
        ("5-4", ADVICE), ("5-20", "met on the ward"), ("6-1", None), ("6-8", f"{WORD}: Ashgrove")
    )
    assert again_days(situation(file), "M1") == (day("5-4"), day("6-8"))
    assert again_days(situation(file, day("5-5")), "M1") == (day("5-4"),)
    assert again_days(situation(file), "M2") == ()


def test_an_ask_for_a_new_letter_counts_and_the_first_one_does_not() -> None:
    file = replace(WRITTEN, letters=(*WRITTEN.letters, letter(asked("7-6"), key="L2")))
    assert again_days(situation(file), "M1") == (day("7-6"),)
    assert again_days(situation(WRITTEN), "M1") == ()
    unwritten = record(letter(asked("3-2")), letter(asked("7-6"), key="L2"))
    assert again_days(situation(unwritten), "M1") == ()


@pytest.mark.parametrize(
    ("contacts", "today", "welcome", "reason"),
    [
        ((), "8-3", "8-3", None),
        ((("7-30", "met"),), "8-3", "8-6", "the last message was on Thu 30 Jul"),
        ((("7-20", ADVICE),), "8-3", "8-19", "the last such question was on 20 Jul"),
        ((("6-29", ADVICE),), "8-3", "8-3", None),
        (
            (("1-5", ADVICE), ("2-9", WORD), ("3-16", ADVICE)),
            "8-3",
            "2027-1-5",
            "3 such questions in a year are enough",
        ),
        ((), "8-1", "8-3", "today is Saturday"),
    ],
)
def test_such_questions_have_a_wider_gap_and_a_budget_of_their_own(
    contacts: tuple[tuple[str, str | None], ...], today: str, welcome: str, reason: str | None
) -> None:
    found = again_day(situation(with_contacts(*contacts), day(today)), "M1")
    assert (found.day, found.reason) == (day(welcome), reason)


def test_nobody_is_asked_for_a_word_in_match_week() -> None:
    monday = date(2027, 3, 15)
    word = again_day(situation(WRITTEN, monday), "M1", for_word=True)
    assert word.day == date(2027, 3, 22)
    assert word.reason == "in Match Week nobody may speak to a program for you"
    assert again_day(situation(WRITTEN, monday), "M1").day == monday
    assert again_day(situation(WRITTEN, date(2027, 3, 12)), "M1", for_word=True).day is not None
    unknown = replace(WRITTEN, rulebook=replace(book(), seasons={}))
    assert again_day(situation(unknown, monday), "M1", for_word=True).day == monday


def test_who_is_not_to_be_contacted_is_asked_nothing() -> None:
    shy = with_mentor(WRITTEN, do_not_contact=True)
    assert again_day(situation(shy), "M1").day is None
    found = why_not_again(situation(shy), "M1", day("8-3"), for_word=False)
    assert found == "You marked this person as not to be contacted."


def test_a_question_is_judged_on_the_day_it_went_out() -> None:
    file = with_contacts(("7-20", ADVICE))
    early = why_not_again(situation(file), "M1", day("8-3"), for_word=False)
    assert early is not None
    assert "Next: Wed 19 Aug." in early
    assert why_not_again(situation(WRITTEN), "M1", day("7-31"), for_word=False) is None
