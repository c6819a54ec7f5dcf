"""Every failure story is told in the guide and held by a test, or is said to be open."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from lorapp.services.guide.guide import page

TESTS: Final = Path(__file__).parents[1]
ALL: Final = [f"F-{number:02}" for number in range(1, 46)]
STORY: Final = re.compile(r"^([0-9]+)\. \*\*(.+?)\*\* (.+) See \*(.+)\*\.$", re.MULTILINE)
TABLE: Final = tomllib.loads((TESTS / "acceptance" / "failures.toml").read_text("utf-8"))
TOLD: Final = {
    f"F-{int(found[1]):02}": found for found in STORY.finditer(page("failure-stories").text)
}


@cache
def names_in(path: str) -> frozenset[str]:
    """The tests of a file."""
    tree = ast.parse((TESTS / path).read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in tree.body if isinstance(node, kinds))


def test_all_stories_are_in_the_table_and_told_in_their_order() -> None:
    assert list(TABLE) == ALL
    assert list(TOLD) == ALL


@pytest.mark.parametrize("story", ALL)
def test_a_story_names_tests_that_exist_and_the_page_that_tells_more(story: str) -> None:
    row = TABLE[story]
    assert set(row) <= {"page", "tests", "not_yet"}
    assert page(row["page"]).title == TOLD[story][4]
    for node in row["tests"]:
        path, _, name = node.partition("::")
        assert name in names_in(path)


@pytest.mark.parametrize("story", ALL)
def test_a_story_without_a_test_says_what_is_missing_here_and_in_the_guide(story: str) -> None:
    row = TABLE[story]
    assert bool(row["tests"]) != ("not_yet" in row)
    assert ("not_yet" in row) == (" yet" in TOLD[story][3])
