"""Which letters may be chosen, and what is said about the best set."""

from dataclasses import replace
from typing import Any

import pytest

from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.mentors import Role
from lorapp.domain.placing.rules.verdicts import Best
from lorapp.domain.placing.sets.best import best, explain
from lorapp.domain.placing.sets.candidates import choice, is_readable
from lorapp.domain.placing.sets.deciding import why_best
from lorapp.domain.placing.sets.scoring import RankedSet, ranked
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.programs import LetterRules, Program, Track
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import day, ev, program, situation
from tests.domain.placing.cases import Case, Piece

PLAIN = Piece()
NEURO = Piece(tag="neurology")
RESEARCH = Piece(tag="neurology", hands_on=False)
GONE = Piece(came=False)


def chosen(found: Case) -> Best:
    file = found.file
    return best(situation(file), file.programs[0])


def said(found: Case) -> str:
    return by_name(chosen(found).why, found.file)


def test_nothing_here_says_so() -> None:
    found = Case(pieces=(GONE,))
    assert (chosen(found).letters, chosen(found).runner_up) == ((), ())
    assert said(found) == "No letter is here that it could hold."


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            Case(pieces=(PLAIN, Piece(us=False)), rules=LetterRules(min=1, us=1)),
            "2 of 2 letter rules. The next best, Dr. Writer0 and Dr. Writer1, gains nothing",
        ),
        (
            Case(pieces=(PLAIN,), rules=LetterRules(min=1), strict=("min",)),
            "Meets 1 of 1 letter rule. The next best, no letter at all, misses the minimum of 1.",
        ),
        (
            Case(pieces=(PLAIN,), rules=LetterRules(wanted=1)),
            "misses the 1 letter wanted.",
        ),
        (
            Case(pieces=(PLAIN, PLAIN), rules=LetterRules(min=1), held=(0,), applied=True),
            "The next best, Dr. Writer0 and Dr. Writer1, gains nothing by 1 more letter.",
        ),
        (
            Case(pieces=(Piece(age=20), Piece(age=1)), rules=LetterRules(recency_months=12)),
            "The next best, no letter at all, has 4 points less for the kind of contact.",
        ),
        (
            Case(
                pieces=(Piece(age=20), Piece(age=1)),
                rules=LetterRules(recency_months=12, wanted=1),
                held=(1,),
                applied=True,
            ),
            "The next best, Dr. Writer0 and Dr. Writer1, misses the age limit of 12 months.",
        ),
        (
            Case(
                pieces=(PLAIN, Piece(hands_on=False, watched=True)),
                rules=LetterRules(counts_observership=False),
                held=(0,),
                applied=True,
            ),
            "misses the rule against observerships.",
        ),
        (
            Case(
                pieces=(Piece(proves=("care",)), PLAIN),
                rules=LetterRules(min=1),
                themes=("care",),
            ),
            "The next best, Dr. Writer0 and Dr. Writer1, gains nothing by 1 more letter.",
        ),
        (
            Case(
                pieces=(Piece(proves=("care",)), PLAIN),
                rules=LetterRules(min=1, max=1),
                themes=("care",),
            ),
            "The next best, Dr. Writer1, leaves care unproven.",
        ),
        (
            Case(pieces=(PLAIN, PLAIN), rules=LetterRules(min=1, max=1)),
            "The next best, Dr. Writer1, is as good; the order of your letters decided.",
        ),
        (
            Case(pieces=(PLAIN,), rules=LetterRules(max=1), held=(0,), applied=True),
            "Meets 1 of 1 letter rule. Its slots leave no other choice.",
        ),
        (
            Case(pieces=(PLAIN, PLAIN), rules=LetterRules(max=1), held=(0, 1), applied=True),
            "Meets 0 of 1 letter rule; misses the most it takes, 1. Its slots leave no other ch",
        ),
        (Case(pieces=(PLAIN,)), "What it asks of letters is not known. The next best, no letter"),
        (
            Case(pieces=(Piece(us=None, age=None),), rules=LetterRules(us=1, recency_months=6)),
            "Meets 0 of 2 letter rules; 2 cannot be told.",
        ),
        (
            Case(pieces=(PLAIN,), rules=LetterRules(us=1, standardized=1, chair=True)),
            "Meets 1 of 3 letter rules; misses 1 chair's letter and 1 standardized letter.",
        ),
        (
            Case(pieces=(PLAIN, NEURO), rules=LetterRules(min=1)),
            "Dr. Writer1's letter is left out: it is for neurology.",
        ),
        (
            Case(pieces=(PLAIN, PLAIN), rules=LetterRules(min=1), excluded=(1,)),
            "Dr. Writer1's letter is left out: you keep it away from here.",
        ),
        (
            Case(pieces=(PLAIN, GONE), rules=LetterRules(min=1), reserved=(1,)),
            "A slot is kept for Dr. Writer1 until Thu 20 Aug.",
        ),
        (
            Case(pieces=(PLAIN, GONE), rules=LetterRules(min=1), lapsed=(1,)),
            "The slot kept for Dr. Writer1 until Sat 1 Aug is free again.",
        ),
    ],
)
def test_why_says_what_decided(found: Case, words: str) -> None:
    assert words in said(found)


