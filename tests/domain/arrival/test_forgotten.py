"""Who is owed which word: thanks, how the season goes, the result, a line from residency."""

from dataclasses import replace
from datetime import UTC, date, datetime

from lorapp.domain.arrival.forgotten import (
    Word,
    begins_on,
    helper_words,
    invited_on,
    open_words,
    told_on,
)
from lorapp.domain.letters.record import EventKind
from lorapp.domain.mentors import Contact, Helper
from lorapp.domain.papers import Interview, StepNote
from lorapp.domain.record import SeasonFile
from tests.domain.arrival.builders import AFTER, CAME, THANKED, R, ended, outcome
from tests.domain.engine.builders import ev, letter, mentor, program, record, situation

K = EventKind
DEC = date(2026, 12, 14)
TALK = Interview(program="P1", at=datetime(2026, 12, 1, 15, tzinfo=UTC))


def words(file: SeasonFile, on: date = AFTER) -> list[tuple[str, str]]:
    return [(one.mentor, str(one.word)) for one in open_words(situation(file, on), 2027)]


def test_every_writer_hears_thanks_and_the_result_once() -> None:
    file = ended(letters=(letter(*CAME),))
    assert words(file) == [("M1", "thanks"), ("M1", "result")]
    told = ended(letters=(letter(*THANKED, ev(K.TOLD_OUTCOME, "2027-3-22")),))
    assert words(told) == []
    away = replace(file, steps=(StepNote(id="thank:letter:L1", not_needed="Retired."),))
    assert words(away) == [("M1", "result")]
    asleep = replace(file, steps=(StepNote(id="thank:letter:L1", snoozed_until=AFTER),))
    assert len(words(asleep)) == 2


def test_a_mentor_without_a_letter_hears_the_result_by_any_word() -> None:
    both = (mentor(), mentor("M2", "Dr. Bea Summer"))
    file = ended(mentors=both, letters=(letter(*THANKED, ev(K.TOLD_OUTCOME, "2027-3-22")),))
    assert words(file) == [("M2", "result")]
    called = replace(file, contacts=(Contact(mentor="M2", on=AFTER),))
    assert words(called) == []
    assert told_on(situation(called, AFTER), "M2", 2027) == AFTER
    unknown = replace(file, outcomes=())
    assert words(unknown) == []


def test_between_interviews_and_result_one_note_tells_how_the_season_goes() -> None:
    file = record(letter(*THANKED), programs=(program(),), interviews=(TALK,))
    assert words(file, date(2026, 11, 22)) == []
    assert words(file, DEC) == [("M1", "season note")]
    written = replace(file, contacts=(Contact(mentor="M1", on=date(2026, 12, 10)),))
    assert words(written, DEC) == []
    assert words(file, AFTER) == [("M1", "result")]
    assert invited_on(situation(record(), DEC), 2027) is None
    other = replace(file, programs=(program(season=2026),))
    assert words(other, DEC) == []


def test_from_the_first_day_on_one_line_from_residency_is_owed() -> None:
    july = date(2027, 7, 6)
    told = letter(*THANKED, ev(K.TOLD_OUTCOME, "2027-3-22"))
    file = ended(letters=(told,))
    assert words(file, date(2027, 6, 30)) == []
    assert words(file, july) == [("M1", "first-day note")]
    assert words(replace(file, contacts=(Contact(mentor="M1", on=july),)), july) == []
    nobody = ended(outcome(R.UNMATCHED, visa=None), letters=(told,))
    assert words(nobody, july) == []
    assert begins_on(situation(nobody, july), 2027) is None
    assert words(replace(file, mentors=(*file.mentors, mentor("M2", "Dr. Bea Summer"))), july) == [
        ("M1", "first-day note"),
        ("M2", "result"),
    ]
    bare = replace(file, outcomes=(), rulebook=type(file.rulebook)())
    assert begins_on(situation(bare, july), 2027) is None


def test_who_is_not_to_be_contacted_is_owed_nothing() -> None:
    quiet = mentor(do_not_contact=True, helpers=(Helper(name="Carla Soto"),))
    file = ended(letters=(letter(*CAME),), mentors=(quiet,))
    assert words(file) == []
    assert list(helper_words(situation(file, AFTER), 2027)) == []


def test_helpers_are_owed_thanks_and_then_the_result() -> None:
    helped = mentor(helpers=(Helper(name="Carla Soto"),))
    file = ended(mentors=(helped,))

    def owed(found: SeasonFile, on: date = AFTER) -> list[str]:
        return [one.what for one in helper_words(situation(found, on), 2027)]

    assert owed(file) == ["thanks for the help with the letter"]
    thanked = replace(file, contacts=(Contact(mentor="M1", on=DEC, note="Thanked Ms. Soto"),))
    assert owed(thanked) == ["the result of the Match"]
    told = Contact(mentor="M1", on=AFTER, note="Told the result to Carla Soto")
    assert owed(replace(thanked, contacts=(*thanked.contacts, told))) == []
    assert owed(replace(thanked, outcomes=())) == []
    assert owed(replace(file, letters=())) == []
    nameless = replace(file, mentors=(mentor(helpers=(Helper(name=""),)),))
    assert owed(replace(nameless, contacts=thanked.contacts)) == [
        "thanks for the help with the letter"
    ]
    assert Word.THANKS.value == "thanks"
