"""Each rule of a program as a table: pass, fail, unknown, and the sentence that says why."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lorapp.domain.applicant import Visa
from lorapp.domain.engine.words import by_key, by_name
from lorapp.domain.letters.record import EventKind
from lorapp.domain.mentors import Role
from lorapp.domain.placing.rules.checking import check, check_program, check_with, review_day
from lorapp.domain.placing.rules.circumstances import years_after
from lorapp.domain.placing.rules.requirements import RULES
from lorapp.domain.placing.rules.verdicts import Result, Strictness, Verdict
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.programs import Assignment, LetterRules, ProgramStatus
from lorapp.domain.values import NOT_GIVEN
from tests.domain.engine.builders import TODAY, applicant, day, noon, program, record, situation
from tests.domain.placing.cases import IM, Case, Piece

PASS, FAIL, UNKNOWN = Result.PASS, Result.FAIL, Result.UNKNOWN
PLAIN = Piece()
HOME = Piece(us=False)
WATCHED = Piece(hands_on=False, watched=True)
NO_COUNTRY = Piece(us=None)
NO_ROTATION = Piece(hands_on=None)
CHAIRS = Piece(chair=True, role=Role.DEPARTMENT_CHAIR)
PERHAPS_CHAIRS = Piece(chair=None, role=Role.DEPARTMENT_CHAIR)
FORM_UNKNOWN = Piece(standardized=None)
STANDARD = Piece(standardized=True)
GONE = Piece(came=False)


def case(*pieces: Piece, strict: tuple[str, ...] = (), **rules: Any) -> Case:  # noqa: ANN401 - any rules
    """A program not yet applied to that holds all of these letters."""
    asked = LetterRules(**rules)
    return Case(pieces=pieces, rules=asked, strict=strict, held=tuple(range(len(pieces))))


def verdict(found: Case, rule: str) -> Verdict:
    checked = check(found.file, noon(TODAY)).programs[0]
    return next(one for one in checked.rules if one.rule == rule)


def said(found: Case, rule: str) -> str:
    return by_name(verdict(found, rule).why, found.file)


@pytest.mark.parametrize(
    ("rule", "value", "pieces", "result", "words"),
    [
        ("min", 1, (PLAIN,), PASS, "1 of 1 letter."),
        ("min", 2, (PLAIN,), FAIL, "1 of 2 letters."),
        ("min", 2, (PLAIN, GONE), FAIL, "1 of 2 letters. 1 more does not count."),
        ("min", 3, (PLAIN, GONE, GONE), FAIL, "1 of 3 letters. 2 more do not count."),
        ("min", 0, (), PASS, "Not asked."),
        ("min", None, (PLAIN,), UNKNOWN, "What the program asks is not known."),
        ("wanted", 4, (PLAIN, HOME), FAIL, "2 of 4 letters wanted."),
        ("wanted", 2, (PLAIN, HOME), PASS, "2 of 2 letters wanted."),
        ("max", 3, (PLAIN,), PASS, "Holds 1 of at most 3."),
        ("max", 1, (PLAIN, HOME), FAIL, "Takes at most 1, holds 2."),
        ("in_specialty", 1, (PLAIN,), PASS, "Holds 1 (Dr. Writer0), needs 1."),
        (
            "in_specialty",
            1,
            (Piece(tag="general"),),
            FAIL,
            "Needs 1 internal medicine letter, holds none.",
        ),
        (
            "in_specialty",
            1,
            (Piece(tag=None),),
            UNKNOWN,
            "Needs 1 internal medicine letter, holds none; not known of Dr. Writer0.",
        ),
        ("in_specialty", 1, (Piece(tag="neurology"),), FAIL, "holds none."),
        ("us", 1, (PLAIN, HOME), PASS, "Holds 1 (Dr. Writer0), needs 1."),
        ("us", 2, (PLAIN, HOME), FAIL, "Needs 2 US letters, holds 1 (Dr. Writer0)."),
        ("us", 1, (NO_COUNTRY,), UNKNOWN, "Needs 1 US letter, holds none; not known of Dr. W"),
        ("us", 2, (PLAIN, NO_COUNTRY), UNKNOWN, "holds 1 (Dr. Writer0); not known of Dr. Writer1"),
        ("us", 2, (NO_COUNTRY,), FAIL, "Needs 2 US letters, holds none."),
        ("us", 2, (GONE, PLAIN), FAIL, "holds 1 (Dr. Writer1)."),
        ("us_hands_on", 1, (WATCHED, HOME), FAIL, "Needs 1 US hands-on letter, holds none."),
        ("us_hands_on", 1, (NO_ROTATION,), UNKNOWN, "not known of Dr. Writer0."),
        ("us_hands_on", 1, (Piece(us=False, hands_on=None),), FAIL, "holds none."),
        ("us_hands_on", 1, (PLAIN,), PASS, "Holds 1 (Dr. Writer0), needs 1."),
        ("chair", True, (CHAIRS,), PASS, "Holds 1 (Dr. Writer0), needs 1."),
        ("chair", True, (PLAIN,), FAIL, "Needs 1 chair's letter, holds none."),
        ("chair", True, (PERHAPS_CHAIRS,), UNKNOWN, "not known of Dr. Writer0."),
        ("chair", True, (Piece(chair=None, role=None),), UNKNOWN, "not known of Dr. Writer0."),
        ("chair", True, (Piece(chair=None),), FAIL, "holds none."),
        ("chair", False, (), PASS, "Not asked."),
        ("standardized", 1, (STANDARD,), PASS, "needs 1."),
        ("standardized", 1, (PLAIN,), FAIL, "Needs 1 standardized letter, holds none."),
        ("standardized", 1, (FORM_UNKNOWN,), UNKNOWN, "not known of Dr. Writer0."),
        ("recency_months", 12, (), PASS, "Holds no letter that could be too old."),
        ("recency_months", 12, (PLAIN,), PASS, "The oldest is 3.0 months old when read, at mo"),
        (
            "recency_months",
            12,
            (PLAIN, Piece(age=20)),
            FAIL,
            "At most 12 months old when read; Dr. Writer1's letter is 20.0 months old.",
        ),
        (
            "recency_months",
            12,
            (Piece(age=None),),
            UNKNOWN,
            "The date of the letter by Dr. Writer0 is not known.",
        ),
        ("recency_months", 12, (Piece(age=-1),), PASS, "The oldest is not yet written when read"),
        ("counts_observership", True, (WATCHED,), PASS, "Letters from observerships count."),
        ("counts_observership", False, (WATCHED,), FAIL, "do not count: Dr. Writer0."),
        ("counts_observership", False, (PLAIN,), PASS, "do not count; it holds none."),
        ("counts_observership", None, (WATCHED,), UNKNOWN, "is not known."),
    ],
)
def test_a_rule_passes_fails_or_cannot_be_told(
    rule: str, value: int | bool | None, pieces: tuple[Piece, ...], result: Result, words: str
) -> None:
    rules: dict[str, Any] = {rule: value}
    found = case(*pieces, **rules)
    assert verdict(found, rule).result is result
    assert words in said(found, rule)
    assert "  " not in said(found, rule)


def test_a_letter_that_does_not_count_counts_for_no_rule() -> None:
    found = case(WATCHED, PLAIN, min=2, us=2, in_specialty=2, counts_observership=False)
    assert [verdict(found, rule).result for rule in ("min", "us", "in_specialty")] == [FAIL] * 3
    assert verdict(found, "counts_observership").letters == ("L0",)
    checked = check(found.file, noon(TODAY)).programs[0]
    assert (checked.below_minimum_by, checked.free_slots) == (1, 2)


def test_all_rules_are_listed_in_one_order_with_their_strictness() -> None:
    found = case(PLAIN, strict=("us", "max_years_since_graduation"), min=3, us=1)
    strictness = {
        one.rule: one.strictness for one in check(found.file, noon(TODAY)).programs[0].rules
    }
    assert list(strictness) == [*RULES, "visas", "max_years_since_graduation"]
    assert strictness["us"] is Strictness.STRICT
    assert strictness["min"] is Strictness.PREFERRED
    assert strictness["wanted"] is strictness["visas"] is Strictness.UNKNOWN


def test_why_names_people_for_a_reader_and_keys_for_a_program() -> None:
    found = case(PLAIN, HOME, us=2)
    why = verdict(found, "us").why
    assert by_key(why) == "Needs 2 US letters, holds 1 (M0)."
    assert verdict(found, "us").letters == ("L0",)


def test_without_a_specialty_of_the_program_nobody_can_tell() -> None:
    place = program(specialty=None, letters=LetterRules(in_specialty=1))
    file = case(PLAIN).file
    found = check_program(situation(file), place).rules[3]
    assert (found.rule, found.result) == ("in_specialty", UNKNOWN)
    assert by_name(found.why, file).startswith("Needs 1 own-specialty letter, holds none")


@pytest.mark.parametrize(
    ("tag", "counts_as", "result"),
    [
        ("general", IM, PASS),
        ("general", "in_specialty", PASS),
        ("general", "neurology", FAIL),
        (None, IM, PASS),
        ("neurology", IM, FAIL),
    ],
)
def test_a_general_letter_counts_in_the_specialty_where_you_say_so(
    tag: str | None, counts_as: str, result: Result
) -> None:
    found = case(Piece(tag=tag), in_specialty=1)
    (placed,) = found.file.assignments
    file = replace(found.file, assignments=(replace(placed, counts_as=counts_as),))
    assert check(file, noon(TODAY)).programs[0].rules[3].result is result


@pytest.mark.parametrize(
    ("visa", "offered", "result", "words"),
    [
        (Visa.J1, ("J-1",), PASS, "visa: J-1, you need J-1."),
        (Visa.J1, ("j1", "H-1B"), PASS, "visa: j1 and H-1B, you need J-1."),
        (Visa.EITHER, ("H-1B",), PASS, "you need J-1 or H-1B."),
        (Visa.J1, ("J-1 or H-1B",), PASS, "you need J-1."),
        (Visa.J1, (), FAIL, "visa: none, you need J-1."),
        (Visa.J1, ("H-1B",), FAIL, "visa: H-1B, you need J-1."),
        (Visa.J1, NOT_GIVEN, UNKNOWN, "Which visas it sponsors is not known."),
        (Visa.NONE, (), PASS, "You need no visa."),
        (Visa.NONE, NOT_GIVEN, PASS, "You need no visa."),
        (Visa.UNKNOWN, ("J-1",), UNKNOWN, "visa: J-1; which you need is not known."),
        (None, (), UNKNOWN, "visa: none; which you need is not known."),
    ],
)
def test_a_visa_is_a_hard_mismatch_only_where_it_is_known(
    visa: Visa | None, offered: tuple[str, ...], result: Result, words: str
) -> None:
    file = record(applicant=applicant(visa=visa), programs=(program(visas=offered),))
    found = check(file, noon(TODAY)).programs[0].rules[-2]
    assert (found.rule, found.result) == ("visas", result)
    assert words in found.why
    given = offered is not NOT_GIVEN
    assert found.strictness is (Strictness.STRICT if given else Strictness.UNKNOWN)


@pytest.mark.parametrize(
    ("graduated", "limit", "result", "words"),
    [
        (date(2023, 6, 30), 5, PASS, "Graduated 30 Jun 2023: 3.2 years when it reads, at most 5."),
        (date(2021, 9, 23), 5, PASS, "5.0 years when it reads"),
        (date(2021, 9, 22), 5, FAIL, "at most 5."),
        (date(2015, 6, 30), 5, FAIL, "11.2 years"),
        (None, 5, UNKNOWN, "Your day of graduation is not known."),
        (date(2015, 6, 30), 0, PASS, "Not asked."),
        (date(2015, 6, 30), None, UNKNOWN, "is not known."),
    ],
)
def test_years_since_graduation_count_to_the_review_day(
    graduated: date | None, limit: int | None, result: Result, words: str
) -> None:
    place = program(max_years_since_graduation=limit)
    file = record(applicant=applicant(graduated_on=graduated), programs=(place,))
    found = check(file, noon(TODAY)).programs[0].rules[-1]
    assert found.result is result
    assert words in found.why


def test_a_strict_year_of_graduation_excludes() -> None:
    place = program(max_years_since_graduation=1, strict=("max_years_since_graduation",))
    file = record(applicant=applicant(graduated_on=date(2015, 6, 30)), programs=(place,))
    assert check(file, noon(TODAY)).programs[0].is_excluded


@pytest.mark.parametrize(
    ("day_", "years", "then"),
    [
        (date(2020, 2, 29), 1, date(2021, 3, 1)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2000, 2, 29), 100, date(2100, 3, 1)),
        (date(2023, 6, 30), 2, date(2025, 6, 30)),
        (date(2023, 6, 30), 9000, date.max),
    ],
)
def test_years_after_a_day(day_: date, years: int, then: date) -> None:
    assert years_after(day_, years) == then


RELEASE = date(2026, 9, 23)


@pytest.mark.parametrize(
    ("applied", "today", "read"),
    [
        (None, TODAY, RELEASE),
        (None, date(2026, 11, 22), date(2026, 11, 22)),
        (date(2026, 9, 2), date(2026, 11, 22), RELEASE),
        (date(2026, 10, 5), date(2026, 11, 22), date(2026, 10, 5)),
        (date(2026, 12, 5), date(2026, 11, 22), date(2026, 11, 22)),
    ],
)
def test_the_review_day_is_release_or_the_later_application(
    applied: date | None, today: date, read: date
) -> None:
    file = record(programs=(program(applied_on=applied),))
    assert review_day(situation(file, today), file.programs[0]) == read
    assert portfolio(situation(file, today)).review_day(file.programs[0]) == read


def test_where_release_is_not_known_dates_cannot_be_judged() -> None:
    place = program(
        season=2040, max_years_since_graduation=5, letters=LetterRules(recency_months=12)
    )
    file = record(
        *case(PLAIN).file.letters,
        mentors=case(PLAIN).file.mentors,
        rotations=case(PLAIN).file.rotations,
        applicant=applicant(season=2040, graduated_on=date(2038, 6, 30)),
        programs=(place,),
        assignments=(Assignment(letter="L0", program="P1", on=day("7-22")),),
    )
    at = situation(replace(file, rulebook=replace(file.rulebook, seasons={})))
    assert review_day(at, place) is None
    found = {one.rule: one for one in check_program(at, place).rules}
    assert found["recency_months"].why == "The day on which it reads is not known."
    assert found["max_years_since_graduation"].result is UNKNOWN
    assert "The day on which it reads is not known." in found["max_years_since_graduation"].why


def test_finished_programs_and_past_seasons_take_no_part() -> None:
    file = record(
        programs=(
            program("P1", status=ProgramStatus.REJECTED),
            program("P2", season=2025),
            program("P3", complete_by=day("7-1")),
            program("P4", season=2020),
        )
    )
    file = replace(file, rulebook=replace(file.rulebook, seasons={}))
    checked = check(file, noon(TODAY))
    assert list(checked.by_key) == ["P3"]
    assert check_program(situation(file), file.programs[0]).best is None


def test_a_program_past_its_day_counts_the_days_it_was_missed_by() -> None:
    place = program(complete_by=day("7-20"))
    at = situation(record(programs=(place,)))
    assert check_program(at, place).missed_by_days == 14
    for other in (program(complete_by=TODAY), program(minimum=0, complete_by=day("7-20"))):
        assert check_program(situation(record(programs=(other,))), other).missed_by_days is None


def test_an_open_season_end_is_judged_by_the_calendar() -> None:
    place = program()
    file = record(programs=(place,))
    assert check(file, noon(date(2027, 5, 31))).programs
    assert not check(file, noon(date(2027, 6, 1))).programs


def test_letters_a_program_does_not_hold_can_be_tried() -> None:
    found = Case(pieces=(GONE, HOME), rules=LetterRules(min=2, us=1))
    file = found.file
    tried = check_with(situation(file), file.programs[0], ("L0", "L1"))
    assert [one.result for one in tried if one.rule in {"min", "us"}] == [PASS, PASS]


def test_status_tells_of_an_application_without_a_day() -> None:
    place = program(status=ProgramStatus.INTERVIEW)
    assert check_program(situation(record(programs=(place,))), place).locked
    considering = program(status=ProgramStatus.CONSIDERING)
    assert not check_program(situation(record(programs=(considering,))), considering).applied


def test_the_country_of_the_writer_stands_in_for_the_rotations() -> None:
    file = Case(pieces=(NO_ROTATION, Piece(us=None, hands_on=True))).file
    at = situation(replace(file, mentors=tuple(replace(m, country="usa") for m in file.mentors)))
    assert [portfolio(at).traits[key].us for key in at.file.letters_by_key] == [True, True]


def test_an_age_needs_both_a_date_and_a_review_day() -> None:
    file = Case(pieces=(PLAIN, Piece(age=None))).file
    book = portfolio(situation(file))
    assert book.age_months(file.programs[0], "L0") == 3.0
    assert book.age_months(file.programs[0], "L1") is None
    assert book.age_on("L0", None) is None
    assert EventKind.IMPORTED in {event.kind for event in file.letters[1].events}


def test_one_letter_can_be_fresh_for_one_program_and_too_old_for_another() -> None:
    file = Case(pieces=(Piece(age=11),), rules=LetterRules(recency_months=12)).file
    early, late = (
        program(key, letters=LetterRules(recency_months=12), applied_on=applied)
        for key, applied in (("P1", date(2026, 9, 2)), ("P2", date(2026, 11, 16)))
    )
    placed = tuple(Assignment(letter="L0", program=key, on=day("9-2")) for key in ("P1", "P2"))
    file = replace(file, programs=(early, late), assignments=placed)
    found = check(file, noon(date(2026, 11, 22))).by_key
    results = {key: one.rules[8] for key, one in found.items()}
    assert {one.rule for one in results.values()} == {"recency_months"}
    assert (results["P1"].result, results["P2"].result) == (PASS, FAIL)
