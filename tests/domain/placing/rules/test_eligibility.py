"""Why not, and the smallest change: the words, and that the change does flip the rule."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from lorapp.domain.applicant import Visa
from lorapp.domain.engine.words import by_name
from lorapp.domain.placing.rules.checking import check_program, check_with
from lorapp.domain.placing.rules.eligibility import Obstacle, obstacles
from lorapp.domain.placing.rules.verdicts import Result, Strictness
from lorapp.domain.programs import LetterRules, Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN
from tests.domain.engine.builders import applicant, day, program, record, situation
from tests.domain.placing.cases import IM, Case, Piece, cases

PLAIN = Piece()
GONE = Piece(came=False)
HOME = Piece(us=False)


def obstacle(file: SeasonFile, rule: str, place: Program | None = None) -> Obstacle:
    found = obstacles(situation(file), place or file.programs[0])
    return next(one for one in found if one.rule == rule)


@pytest.mark.parametrize(
    ("found", "rule", "can", "words"),
    [
        (
            Case(pieces=(PLAIN,), rules=LetterRules(min=1)),
            "min",
            True,
            "Assign Dr. Writer0's letter: it is available.",
        ),
        (
            Case(pieces=(PLAIN, HOME, PLAIN), rules=LetterRules(us=2)),
            "us",
            True,
            "Assign the letters by Dr. Writer0 and Dr. Writer2: they are available.",
        ),
        (
            Case(pieces=(PLAIN, HOME), rules=LetterRules(us_hands_on=2), held=(0,)),
            "us_hands_on",
            True,
            "It needs 1 more US hands-on letter.",
        ),
        (
            Case(pieces=(PLAIN,), rules=LetterRules(min=2)),
            "min",
            True,
            "Assign Dr. Writer0's letter; it needs 1 more letter.",
        ),
        (
            Case(pieces=(GONE,), rules=LetterRules(min=1)),
            "min",
            True,
            "Dr. Writer0's letter would do once available.",
        ),
        (
            Case(pieces=(PLAIN, GONE), rules=LetterRules(min=2)),
            "min",
            True,
            "Assign Dr. Writer0's letter; Dr. Writer1's letter would do once available.",
        ),
        (
            Case(pieces=(Piece(tag="general"),), rules=LetterRules(in_specialty=1), held=(0,)),
            "in_specialty",
            True,
            "Count Dr. Writer0's general letter as internal medicine, if the program would.",
        ),
        (
            Case(
                pieces=(Piece(tag="general", field="neurology"),),
                rules=LetterRules(in_specialty=1),
                held=(0,),
            ),
            "in_specialty",
            True,
            "It needs 1 more internal medicine letter.",
        ),
        (
            Case(pieces=(HOME,), rules=LetterRules(max=1, us=1), held=(0,), applied=True),
            "us",
            False,
            "Cannot change: it lacks 1 more US letter, and its slots are taken and locked.",
        ),
        (
            Case(pieces=(HOME,), rules=LetterRules(max=1, us=1), held=(0,)),
            "us",
            True,
            "It needs 1 more US letter, in place of another.",
        ),
        (
            Case(pieces=(Piece(us=None),), rules=LetterRules(us=1), held=(0,)),
            "us",
            True,
            "Note the country where Dr. Writer0 saw you work.",
        ),
        (
            Case(pieces=(Piece(standardized=None),), rules=LetterRules(standardized=1), held=(0,)),
            "standardized",
            True,
            "Note the form of the letter by Dr. Writer0.",
        ),
        (
            Case(pieces=(PLAIN, PLAIN), rules=LetterRules(max=1), held=(0, 1)),
            "max",
            True,
            "Take off Dr. Writer1's letter.",
        ),
        (
            Case(pieces=(PLAIN, PLAIN), rules=LetterRules(max=1), held=(0, 1), applied=True),
            "max",
            False,
            "Cannot change: the letter by Dr. Writer1 is locked there.",
        ),
        (
            Case(pieces=(Piece(age=20),), rules=LetterRules(recency_months=12), held=(0,)),
            "recency_months",
            True,
            "Take off Dr. Writer0's letter.",
        ),
        (
            Case(pieces=(Piece(age=None),), rules=LetterRules(recency_months=12), held=(0,)),
            "recency_months",
            True,
            "Note the date of Dr. Writer0's letter.",
        ),
        (
            Case(
                pieces=(Piece(hands_on=False, watched=True),),
                rules=LetterRules(counts_observership=False),
                held=(0,),
            ),
            "counts_observership",
            True,
            "Take off Dr. Writer0's letter.",
        ),
        (Case(pieces=()), "us", True, "Find out whether it wants US letters."),
        (
            Case(
                pieces=(PLAIN, Piece(hands_on=False, watched=True)),
                rules=LetterRules(min=2, counts_observership=False),
                held=(0,),
            ),
            "min",
            True,
            "It needs 1 more letter.",
        ),
    ],
)
def test_the_smallest_change_is_named(found: Case, rule: str, can: bool, words: str) -> None:
    one = obstacle(found.file, rule)
    assert (by_name(one.change, found.file), one.can_change) == (words, can)


def test_letters_no_longer_help_where_reading_has_ended() -> None:
    place = program(complete_by=day("7-20"))
    one = obstacle(record(programs=(place,)), "min")
    assert (one.can_change, one.change) == (
        False,
        "It stopped reading on 20 Jul; no letter helps there now.",
    )


@pytest.mark.parametrize(
    ("parts", "visas", "words"),
    [
        ({"visa": Visa.J1}, (), "Verify the visa with the program: you need J-1."),
        ({"visa": Visa.J1}, NOT_GIVEN, "Find out whether it sponsors J-1."),
        ({"visa": Visa.UNKNOWN}, (), "Say in your profile which visa you need."),
        ({}, NOT_GIVEN, "Say in your profile which visa you need."),
    ],
)
def test_a_visa_can_be_verified(parts: dict[str, Visa], visas: tuple[str, ...], words: str) -> None:
    file = record(applicant=applicant(**parts), programs=(program(visas=visas),))
    one = obstacle(file, "visas")
    assert (one.can_change, one.change) == (True, words)


GRADUATED: Any = date(2015, 6, 30)


@pytest.mark.parametrize(
    ("graduated", "limit", "known", "can", "words"),
    [
        (GRADUATED, 5, True, False, "Cannot change: graduated in 2015, at most 5 years ago."),
        (None, 5, True, True, "Note the day you graduated in your profile."),
        (GRADUATED, None, True, True, "Find out whether it limits the years since graduation."),
        (GRADUATED, 5, False, False, "The day on which it reads is not published yet; wait."),
    ],
)
def test_a_year_of_graduation_cannot_change(
    graduated: date | None, limit: int | None, known: bool, can: bool, words: str
) -> None:
    file = record(
        applicant=applicant(graduated_on=graduated),
        programs=(program(max_years_since_graduation=limit),),
    )
    if not known:
        file = replace(file, rulebook=replace(file.rulebook, seasons={}))
    one = obstacle(file, "max_years_since_graduation")
    assert (one.can_change, one.change) == (can, words)


def test_an_unpublished_review_day_is_waited_for() -> None:
    found = Case(pieces=(PLAIN,), rules=LetterRules(recency_months=12), held=(0,))
    file = replace(found.file, rulebook=replace(found.file.rulebook, seasons={}))
    assert not obstacle(file, "recency_months").can_change


def test_what_fails_comes_first_and_what_is_not_known_to_be_asked_last() -> None:
    found = Case(
        pieces=(Piece(us=None),),
        rules=LetterRules(min=2, us=1, in_specialty=2),
        strict=("in_specialty",),
        held=(0,),
    )
    listed = obstacles(situation(found.file), found.program)
    assert [one.rule for one in listed[:3]] == ["in_specialty", "min", "us"]
    assert {one.strictness for one in listed[3:]} == {Strictness.UNKNOWN}
    assert all(one.result is not Result.PASS for one in listed)


def result_of(file: SeasonFile, rule: str) -> Result:
    found = check_program(situation(file), file.programs[0]).rules
    return next(one.result for one in found if one.rule == rule)


@settings(max_examples=50)
@given(cases())
def test_the_named_letters_flip_the_rule(found: Case) -> None:
    file = found.file
    at, place = situation(file), file.programs[0]
    held = at.places.held.get("P1", ())
    here = tuple(key for key in held if at.is_available(file.letter(key)))
    for one in obstacles(at, place):
        assert one.change.endswith(".")
        if one.add or one.drop:
            kept = tuple(key for key in (*here, *one.add) if key not in one.drop)
            after = check_with(at, place, kept)
            assert next(v.result for v in after if v.rule == one.rule) is not Result.FAIL


def test_a_verified_visa_and_a_marked_letter_flip_their_rules() -> None:
    file = record(applicant=applicant(visa=Visa.J1), programs=(program(visas=()),))
    assert result_of(file, "visas") is Result.FAIL
    mended = replace(file, programs=(replace(file.programs[0], visas=("J-1",)),))
    assert result_of(mended, "visas") is Result.PASS
    found = Case(pieces=(Piece(tag="general"),), rules=LetterRules(in_specialty=1), held=(0,))
    placed = replace(found.file.assignments[0], counts_as=IM)
    marked = replace(found.file, assignments=(placed,))
    assert (result_of(found.file, "in_specialty"), result_of(marked, "in_specialty")) == (
        Result.FAIL,
        Result.PASS,
    )
