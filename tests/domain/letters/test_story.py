"""What comes next for a letter, its history, and what can be copied."""

from datetime import date, timedelta
from typing import Any

import pytest

from lorapp.domain.applicant import Applicant
from lorapp.domain.letters.ahead import coming, ladder, message_step, next_step
from lorapp.domain.letters.record import Answer, Event, EventKind, Letter
from lorapp.domain.letters.story import LetterStory, identifiers, masked, story
from lorapp.domain.mentors import Channel, Mentor, ReminderWish
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import (
    TODAY,
    agreed,
    applicant,
    asked,
    day,
    ev,
    letter,
    mentor,
    planned,
    program,
    record,
    situation,
)

K = EventKind
UPLOADED = ev(K.UPLOADED, "7-20")


def one(*events: Event, **parts: Any) -> SeasonFile:  # noqa: ANN401  fields of a letter
    return record(letter(*events, **parts))


def ahead_of(file: SeasonFile, on: date = TODAY) -> list[tuple[str, str]]:
    found = coming(situation(file, on), planned(file, on), file.letters[0])
    return [(item.day.isoformat(), item.text) for item in found]


def test_the_next_step_stands_first_and_the_next_polite_day_after_it() -> None:
    file = one(asked("6-1"), agreed("6-2"), ev(K.REQUESTED, "6-3"), stated_deadline=day("7-31"))
    found = ahead_of(file)
    assert found[:2] == [
        ("2026-08-03", "call about the letter"),
        ("2026-08-03", "ask Dr. Winter whether the request arrived"),
    ]
    assert ("2026-08-10", "first day another message is polite") in found
    assert ("2026-09-23", "programs begin to read") in found
    plan = planned(file)
    step = next_step(plan, file.letters[0])
    assert step is not None
    assert message_step(plan, file.letters[0]) == step


def test_promises_deadlines_and_closing_days_ahead_are_listed() -> None:
    wanted = program(name="Saint Orla Internal Medicine", complete_by=day("10-1"))
    file = record(
        letter(agreed("7-1", promised="8-31"), stated_deadline=day("9-5")),
        programs=(wanted, program("P2", complete_by=day("7-1"))),
    )
    texts = {line: on for on, line in ahead_of(file)}
    assert texts["the day the writer promised"] == "2026-08-31"
    assert texts["the day you named to the writer"] == "2026-09-05"
    assert texts["Saint Orla IM stops reading"] == "2026-10-01"
    assert not any("P2" in line for line in texts)
    here = {line: on for on, line in ahead_of(one(ev(K.UPLOADED, "8-3")))}
    assert here["usually available by then"] == "2026-08-10"


def test_nothing_lies_ahead_of_a_letter_that_was_declined_but_its_steps() -> None:
    file = one(asked("7-1"), ev(K.DECLINED, "7-20"))
    assert [line for _, line in ahead_of(file)] == [
        "thank Dr. Winter",
        "first day another message is polite",
        "tell Dr. Winter the result",
    ]


def test_the_ladder_shows_what_was_climbed() -> None:
    events = (asked("6-1"), agreed("6-2"), ev(K.REQUESTED, "6-3"), ev(K.REMINDED, "6-16"))
    file = one(*events, stated_deadline=day("8-31"))
    found = ladder(situation(file), file.letters[0])
    assert [rung.climbed for rung in found] == [True] + [False] * 5
    assert found[-1].text == "last reminder, with an easy way out"
    assert ladder(situation(one()), letter()) == ()


def test_the_writers_own_wish_names_its_reminders() -> None:
    wish = mentor(reminder_wish=ReminderWish(days_before=(7, 30)))
    file = record(letter(agreed("7-1"), stated_deadline=day("8-9")), mentors=(wish,))
    found = ladder(situation(file), file.letters[0])
    assert {rung.text for rung in found} == {"reminder, as the writer wished"}
    assert "reminder, as the writer wished" in [line for _, line in ahead_of(file)]


def whole(file: SeasonFile) -> LetterStory:
    return story(situation(file), planned(file), file.letters[0])


def test_the_story_holds_every_event_with_its_words() -> None:
    file = one(
        ev(K.ASKED, "7-1", how=Channel.IN_PERSON),
        agreed("7-2", Answer.YES, promised="8-31"),
        ev(K.CONFIRMED, "7-3"),
        ev(K.SPOKE, "7-4", how=Channel.PHONE, note="soon"),
    )
    found = [(item.column, item.text, item.note) for item in whole(file).history]
    assert found == [
        ("said", "asked in person", ""),
        ("said", "agreed, a plain yes, promised 31 Aug", ""),
        ("shown", "confirmed", ""),
        ("said", "spoke by phone", "soon"),
    ]


@pytest.mark.parametrize(
    ("events", "parts", "number"),
    [
        ((ev(K.REQUESTED, "6-3"),), {"stated_deadline": day("7-20")}, "14 d late"),
        ((ev(K.CONFIRMED, "7-1"), ev(K.BOUNCED, "7-20")), {}, "bounced 14 d"),
        ((agreed("7-1"),), {}, "agreed"),
    ],
)
def test_the_standing_is_told_with_its_days(
    events: tuple[Event, ...], parts: dict[str, Any], number: str
) -> None:
    assert whole(one(*events, **parts)).number == number


def test_reasons_of_risk_name_programs_by_name() -> None:
    file = record(
        letter(agreed("6-1", promised="7-1"), ev(K.REQUESTED, "7-1")),
        programs=(program(name="Saint Orla", complete_by=TODAY + timedelta(days=9)),),
    )
    assert any("Saint Orla" in part.why for part in whole(file).risks)


def test_a_waived_letter_says_why_nothing_of_it_is_kept() -> None:
    assert whole(one(waived=True)).waiver_note.startswith("Waived:")
    assert whole(one(waived=False)).waiver_note == ""


def test_identifiers_are_masked_and_addresses_are_not() -> None:
    people = (mentor(),)
    who: Applicant = applicant(aamc_id="14567890")
    file = record(letter(letter_id="AB123456"), applicant=who, mentors=people)
    found = identifiers(situation(file), file.letters[0])
    assert [(item.label, item.shown) for item in found] == [
        ("letter ID", "ends in 3456"),
        ("AAMC ID", "ends in 7890"),
        ("writer's e-mail", "m1@example.org"),
    ]
    assert masked("12345") == "hidden"
    bare = record(letter(), mentors=(Mentor(key="M1", name="Dr. Ada Winter"),))
    assert identifiers(situation(bare), bare.letters[0]) == ()


def test_the_parts_of_a_story_speak_of_the_same_letter() -> None:
    first: Letter = letter(agreed("7-1"))
    wanted: Program = program()
    file = record(first, programs=(wanted,))
    found = whole(file)
    assert (found.key, found.name, found.today) == ("L1", "Dr. Ada Winter", TODAY)
    assert found.step is not None
