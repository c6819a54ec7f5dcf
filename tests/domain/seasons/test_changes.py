"""Asking again, answers and imports: what they write down and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lorapp.domain.letters.asking_again import REUSE, again_days
from lorapp.domain.letters.changes import edited
from lorapp.domain.letters.record import Answer
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.letters.story_lines import shown
from lorapp.domain.mentors import Channel
from lorapp.domain.record import SeasonFile
from lorapp.domain.seasons import changes
from lorapp.domain.seasons.record import Reuse, ReuseAnswer
from lorapp.errors import RefusedError, UnknownKeyError
from tests.domain.engine.builders import program
from tests.domain.seasons.builders import JUNE, K, again, at, came, day, ev, lost

MAY = date(2027, 5, 10)


def test_asking_is_kept_as_a_question_and_as_a_contact() -> None:
    file = changes.asked(at(again()), "L1", JUNE, Channel.EMAIL)
    (reuse,) = file.reuses
    assert (reuse.asked_on, reuse.how, reuse.season) == (JUNE, Channel.EMAIL, 2028)
    assert file.contacts[-1].note == REUSE
    assert again_days(at(file), "M1") == (JUNE,)
    later = changes.asked(at(file), "L1", JUNE)
    assert (len(later.reuses), later.reuses[0].how) == (1, Channel.EMAIL)


def test_a_yes_leaves_the_letter_to_be_imported() -> None:
    file = changes.answered(at(again()), "L1", ReuseAnswer.YES, JUNE, "gladly")
    assert (file.reuses[0].answer, file.reuses[0].note) == (ReuseAnswer.YES, "gladly")
    assert len(file.letters) == 1


def test_a_fresh_one_is_a_letter_that_is_agreed_to() -> None:
    file = changes.answered(at(again()), "L1", ReuseAnswer.FRESH, JUNE)
    new = file.letter(file.reuses[0].becomes or "")
    assert (new.mentor, new.season, new.imported_from) == ("M1", 2028, None)
    assert (new.events[0].kind, new.events[0].answer) == (K.AGREED, Answer.YES)
    once_more = changes.answered(at(file), "L1", ReuseAnswer.FRESH, JUNE, "in August")
    assert len(once_more.letters) == 2
    with pytest.raises(RefusedError, match="remove that letter"):
        changes.answered(at(file), "L1", ReuseAnswer.NO, JUNE)


def test_an_import_makes_a_letter_of_the_season_that_counts() -> None:
    file = changes.imported(at(again()), "L1", JUNE)
    new = file.letter(file.reuses[0].becomes or "")
    assert (new.imported_from, new.season, new.written_on) == (2027, 2028, date(2026, 8, 3))
    assert at(file).is_available(new)
    with pytest.raises(RefusedError, match="imported already"):
        changes.imported(at(file), "L1", JUNE)
    with pytest.raises(RefusedError, match="imported already"):
        changes.asked(at(file), "L1", JUNE)
    with pytest.raises(RefusedError, match="log it as revoked"):
        changes.answered(at(file), "L1", ReuseAnswer.NO, JUNE)


def test_an_import_that_processes_counts_nowhere_until_it_is_available() -> None:
    since = at(again()).now
    file = changes.imported(at(again()), "L1", JUNE, processing_since=since)
    new = file.letters[-1]
    assert state(at(file, JUNE + timedelta(days=30)), new) is LetterState.PROCESSING
    here = replace(new, events=(*new.events, ev(K.AVAILABLE, "2027-6-17")))
    assert not at(file, day("2027-6-16")).is_available(here)
    assert at(file, day("2027-6-17")).is_available(here)
    assert "counts nowhere" in " ".join(fact.text for fact in shown(at(file), new).facts)
    free = changes.processing(at(file), new.key, None)
    assert at(free).is_available(free.letters[-1])


def test_what_the_portal_locks_in_an_import_stays() -> None:
    file = changes.imported(at(again()), "L1", JUNE)
    file = edited(at(file), replace(file.letters[-1], waived=False))  # nobody had said it before
    new = file.letters[-1]
    for parts in ({"specialty": "neurology"}, {"imported_from": 2026}, {"waived": True}):
        with pytest.raises(RefusedError, match="was imported"):
            edited(at(file), replace(new, **parts))
    assert edited(at(file), replace(new, proves=("care",))).letters[-1].proves == ("care",)


def _no(answer: ReuseAnswer) -> SeasonFile:
    return again(reuses=(Reuse(letter="L1", season=2028, answer=answer),))


@pytest.mark.parametrize(
    ("file", "on", "word"),
    [
        (again(), date(2027, 6, 16), "has not come yet"),
        (again(), MAY, "opens on"),
        (lost(again()), JUNE, "never certified"),
        (_no(ReuseAnswer.NO), JUNE, "not to use"),
        (_no(ReuseAnswer.FRESH), JUNE, "not to use"),
    ],
    ids=["future", "early", "lost", "no", "fresh"],
)
def test_an_import_is_refused_with_the_reason(file: SeasonFile, on: date, word: str) -> None:
    with pytest.raises(RefusedError, match=word):
        changes.imported(at(file), "L1", on)


def test_an_import_where_nobody_knows_when_the_season_opens_goes_by_its_day() -> None:
    far = replace(again(), applicant=replace(again().applicant, season=9000))
    assert changes.imported(at(far), "L1", JUNE).letters[-1].season == 9000


def test_days_to_come_and_answers_before_the_question_are_refused() -> None:
    tomorrow = JUNE + timedelta(days=1)
    with pytest.raises(RefusedError):
        changes.asked(at(again()), "L1", tomorrow)
    with pytest.raises(RefusedError):
        changes.answered(at(again()), "L1", ReuseAnswer.YES, tomorrow)
    with pytest.raises(RefusedError):
        changes.imported(at(again()), "L1", JUNE, processing_since=at(again(), tomorrow).now)
    asked = changes.asked(at(again()), "L1", JUNE)
    with pytest.raises(RefusedError, match="after that day"):
        changes.answered(at(asked), "L1", ReuseAnswer.YES, day("2027-6-1"))


def test_only_an_imported_letter_can_hang() -> None:
    with pytest.raises(RefusedError, match="Only an imported"):
        changes.processing(at(again()), "L1", None)
    file = changes.imported(at(again()), "L1", JUNE)
    with pytest.raises(RefusedError, match="has not come yet"):
        changes.processing(at(file), file.letters[-1].key, at(file, JUNE, 13).now)


def test_a_letter_of_this_season_has_nothing_to_ask_again() -> None:
    file = again(came(season=2028), programs=(program(season=2028),))
    with pytest.raises(UnknownKeyError, match="nothing to ask again"):
        changes.asked(at(file), "L1", JUNE)
    with pytest.raises(UnknownKeyError, match="no letter"):
        changes.asked(at(file), "L9", JUNE)
