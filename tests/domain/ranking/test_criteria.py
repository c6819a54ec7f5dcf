"""The applicant's own criteria and the points given by them."""

from dataclasses import replace

import pytest

from lorapp.domain.checks import problems
from lorapp.domain.ranking.changes import held
from lorapp.domain.ranking.criteria import (
    COUNT_MAX,
    add_criterion,
    change_criterion,
    criterion,
    named,
    remove_criterion,
    set_points,
)
from lorapp.domain.ranking.record import Criterion, Score
from lorapp.domain.values import is_given
from lorapp.errors import RefusedError, UnknownKeyError
from tests.acceptance.applicants import samir
from tests.domain.ranking.cases import ranked


def test_a_criterion_is_added_changed_and_removed_with_its_points() -> None:
    file = add_criterion(add_criterion(ranked(B_P01=8), " Place ", 3), "Visa", None)
    assert [(one.key, one.name, one.weight) for one in file.criteria] == [
        ("C1", "Training", 5.0),
        ("C2", "Place", 3),
        ("C3", "Visa", None),
    ]
    file = change_criterion(file, Criterion(key="C2", name="place", weight=9))
    assert criterion(file, "C2").weight == 9
    file = remove_criterion(file, "C1")
    assert not is_given(held(file, "B-P01").scores)
    assert problems(file) == problems(samir())
    assert add_criterion(file, "Pay", 1).criteria[-1].key == "C1"
    bare = replace(samir(), criteria=(Criterion(key="X", name="Pay"),))
    assert remove_criterion(bare, "X").ranks is bare.ranks


@pytest.mark.parametrize(
    ("name", "weight", "told"),
    [
        ("", 1, "Give it a name"),
        ("training", 1, "of this name already"),
        ("Pay", 10.5, "from 0 to 10"),
        ("Pay", -1, "from 0 to 10"),
    ],
)
def test_a_criterion_that_makes_no_sense_is_refused(name: str, weight: float, told: str) -> None:
    with pytest.raises(RefusedError, match=told):
        add_criterion(ranked(B_P01=8), name, weight)


def test_there_are_not_more_criteria_than_can_be_thought_of() -> None:
    file = samir()
    for number in range(COUNT_MAX):
        file = add_criterion(file, f"N{number}", 1)
    with pytest.raises(RefusedError, match="20 criteria"):
        add_criterion(file, "One more", 1)


def test_points_are_given_changed_and_taken_back() -> None:
    file = set_points(add_criterion(ranked(B_P01=8), "Place", 3), "B-P01", "C2", 4)
    file = set_points(file, "B-P01", "C1", 7)
    scores = held(file, "B-P01").scores
    assert set(scores) == {Score(criterion="C1", points=7), Score(criterion="C2", points=4)}
    assert len(held(set_points(file, "B-P01", "C1", None), "B-P01").scores) == 1
    with pytest.raises(RefusedError, match="from 0 to 10"):
        set_points(file, "B-P01", "C1", 11)
    with pytest.raises(UnknownKeyError):
        set_points(file, "B-P01", "C9", 1)


def test_words_name_one_criterion_or_say_which_there_are() -> None:
    file = add_criterion(add_criterion(ranked(B_P01=8), "Place", 3), "Place to learn", 3)
    assert named(file, "TRAIN").key == "C1"
    assert named(file, "place").key == "C2"
    assert named(file, "c3").key == "C3"
    with pytest.raises(RefusedError, match="Yours: Training, Place, Place to learn"):
        named(file, "pl")
    with pytest.raises(RefusedError, match="none yet"):
        named(samir(), "pl")
