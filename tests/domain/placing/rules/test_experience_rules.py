"""Weeks of US experience that a program asks for: what counts, what cannot be told, what helps."""

from dataclasses import replace
from typing import Any

import pytest

from lorapp.domain.placing.programs.program_lanes import Lane, program_lines
from lorapp.domain.placing.programs.program_story import program_story
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.placing.rules.circumstances import US_WEEKS, experience_verdict
from lorapp.domain.placing.rules.eligibility import obstacles
from lorapp.domain.placing.rules.verdicts import Result, Strictness
from lorapp.domain.programs import LetterRules, Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from tests.domain.engine.builders import day, program, record, rotation, situation

HANDS = rotation("5-4", "5-31", key="R1", kind=RotationKind.EXTERNSHIP, country="US")
SEEN = rotation("6-1", "6-28", key="R2", kind=RotationKind.OBSERVERSHIP, country="US")
COMING = rotation("8-10", "9-6", key="R3", kind=RotationKind.EXTERNSHIP, country="US")


def case(*stays: Rotation, **parts: Any) -> tuple[SeasonFile, Program]:  # noqa: ANN401 - fields
    place = program(minimum=0, visas=("J-1",), **parts)
    return record(programs=(place,), rotations=stays), place


@pytest.mark.parametrize(
    ("stays", "asked", "counts", "result", "words"),
    [
        ((HANDS,), 4, None, Result.PASS, "4 weeks of US experience when it reads, 4 asked."),
        ((HANDS, COMING), 8, None, Result.PASS, "8 weeks"),
        ((HANDS, SEEN), 8, True, Result.PASS, "8 weeks"),
        ((HANDS, SEEN), 8, False, Result.FAIL, "4 weeks"),
        ((HANDS, SEEN), 8, None, Result.UNKNOWN, "whether 4 weeks of watching count is not known"),
        ((), 8, None, Result.FAIL, "no week of US experience"),
        ((), 0, None, Result.PASS, "Not asked."),
    ],
)
def test_weeks_until_it_reads_are_compared_with_what_it_asks(
    stays: tuple[Rotation, ...], asked: int, counts: bool | None, result: Result, words: str
) -> None:
    rules = LetterRules(min=0, counts_observership=counts)
    file, place = case(*stays, us_weeks=asked, letters=rules, strict=(US_WEEKS,))
    found = experience_verdict(situation(file), place, day("9-23"))
    assert found is not None
    assert (found.result, found.strictness) == (result, Strictness.STRICT)
    assert words in found.why
    assert experience_verdict(situation(file), replace(place, us_weeks=None), None) is None
    bare = experience_verdict(situation(file), replace(place, letters=None, strict=()), None)
    assert bare is not None
    assert bare.strictness is Strictness.PREFERRED


def change(file: SeasonFile, place: Program, today: str) -> tuple[str, bool]:
    found = {one.rule: one for one in obstacles(situation(file, day(today)), place)}[US_WEEKS]
    return found.change, found.can_change


def test_what_would_help_is_said_as_long_as_it_can_help() -> None:
    file, place = case(HANDS, us_weeks=12)
    assert change(file, place, "8-3") == (
        "More weeks of US hands-on work before it reads would mend it.",
        True,
    )
    assert change(file, place, "10-3") == (
        "It has read already; more weeks do not help there.",
        False,
    )
    unsure, other = case(HANDS, SEEN, us_weeks=8)
    assert change(unsure, other, "8-3")[0] == "Find out whether observerships count there."


@pytest.mark.parametrize(("asked", "told"), [(12, "at least 12"), (0, "not asked"), (None, None)])
def test_the_record_of_a_program_tells_it_and_a_strict_one_excludes(
    asked: int | None, told: str | None
) -> None:
    file, _ = case(HANDS, us_weeks=asked, strict=(US_WEEKS,))
    at = situation(file)
    (line,) = program_lines(at, check_at(at))
    story = program_story(at, line)
    said = {fact.label: fact.says for fact in story.facts}
    assert said.get("US weeks") == told
    assert (line.lane is Lane.FAILS) is (asked == 12)
    if asked == 12:
        assert line.word == "too few US weeks"
        assert "More weeks of US hands-on work" in story.advice.text
