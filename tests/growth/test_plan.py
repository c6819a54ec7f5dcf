"""How the work of the plan and of the check grows with the record, and that a steep rule is seen.

A rule that looks through all letters for each letter is quick with ten of them and takes minutes
with thousands; no other test sees it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from functools import partial

import pytest

from lorapp.clock import clock_from
from lorapp.domain.engine import plan as planning
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.sketch import Sketch
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.checking import check
from lorapp.domain.record import SeasonFile
from tests.growth.counting import LONG, TWICE, lines_of, too_steep
from tests.growth.grown import AT, PEOPLE, PLACES, RECORDS, grown

N = 16
"""Copies of the demo: enough letters that only the best are compared, which costs no more then."""


def work(at: str) -> Callable[[SeasonFile], object]:
    """The plan and the check of a record on a day."""
    now = clock_from(at).now(UTC)
    return lambda file: (plan(file, now), check(replace(file), now))


@pytest.mark.parametrize("kind", RECORDS if LONG else ["late", "second"])
@pytest.mark.parametrize("lists", [PEOPLE, PLACES], ids=["people", "places"])
def test_twice_the_record_is_twice_the_work(kind: str, lists: tuple[str, ...]) -> None:
    do, record = work(AT[kind]), RECORDS[kind]()
    do(grown(1, lists, record))  # what is made once is made by now
    files = [grown(n, lists, record) for n in (N, 2 * N)]
    once, twice = [lines_of(partial(do, file)) for file in files]
    ratio = sum(twice.values()) / sum(once.values())
    print(f"growth {kind}: plan and check of twice the record {ratio:.2f} times the lines")
    assert too_steep(once, twice) == []
    assert ratio < TWICE


def each_for_each(at: Situation) -> Iterator[Sketch]:
    """A rule that looks through all letters for each letter, and finds nothing."""
    for letter in at.file.letters:
        if any(other.key == f"{letter.key}?" for other in at.file.letters):
            yield from ()


def test_a_rule_that_looks_through_all_letters_for_each_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(planning, "RULES", (*planning.RULES, each_for_each))
    now = clock_from(AT["late"]).now(UTC)
    files = [grown(n, PEOPLE) for n in (1, N, 2 * N)]
    _, once, twice = [lines_of(partial(plan, file, now), __file__) for file in files]
    assert any("each_for_each" in line or "<genexpr>" in line for line in too_steep(once, twice))
