"""Nobody forgotten: thanks, the result, day one, for writers, mentors and helpers."""

from dataclasses import replace
from datetime import date

from lorapp.domain.arrival.record import MatchResult
from lorapp.domain.letters.record import EventKind
from lorapp.domain.mentors import Contact, Helper
from lorapp.domain.papers import StepNote
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports.every import ReportKind
from tests.domain.arrival.builders import outcome
from tests.domain.engine.builders import agreed, asked, ev, letter, mentor, program, record
from tests.domain.reports.looking import made, midseason, under

K = EventKind
NOBODY = ReportKind.NOBODY_FORGOTTEN
ON = date(2026, 8, 3)
AFTER = date(2027, 3, 29)
"""A Monday after Match Day."""
DAY_ONE = date(2027, 7, 6)
CAME = (agreed("7-2"), ev(K.REQUESTED, "7-3"), ev(K.UPLOADED, "7-20"))


def row(file: SeasonFile, on: date = ON) -> str:
    return under(made(file, NOBODY, on), "Everybody")[0]


def test_an_upload_without_thanks_is_owed_with_the_next_polite_day() -> None:
    found = made(midseason(), NOBODY)
    assert under(found, "Still owed a word") == [
        "Dr. Cormac Devlin-Lind | thanks for the upload of 28 Aug | Mon 23 Nov (today is Sunday)"
    ]
    assert len(under(found, "Everybody")) == len(midseason().mentors)


def test_thanks_once_are_enough() -> None:
    assert "| 22 Jul |" in row(record(letter(*CAME, ev(K.THANKED, "7-22"))))
    assert "| not yet |" in row(record(letter(*CAME)))


def test_a_refusal_wants_thanks_too() -> None:
    file = record(letter(asked("7-1"), ev(K.DECLINED, "7-20")))
    assert "thanks for the answer of 20 Jul" in "\n".join(made(file, NOBODY, ON))


def test_the_result_is_owed_from_match_day_on_until_told() -> None:
    file = record(letter(*CAME, ev(K.THANKED, "7-22")))
    assert "| from 19 Mar |" in row(file)
    assert "the result of the Match" in under(made(file, NOBODY, AFTER), "Still owed a word")[0]
    told = record(letter(*CAME, ev(K.THANKED, "7-22"), ev(K.TOLD_OUTCOME, "2027-3-20")))
    assert "| Sat 20 Mar |" in row(told, AFTER)


def test_a_word_on_day_one_closes_the_circle() -> None:
    file = record(letter(*CAME, ev(K.THANKED, "7-22"), ev(K.TOLD_OUTCOME, "2027-3-20")))
    assert "a line from day one" in "\n".join(made(file, NOBODY, DAY_ONE))
    written = replace(file, contacts=(Contact(mentor="M1", on=date(2027, 7, 2)),))
    assert row(written, DAY_ONE).endswith("| Fri 2 Jul")


def test_who_was_not_heard_from_for_long_gets_a_line() -> None:
    old = (Contact(mentor="M1", on=date(2025, 6, 2)),)
    found = under(made(record(contacts=old), NOBODY, ON), "Still owed a word")
    assert found == ["Dr. Ada Winter | a short line: 427 days without a word | Mon 3 Aug"]
    busy = record(letter(agreed("2025-6-2"), season=2027), contacts=old)
    assert under(made(busy, NOBODY, ON), "Still owed a word") == ["Nobody is owed a word today."]


def test_who_is_not_to_be_contacted_is_owed_nothing() -> None:
    file = record(letter(*CAME), mentors=(mentor(do_not_contact=True),))
    found = made(file, NOBODY, AFTER)
    assert "Nobody is owed a word today." in found
    assert found[-1] == "Not to be contacted: Dr. Winter."


def test_nobody_on_record_is_said() -> None:
    assert made(record(mentors=()), NOBODY, ON)[-1] == "Nobody is on record yet."


def test_helpers_are_remembered_by_the_contacts_that_name_them() -> None:
    helped = mentor(helpers=(Helper(name="Carla Soto", role="assistant"), Helper(name="Ben Roe")))
    file = record(letter(*CAME), mentors=(helped,))
    assert under(made(file, NOBODY, ON), "Helpers") == [
        "Carla Soto, assistant | Dr. Ada Winter | none on record; a thank-you is due",
        "Ben Roe | Dr. Ada Winter | none on record; a thank-you is due",
    ]
    told = Contact(mentor="M1", on=date(2026, 7, 30), note="Thanked Ms. Soto by phone")
    named = replace(file, contacts=(told, replace(told, mentor="M1", note=None)))
    assert under(made(named, NOBODY, ON), "Helpers")[0].endswith("| Thu 30 Jul")
    waiting = replace(file, letters=())
    assert under(made(waiting, NOBODY, ON), "Helpers")[0].endswith("| none on record")


def test_a_match_day_that_is_only_expected_says_so() -> None:
    far = record(letter(*CAME), applicant=replace(midseason().applicant, season=2035))
    assert row(far).endswith("| from ~16 Mar 2035 | from ~1 Jul 2035")


def test_a_mentor_without_a_letter_is_not_told_a_result() -> None:
    assert "| no letter this season |" in row(record())


def test_a_letter_that_is_only_planned_is_called_so() -> None:
    assert "| letter planned |" in row(record(letter()))
    assert "| no letter this season |" in row(record(letter(season=2025)))
    given_up = record(letter(agreed("7-2"), ev(K.ABANDONED, "7-3")))
    assert "| no letter this season |" in row(given_up)


def test_the_result_stands_on_top_and_who_was_left_out_by_hand_below() -> None:
    away = (StepNote(id="thank:letter:L1", not_needed="Retired."),)
    file = record(letter(*CAME), outcomes=(outcome(),), programs=(program(),), steps=away)
    found = made(file, NOBODY, AFTER)
    assert under(found, "How the season ended") == ["Matched, Program P1."]
    assert under(found, "Put away by hand") == ["Dr. Ada Winter, thanks: Retired."]
    assert "thanks for" not in "\n".join(under(found, "Still owed a word"))


def test_a_mentor_without_a_letter_is_told_a_result_that_is_on_record() -> None:
    file = record(outcomes=(outcome(),), programs=(program(),))
    assert "the result of the Match" in under(made(file, NOBODY, AFTER), "Still owed a word")[0]
    lost = record(letter(*CAME), outcomes=(outcome(MatchResult.UNMATCHED, visa=None),))
    assert row(lost, DAY_ONE).endswith("| ")
    without_days = replace(file, outcomes=(), rulebook=replace(file.rulebook, seasons={}))
    assert row(without_days).endswith("| no letter this season | ")
