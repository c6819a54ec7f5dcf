"""Of many programs that ask the same each answer is worked out once, and is the one of its own."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.placing.rules.checking import check, check_at, check_program
from lorapp.domain.placing.rules.requirements import verdicts_now
from lorapp.domain.placing.sets.best import best
from lorapp.domain.programs import LetterRules, Program, Track
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import TODAY, day, noon, situation
from tests.domain.placing.cases import Case, Piece
from tests.domain.placing.portfolios import portfolios

TWO_LETTERS = Case(pieces=(Piece(), Piece()))
TWINS: dict[str, dict[str, Any]] = {
    "twin": {},
    "track": {"track": Track.TRANSITIONAL},
    "specialty": {"specialty": "surgery"},
    "rules": {"letters": None},
    "strict": {"strict": ("us",)},
    "season": {"season": 2028},
    "service": {"service": "residencycas"},
    "applied": {"applied_on": day("7-20")},
    "open position": {"match": "none"},
}
"""What a program may differ in from one that is otherwise the same."""


def with_twins(file: SeasonFile) -> SeasonFile:
    """The record with each program again and again, under other keys and with nothing there."""
    twins = [
        replace(program, key=f"{program.key}-{name}", **differs)
        for program in file.programs
        for name, differs in TWINS.items()
    ]
    return replace(file, programs=(*file.programs, *twins))


@settings(max_examples=25, deadline=None)
@given(portfolios(), st.booleans())
def test_a_program_among_many_is_checked_as_if_it_were_the_only_one(
    drawn: SeasonFile, at_once: bool
) -> None:
    file = with_twins(drawn)
    now = noon(TODAY)
    many = check(file, now) if at_once else check_at(situation(file))
    assert many.programs == tuple(
        check_program(situation(replace(file)), found.program) for found in many.programs
    )


def pair(case: Case = TWO_LETTERS, match: str | None = None) -> tuple[Program, SeasonFile]:
    """A program like the first of the record, at which nothing lies, and the record with both."""
    base = replace(case.file.programs[0], key="P8")
    other = replace(base, key="P9", name="Elsewhere", match=match)
    return other, replace(case.file, programs=(base, other), assignments=())


def test_programs_that_ask_the_same_share_one_answer() -> None:
    other, file = pair()
    at = situation(file)
    assert best(at, file.programs[0]) is best(at, other)
    assert verdicts_now(at, file.programs[0])[0] is verdicts_now(at, other)[0]


def test_a_program_changed_on_the_way_is_asked_anew() -> None:
    other, file = pair()
    at = situation(file)
    before = best(at, other)
    assert best(at, replace(other, letters=LetterRules(min=1))) != before
    assert best(at, other) is before


def test_the_day_on_which_it_reads_tells_two_of_the_same_rules_apart() -> None:
    aged = Case(pieces=(Piece(age=13),), rules=LetterRules(recency_months=12))
    open_position, file = pair(aged, match="none")
    at = situation(file)
    assert best(at, file.programs[0]).letters == ()
    assert best(at, open_position).letters == ("L0",)
