"""Earlier letters: which may come again, how old they are, and why some are lost."""

from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.applicant import Account
from lorapp.domain.letters.age import Recency
from lorapp.domain.letters.record import Letter
from lorapp.domain.seasons.earlier import (
    Standing,
    advice,
    age_words,
    earlier,
    earlier_letters,
    waits_for_question,
)
from lorapp.domain.seasons.past import certified_on, is_left_behind, last_certified, seasons_of
from lorapp.domain.seasons.record import Reuse, ReuseAnswer
from tests.domain.engine.builders import applicant, letter, program, record
from tests.domain.seasons.builders import CERTIFIED, JUNE, K, again, at, came, day, ev, lost


def test_a_letter_of_a_certified_application_is_asked_about_with_its_age() -> None:
    (one,) = earlier_letters(at(again()))
    assert (one.standing, one.recency, one.season) == (Standing.ASK, Recency.AMBER, 2027)
    assert age_words(one) == "14 months by then"
    assert one.can_come


def test_a_letter_of_an_application_never_certified_is_lost_and_says_why() -> None:
    (one,) = earlier_letters(at(lost(again())))
    assert one.standing is Standing.LOST
    assert "never certified" in (one.lost or "")
    (before,) = earlier_letters(at(lost(again()), day("2027-5-1")))
    assert "31 May, 17:00 ET" in (before.lost or "")


def test_a_program_applied_to_says_that_the_application_was_certified() -> None:
    applied = program(season=2027, applied_on=date(2026, 9, 30))
    file = lost(again(programs=(applied,)))
    assert certified_on(at(file), "eras", 2027) == date(2026, 9, 30)
    assert earlier_letters(at(file))[0].standing is Standing.ASK


def test_only_the_last_certified_application_gives_letters_back() -> None:
    old = came(season=2026)
    accounts = (CERTIFIED, Account(service="eras", season=2026, certified_on=date(2025, 9, 10)))
    programs = (program(season=2026), program(key="P2", season=2027))
    file = again(old, applicant=applicant(season=2028, accounts=accounts), programs=programs)
    assert last_certified(at(file), "eras") == 2027
    assert "season 2027" in (earlier_letters(at(file))[0].lost or "")
    brought = came("L2", imported_from=2026, events=(ev(K.IMPORTED, "2026-7-1"),), season=2027)
    chain = again(old, brought, applicant=file.applicant, programs=programs)
    assert [one.letter.key for one in earlier_letters(at(chain))] == ["L2"]


def test_a_letter_of_another_service_is_not_imported() -> None:
    (one,) = earlier_letters(at(again(came(service="residencycas"))))
    assert one.standing is Standing.LOST
    assert "way of ERAS" in (one.lost or "")


@pytest.mark.parametrize(
    ("answer", "standing"),
    [
        (None, Standing.ASKED),
        (ReuseAnswer.YES, Standing.YES),
        (ReuseAnswer.FRESH, Standing.FRESH),
        (ReuseAnswer.NO, Standing.NO),
    ],
)
def test_what_the_writer_said_decides_where_it_stands(
    answer: ReuseAnswer | None, standing: Standing
) -> None:
    said = Reuse(letter="L1", season=2028, asked_on=day("2027-6-1"), answer=answer)
    assert earlier_letters(at(again(reuses=(said,))))[0].standing is standing


def test_an_imported_letter_is_told_once_even_beside_another_of_its_writer() -> None:
    here = letter(ev(K.IMPORTED, "2027-6-10"), key="L3", season=2028, imported_from=2027)
    other = came("L2", specialty="neurology")
    found = earlier_letters(at(again(came(), other, here)))
    assert [(x.letter.key, x.standing, x.becomes) for x in found] == [
        ("L1", Standing.HERE, "L3"),
        ("L2", Standing.ASK, None),
    ]
    said = Reuse(letter="L2", season=2028, becomes="L3")
    swapped = earlier_letters(at(again(came(), other, here, reuses=(said,))))
    assert [x.becomes for x in swapped] == [None, "L3"]


def test_a_letter_put_in_early_needs_no_question() -> None:
    (one,) = earlier_letters(at(again(programs=())))
    assert one.standing is Standing.WRITTEN_FOR_IT


