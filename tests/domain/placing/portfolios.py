"""Random records of several programs that share a few letters, for properties of what-if."""

from dataclasses import replace
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from lorapp.domain.placing.rules.verdicts import ProgramCheck, Result, Strictness
from lorapp.domain.programs import Assignment, Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import day, program
from tests.domain.placing.cases import IM, cases, letter_rules

RANKS: Final = (Result.PASS, Result.UNKNOWN, Result.FAIL)
RULES: Final = ("min", "us", "in_specialty", "recency_months", "visas")


@st.composite
def portfolios(draw: DrawFn) -> SeasonFile:
    """A record with up to six letters, some by one writer, at up to four programs."""
    file = draw(cases()).file
    letters = file.letters
    if len(letters) > 1 and draw(st.booleans()):
        letters = (letters[0], replace(letters[1], mentor=letters[0].mentor), *letters[2:])
    keys = [letter.key for letter in letters]
    places = [draw(_programs(number)) for number in range(2, 2 + draw(st.integers(0, 3)))]
    placed = [
        Assignment(letter=key, program=place.key, on=day("7-22"))
        for place in places
        for key in keys[: draw(st.integers(0, 4))]
    ]
    return replace(
        file,
        letters=letters,
        programs=(*file.programs, *places),
        assignments=(*file.assignments, *placed),
    )


@st.composite
def _programs(draw: DrawFn, number: int) -> Program:
    return program(
        f"P{number}",
        specialty=draw(st.sampled_from([IM, IM, "neurology"])),
        letters=draw(letter_rules()),
        strict=tuple(draw(st.lists(st.sampled_from(RULES), max_size=3))),
        complete_by=draw(st.sampled_from([None, None, day("7-30"), day("9-30")])),
        status=draw(st.sampled_from([None, None, None, ProgramStatus.WITHDRAWN])),
    )


def short(found: ProgramCheck) -> set[str]:
    """What keeps a program out, told from its check alone."""
    missed = {
        rule.rule
        for rule in found.rules
        if rule.strictness is Strictness.STRICT and rule.result is Result.FAIL
    }
    return missed | ({"min"} if found.below_minimum_by else set())


def harm(before: ProgramCheck, after: ProgramCheck) -> list[int]:
    """The steps for the worse of one program, told from two checks alone."""
    steps = [
        RANKS.index(now.result) - RANKS.index(then.result)
        for then, now in zip(before.rules, after.rules, strict=True)
    ]
    return [after.below_minimum_by - before.below_minimum_by, *steps]
