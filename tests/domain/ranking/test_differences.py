"""What differs from the certified list, line by line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.ranking.differences import difference_text, differences

LISTS = st.lists(st.sampled_from("ABCDEF"), unique=True)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("ABC", "ABC", []),
        ("ABC", "CAB", ["C: now 1, was 3."]),
        ("ABC", "ABCD", ["D: new, at 4."]),
        ("ABC", "AC", ["B: gone, was 2."]),
        ("ABCD", "DABE", ["D: now 1, was 4.", "E: new, at 4.", "C: gone, was 3."]),
        ("", "A", ["A: new, at 1."]),
    ],
)
def test_few_lines_say_what_differs(before: str, after: str, told: list[str]) -> None:
    found = differences(tuple(before), tuple(after))
    assert [difference_text(one, one.program) for one in found] == told


@settings(max_examples=60)
@given(before=LISTS, after=LISTS)
def test_nothing_differs_exactly_where_both_are_equal_and_every_line_is_true(
    before: list[str], after: list[str]
) -> None:
    found = differences(before, after)
    assert bool(found) == (before != after)
    for one in found:
        assert one.was == (before.index(one.program) + 1 if one.program in before else None)
        assert one.now == (after.index(one.program) + 1 if one.program in after else None)
    untold = {one.program for one in found}
    rest = [key for key in after if key not in untold]
    assert rest == [key for key in before if key not in untold]