def test_what_never_came_or_was_taken_back_is_no_earlier_letter() -> None:
    gone = came(events=(ev(K.UPLOADED, "2026-8-3"), ev(K.REVOKED, "2026-9-3")))
    never = came("L2", events=(ev(K.ASKED, "2026-8-3"),))
    assert earlier_letters(at(again(gone, never))) == ()
    assert earlier(at(again(gone)), "L1") is None


@pytest.mark.parametrize(
    ("old", "word"),
    [
        (came(specialty="neurology"), "no longer apply"),
        (came(specialty="general"), "general one"),
        (came(written_on=date(2025, 1, 5)), "fresh one"),
        (came(), "twelve months"),
    ],
    ids=["dropped", "general", "old", "ageing"],
)
def test_advice_names_what_speaks_against_it(old: Letter, word: str) -> None:
    (one,) = earlier_letters(at(again(old)))
    assert word in " ".join(advice(at(again()), one))


def test_a_letter_without_a_date_has_no_age_and_a_fresh_one_no_advice() -> None:
    far = replace(again(), applicant=applicant(season=9000, accounts=(CERTIFIED,)))
    (one,) = earlier_letters(at(far))
    assert (age_words(one), one.recency) == ("date unknown", None)
    assert not waits_for_question(at(far), "M1")
    (young,) = earlier_letters(at(again(came(written_on=date(2027, 3, 1)))))
    assert young.recency is Recency.GREEN
    assert list(advice(at(again()), young)) == []


def test_a_person_who_is_about_to_be_asked_gets_no_idle_line() -> None:
    assert waits_for_question(at(again()), "M1")
    assert not waits_for_question(at(again()), "M2")
    assert not waits_for_question(at(again(), day("2027-1-10")), "M1")


def test_a_used_letter_is_left_behind_and_an_early_one_is_not() -> None:
    before = at(again(), day("2027-4-1"))
    assert is_left_behind(before, before.file.letter("L1"))
    early = at(again(programs=()), day("2027-4-1"))
    assert not is_left_behind(early, early.file.letter("L1"))
    assert is_left_behind(at(again(programs=()), JUNE), early.file.letter("L1"))


def test_every_season_of_a_record_is_known() -> None:
    brought = letter(imported_from=2025, key="L2")
    assert seasons_of(again(came(), brought)) == (2028, 2027, 2025)
    assert last_certified(at(record()), "eras") is None


def test_what_was_asked_or_answered_later_is_not_seen_yet() -> None:
    said = Reuse(
        letter="L1",
        season=2028,
        asked_on=day("2027-6-20"),
        answer=ReuseAnswer.YES,
        answered_on=day("2027-6-25"),
    )
    file = replace(again(), reuses=(said,))
    seen = [earlier_letters(at(file, day(f"2027-6-{on}")))[0].reuse for on in (19, 22, 25)]
    assert seen == [
        replace(said, asked_on=None, answer=None, answered_on=None),
        replace(said, answer=None, answered_on=None),
        said,
    ]


def test_a_letter_comes_again_from_the_application_before_one_that_was_never_certified() -> None:
    copy = letter(ev(K.IMPORTED, "2027-7-1"), key="L2", season=2028, imported_from=2027)
    programs = (program(season=2027), program(key="P2", season=2028))
    person = applicant(season=2029, accounts=(CERTIFIED,))
    file = again(came(), copy, applicant=person, programs=programs)
    third = at(file, date(2028, 6, 15))
    assert [(x.letter.key, x.standing) for x in earlier_letters(third)] == [("L1", Standing.ASK)]
    running = at(file, date(2028, 5, 1))
    assert [x.letter.key for x in earlier_letters(running)] == ["L2"]
    certified = (CERTIFIED, Account(service="eras", season=2028, certified_on=date(2027, 9, 9)))
    kept = replace(file, applicant=replace(person, accounts=certified))
    assert [x.letter.key for x in earlier_letters(at(kept, third.today))] == ["L2"]
    nowhere = at(lost(file), third.today)
    assert [(x.letter.key, x.standing) for x in earlier_letters(nowhere)] == [("L2", Standing.LOST)]