def test_many_letters_left_out_are_not_named() -> None:
    assert "left out" not in said(Case(pieces=(PLAIN, NEURO, NEURO, NEURO)))


def test_a_kept_slot_whose_time_passed_proposes_the_other_letter() -> None:
    found = Case(pieces=(GONE, NEURO), rules=LetterRules(min=1), lapsed=(0,))
    file = found.file
    (kept,) = file.reservations
    assert best(situation(file), file.programs[0]).add == ()
    file = replace(file, reservations=(replace(kept, instead="L1"),))
    proposed = best(situation(file), file.programs[0])
    assert proposed.add == ("L1",)
    assert "is free again; Dr. Writer1's letter was to take it." in by_name(proposed.why, file)


@pytest.mark.parametrize(
    ("parts", "piece", "taken"),
    [
        ({}, NEURO, False),
        ({"track": Track.PRELIMINARY}, NEURO, True),
        ({"track": Track.TRANSITIONAL}, RESEARCH, False),
        ({"specialty": "transitional-year"}, NEURO, True),
        ({"track": Track.PRELIMINARY}, replace(NEURO, hands_on=None), True),
        (
            {"track": Track.PRELIMINARY},
            replace(NEURO, hands_on=None, role=Role.RESEARCH_MENTOR),
            False,
        ),
        ({"track": Track.CATEGORICAL}, Piece(tag=None), True),
    ],
)
def test_a_broad_first_year_takes_any_clinical_letter(
    parts: dict[str, Any], piece: Piece, taken: bool
) -> None:
    found = Case(pieces=(piece,))
    place = program(**parts)
    file = replace(found.file, programs=(place,))
    assert (choice(situation(file), place).free == ("L0",)) is taken


def test_letters_of_another_service_or_season_are_no_candidates() -> None:
    file = Case(pieces=(PLAIN,)).file
    for place in (program(service="residencycas"), program(season=2028)):
        at = situation(replace(file, programs=(place,)))
        assert choice(at, place).free == ()
        assert not is_readable(at, place, file.letters[0])
    assert is_readable(situation(file), file.programs[0], file.letters[0])


def test_what_is_locked_stays_even_when_it_was_taken_back() -> None:
    found = Case(
        pieces=(GONE, PLAIN, PLAIN, PLAIN, PLAIN),
        rules=LetterRules(min=4, counts_observership=False),
        held=(0,),
        applied=True,
    )
    assert chosen(found).letters == ("L0", "L1", "L2", "L3")
    watched = replace(
        found, pieces=(replace(GONE, hands_on=False, watched=True), *found.pieces[1:])
    )
    first = explain(situation(watched.file), watched.program)[0]
    assert "counts_observership" in first.unmet


def with_promise(found: Case, *earlier: Letter) -> SeasonFile:
    """The record of a case whose first letter was promised for a day now past."""
    first, *others = found.file.letters
    asked = replace(first, events=(ev(EventKind.AGREED, "7-10", promised_on=day("7-20")),))
    return replace(found.file, letters=(asked if not earlier else first, *others, *earlier))


def tried(file: SeasonFile) -> tuple[RankedSet, ...]:
    at, place = situation(file), file.programs[0]
    trial = replace(choice(at, place), free=("L0", "L1"))
    return tuple(ranked(portfolio(at), place, trial, 5))


def test_of_letters_to_come_the_safer_one_is_better() -> None:
    found = Case(pieces=(GONE, PLAIN), rules=LetterRules(min=1, max=1))
    file = with_promise(found)
    sets = tried(file)
    assert [one.letters for one in sets] == [("L1",), ("L0",), ()]
    assert sets[1].score.risk == 5
    why = by_name(why_best(situation(file), file.programs[0], ("L0", "L1"), sets), file)
    assert "The next best, Dr. Writer0, carries 5 points more of risk." in why


def test_a_writer_who_was_on_time_before_makes_a_letter_safer() -> None:
    found = Case(pieces=(GONE, PLAIN), rules=LetterRules(min=1, max=1))
    before = replace(
        found.file.letters[1], key="L9", mentor="M0", season=2026, stated_deadline=day("8-1")
    )
    sets = tried(with_promise(found, before))
    assert (sets[0].letters, sets[0].score.risk) == (("L0",), -2)


def test_a_letter_still_to_come_can_be_tried_with_its_risk() -> None:
    file = Case(pieces=(GONE, PLAIN), rules=LetterRules(min=1, max=1)).file
    at = situation(file)
    place: Program = file.programs[0]
    trial = replace(choice(at, place), free=("L0", "L1"))
    found = ranked(portfolio(at), place, trial, 5)
    risks = {one.letters: one.score.risk for one in found}
    assert risks[("L1",)] == 0
    assert set(risks) == {("L0",), ("L1",), ()}


def test_the_proposal_shows_five_sets_with_their_parts() -> None:
    found = Case(pieces=(PLAIN,) * 5, rules=LetterRules(min=3))
    sets = explain(situation(found.file), found.program)
    assert len(sets) == 5
    assert [one.score.basis for one in sets] == [12] * 5
