"""The mutants fit what they spoil: a moved line or test would make of one a stop, not a proof."""

import runpy
from typing import Any, Final

import pytest

from tests.test_gates import ROOT

MUTANTS: Final[tuple[Any, ...]] = runpy.run_path(str(ROOT / "scripts" / "mutants.py"))["MUTANTS"]


@pytest.mark.parametrize("one", MUTANTS, ids=lambda one: f"{one.row} {one.what}")
def test_a_mutant_spoils_one_line_and_names_tests_that_are_there(one: Any) -> None:  # noqa: ANN401
    assert (ROOT / one.file).read_text("utf-8").count(one.words) == 1
    named = [ROOT / word for word in one.tests.split() if word.startswith("tests/")]
    assert named
    assert all(place.exists() for place in named)
