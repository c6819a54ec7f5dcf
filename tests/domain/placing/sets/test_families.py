"""Sets of letters as bits: counting them all at once gives what counting one by one gives."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from lorapp.domain.placing.sets.families import Family, fewest, tally, weigh

LETTERS = ("A", "B", "C", "D", "E")
FAMILY = Family(LETTERS, 3)
SETS = [found for size in range(4) for found in combinations(LETTERS, size)]


def members(mask: int) -> list[tuple[str, ...]]:
    return [found for number, found in enumerate(SETS) if mask >> number & 1]


def test_every_set_up_to_the_cap_is_there_smaller_ones_first() -> None:
    fifteen = Family(tuple("ABCDEFGHIJKLMNO"), 4)
    assert fifteen.every.bit_length() == 1941
    assert [FAMILY.first(1 << number) for number in range(len(SETS))] == SETS
    assert Family((), 4).first(1) == ()


@given(group=st.sets(st.sampled_from(LETTERS)), need=st.integers(0, 5))
def test_sets_short_of_a_number_are_found(group: set[str], need: int) -> None:
    short = FAMILY.short_of(FAMILY.group(group), need)
    assert members(short) == [one for one in SETS if len(group & set(one)) < need]
    holding = FAMILY.holding_any(FAMILY.group([*group, "unknown"]))
    assert members(holding) == [one for one in SETS if group & set(one)]


@given(
    must=st.sets(st.sampled_from(LETTERS), max_size=2),
    may=st.sets(st.sampled_from(LETTERS)),
    most=st.integers(0, 3),
)
def test_allowed_sets_hold_what_must_and_nothing_else_than_may(
    must: set[str], may: set[str], most: int
) -> None:
    found = FAMILY.allowed(FAMILY.group(must), FAMILY.group(must | may), most)
    assert members(found) == [
        one for one in SETS if must <= set(one) <= must | may and len(one) <= most
    ]


@given(masks=st.lists(st.integers(0, FAMILY.every), max_size=9), among=st.integers(1, FAMILY.every))
def test_the_sets_with_the_fewest_marks_are_kept(masks: list[int], among: int) -> None:
    marks = {n: sum(mask >> n & 1 for mask in masks) for n in range(len(SETS)) if among >> n & 1}
    least = min(marks.values())
    kept = fewest(among, tally(masks))
    assert {n for n in marks if kept >> n & 1} == {n for n, many in marks.items() if many == least}


@given(
    weighted=st.lists(st.tuples(st.integers(0, FAMILY.every), st.integers(0, 9)), max_size=6),
    among=st.integers(1, FAMILY.every),
)
def test_weights_add_up(weighted: list[tuple[int, int]], among: int) -> None:
    sums = {
        n: sum(weight for mask, weight in weighted if mask >> n & 1)
        for n in range(len(SETS))
        if among >> n & 1
    }
    least = min(sums.values())
    kept = fewest(among, weigh(weighted))
    assert {n for n in sums if kept >> n & 1} == {n for n, total in sums.items() if total == least}


def test_no_set_has_fewer_than_no_letters() -> None:
    assert FAMILY.up_to(-1) == 0
    assert members(FAMILY.up_to(0)) == [()]
