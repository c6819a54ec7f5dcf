"""Steps of a new season: asking again, answers, imports that hang."""

from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.arrival.record import Closing, MatchOutcome, MatchResult
from lorapp.domain.engine.steps import DraftKind, Severity
from lorapp.domain.programs import Assignment
from lorapp.domain.seasons import changes
from lorapp.domain.seasons.record import Reuse, ReuseAnswer
from tests.domain.arrival.builders import ended, outcome
from tests.domain.engine.builders import (
    absent,
    applicant,
    ids,
    letter,
    mentor,
    noon,
    program,
    said,
    step,
)
from tests.domain.seasons.builders import CERTIFIED, JUNE, K, again, at, came, day, ev


def test_one_question_a_person_comes_with_age_and_watermark() -> None:
    file = again(came(), came("L2", specialty="general"))
    found = step(file, "ask-reuse:letter:L1", JUNE)
    words = said(file, found)
    assert "14 months" in words
    assert "dated mark" in words
    assert (found.draft, found.is_message) == (DraftKind.ASK, True)
    assert absent(file, "ask-reuse:letter:L2", JUNE)
    late = step(file, "ask-reuse:letter:L1", day("2027-8-10"))
    assert late.due >= day("2027-8-10")
    assert not absent(file, "ask-reuse:letter:L1", day("2027-3-1"))


def test_a_letter_without_a_date_says_so() -> None:
    imported = came(events=(ev(K.IMPORTED, "2026-7-1"),), imported_from=2025)
    file = again(imported)
    assert "not on record" in said(file, step(file, "ask-reuse:letter:L1", JUNE))


def test_nobody_is_asked_who_does_not_want_it_or_when_it_is_too_late() -> None:
    silent = again(mentors=(mentor(do_not_contact=True),))
    assert absent(silent, "ask-reuse:letter:L1", JUNE)
    assert absent(again(), "ask-reuse:letter:L1", day("2028-6-2"))
    far = applicant(season=9000, accounts=(CERTIFIED,))
    assert absent(replace(again(), applicant=far), "ask-reuse:letter:L1", JUNE)
    yes = Reuse(letter="L1", season=9000, answer=ReuseAnswer.YES)
    unknown = replace(again(reuses=(yes,)), applicant=far)
    assert absent(unknown, "import-letter:letter:L1", JUNE)


def test_after_the_question_the_answer_is_waited_for() -> None:
    file = changes.asked(at(again()), "L1", JUNE)
    assert absent(file, "ask-reuse:letter:L1", JUNE)
    found = step(file, "reuse-answer:letter:L1", day("2027-7-20"))
    assert found.severity is Severity.AMBER
    assert step(file, "reuse-answer:letter:L1", JUNE).severity is None


def test_a_yes_leads_to_the_import_and_nothing_else_does() -> None:
    assert absent(again(), "import-letter:letter:L1", JUNE)
    yes = changes.answered(at(again()), "L1", ReuseAnswer.YES, JUNE)
    assert not absent(yes, "import-letter:letter:L1", JUNE)
    no = changes.answered(at(again()), "L1", ReuseAnswer.NO, JUNE)
    assert ids(no, JUNE, ["import-letter", "ask-reuse", "reuse-answer"]) == []
    done = changes.imported(at(yes), "L1", JUNE)
    assert absent(done, "import-letter:letter:L1", JUNE)


def test_an_import_that_hangs_is_red_once_support_could_have_been_asked() -> None:
    hung = letter(
        ev(K.IMPORTED, "2027-6-14"), season=2028, imported_from=2027, processing_since=noon(JUNE)
    )
    file = again(hung)
    assert absent(file, "import-processing:letter:L1", JUNE)
    assert step(file, "import-processing:letter:L1", day("2027-6-16")).severity is Severity.AMBER
    assert step(file, "import-processing:letter:L1", day("2027-6-18")).severity is Severity.RED
    assert absent(file, "import-processing:letter:L1", day("2028-6-2"))


def test_a_letter_of_last_season_is_proposed_to_no_program_of_that_season() -> None:
    file = again(
        came(),
        programs=(program(season=2027), program(key="P2", season=2027)),
        assignments=(Assignment(letter="L1", program="P2", on=date(2026, 9, 1)),),
        applicant=applicant(season=2028, accounts=(CERTIFIED,)),
        reuses=(Reuse(letter="L1", season=2027, answer=ReuseAnswer.YES),),
    )
    assert absent(file, "assign:letter:L1", day("2027-3-1"))


NEXT = "next-season:season:2028"


@pytest.mark.parametrize("result", [MatchResult.UNMATCHED, MatchResult.WITHDREW])
def test_after_a_season_without_a_place_the_next_one_is_begun_before_it_opens(
    result: MatchResult,
) -> None:
    file = ended(outcome(result, program=None))
    found = step(file, NEXT, day("2027-3-22"))
    assert (found.due, found.severity, found.projected) == (day("2027-6-9"), None, True)
    assert "rehearsed first" in said(file, found)
    assert step(file, NEXT, day("2027-6-20")).severity is Severity.AMBER


@pytest.mark.parametrize(
    "results",
    [(), (outcome(),), (outcome(program=None),), (outcome(MatchResult.UNMATCHED), outcome())],
)
def test_with_a_place_or_before_anything_is_known_no_next_season_is_spoken_of(
    results: tuple[MatchOutcome, ...],
) -> None:
    file = replace(ended(), outcomes=results)
    assert absent(file, NEXT, day("2027-3-22"))
    early = ended(outcome(MatchResult.UNMATCHED, on=day("2027-4-1")))
    assert absent(early, NEXT, day("2027-3-22"))


def test_a_closed_season_is_quiet_and_one_without_dates_still_names_the_next() -> None:
    file = ended(outcome(MatchResult.UNMATCHED, program=None))
    closed = replace(file, closings=(Closing(season=2027, on=day("2027-4-2")),))
    assert absent(closed, NEXT, day("2027-4-3"))
    far = replace(file, applicant=replace(file.applicant, season=2090))
    lone = replace(far, outcomes=(outcome(MatchResult.WITHDREW, season=2090, program=None),))
    assert step(lone, "next-season:season:2091", day("2027-4-3")).title == "Go on to season 2091"
