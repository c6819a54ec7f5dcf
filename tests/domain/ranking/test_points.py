"""The applicant's own points: a weighted mean that decides nothing by itself."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.ranking.points import points_of, sorted_by_points
from lorapp.domain.ranking.record import Criterion, Rank, Score
from lorapp.domain.ranking.told import points_sentence, points_short
from lorapp.domain.record import SeasonFile
from tests.acceptance.applicants import samir
from tests.domain.ranking.cases import KEYS

POINTS = st.none() | st.sampled_from([0.0, 2.5, 3.3, 7.0, 10.0])
SCORED = st.lists(st.tuples(POINTS, POINTS), min_size=4, max_size=4)
WEIGHTS = st.tuples(*[st.sampled_from([0.0, 0.1, 1.0, 2.5, 7.0])] * 2)


def scored(
    rows: list[tuple[float | None, float | None]], weights: tuple[float | None, float | None]
) -> SeasonFile:
    names = ("Training", "Place")
    criteria = tuple(
        Criterion(key=f"C{number}", name=name, weight=weight)
        for number, (name, weight) in enumerate(zip(names, weights, strict=True), 1)
    )
    ranks = tuple(
        Rank(
            program=key,
            scores=tuple(Score(criterion=f"C{n}", points=p) for n, p in enumerate(row, 1)),
        )
        for key, row in zip(KEYS, rows, strict=False)
    )
    return replace(samir(), criteria=criteria, ranks=ranks)


@pytest.mark.parametrize(
    ("row", "weights", "mean", "short"),
    [
        ((8.0, 3.0), (5.0, 3.0), Fraction(49, 8), "6.1 points"),
        ((8.0, None), (5.0, 3.0), 8, "8 points, 1 of 2"),
        ((8.0, 0.0), (5.0, 0.0), 8, "8 points"),
        ((8.0, 4.0), (None, 3.0), 4, "4 points"),
        ((0.0, 0.0), (1.0, 1.0), 0, "0 points"),
        ((None, None), (5.0, 3.0), None, "not scored"),
        ((8.0, 3.0), (None, 0.0), None, ""),
    ],
)
def test_points_are_the_weighted_mean_of_what_is_scored(
    row: tuple[float | None, float | None],
    weights: tuple[float | None, float | None],
    mean: Fraction | None,
    short: str,
) -> None:
    file = scored([row], weights)
    points = points_of(file, file.ranks[0])
    assert points.mean == mean
    assert points_short(points) == short


def test_how_points_come_about_is_told_with_what_is_missing() -> None:
    file = scored([(8.0, 3.0), (9.0, None), (None, None)], (5.0, 3.0))
    told = [points_sentence(points_of(file, rank)) for rank in file.ranks]
    assert told[0] == (
        "Your own points: 6.1 of 10, the mean of Training 8 (weight 5) and Place 3 (weight 3)."
    )
    assert told[1].endswith("the mean of Training 9 (weight 5). Not scored: Place.")
    assert told[2].startswith("Not scored by you yet.")
    bare = scored([(8.0, 3.0)], (None, None))
    assert points_sentence(points_of(bare, bare.ranks[0])).startswith("No criterion counts yet.")


def test_the_unscored_keep_their_place_and_equal_points_their_order() -> None:
    file = scored([(2.0, None), (None, None), (7.0, None), (7.0, None)], (1.0, 1.0))
    found = [rank.program for rank in sorted_by_points(file, file.ranks)]
    assert found == ["B-P04", "B-P03", "B-P08", "B-P01"]


@settings(max_examples=40)
@given(rows=SCORED, weights=WEIGHTS, scale=st.sampled_from([0.5, 3.0, 10.0]))
def test_weights_scaled_by_a_number_change_nothing(
    rows: list[tuple[float | None, float | None]], weights: tuple[float, float], scale: float
) -> None:
    first, second = weights
    file = scored(rows, weights)
    scaled = scored(rows, (round(first * scale, 6), round(second * scale, 6)))
    assert sorted_by_points(file, file.ranks) == sorted_by_points(scaled, scaled.ranks)
    assert [points_of(file, one).mean for one in file.ranks] == [
        points_of(scaled, one).mean for one in scaled.ranks
    ]


@settings(max_examples=40)
@given(rows=SCORED, weights=WEIGHTS)
def test_sorting_loses_none_moves_no_unscored_one_and_twice_is_once(
    rows: list[tuple[float | None, float | None]], weights: tuple[float, float]
) -> None:
    file = scored(rows, weights)
    once = sorted_by_points(file, file.ranks)
    assert set(once) == set(file.ranks)
    means = [points_of(file, rank).mean for rank in once]
    kept = [mean for mean in means if mean is not None]
    assert kept == sorted(kept, reverse=True)
    for before, after, mean in zip(file.ranks, once, means, strict=True):
        assert mean is not None or before is after
    assert sorted_by_points(file, once) == once
