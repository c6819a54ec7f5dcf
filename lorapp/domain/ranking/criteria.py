"""The applicant's own criteria: what matters, and how much."""

from dataclasses import replace
from typing import Final

from lorapp.domain.edits import checked, replace_list
from lorapp.domain.ranking.changes import change_rank, held
from lorapp.domain.ranking.points import MOST
from lorapp.domain.ranking.record import Criterion, Rank, Score
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN
from lorapp.errors import RefusedError, UnknownKeyError

COUNT_MAX: Final = 20


def add_criterion(file: SeasonFile, name: str, weight: float | None) -> SeasonFile:
    """Add a criterion under a key of its own."""
    if len(file.criteria) >= COUNT_MAX:
        raise RefusedError(
            f"{COUNT_MAX} criteria are the most; fewer are easier to be honest with."
        )
    key = _free_key(file)
    return _with(file, (*file.criteria, _made(file, Criterion(key=key, name=name, weight=weight))))


def change_criterion(file: SeasonFile, new: Criterion) -> SeasonFile:
    """Rename a criterion, or give it another weight."""
    criterion(file, new.key)
    made = _made(file, new)
    return _with(file, tuple(made if one.key == new.key else one for one in file.criteria))


def remove_criterion(file: SeasonFile, key: str) -> SeasonFile:
    """Take a criterion away, and the points that were given by it."""
    criterion(file, key)
    ranks = tuple(_without(rank, key) for rank in file.ranks)
    left = tuple(one for one in file.criteria if one.key != key)
    return _with(replace_list(file, "ranks", ranks) if ranks else file, left)


def set_points(file: SeasonFile, program: str, key: str, points: float | None) -> SeasonFile:
    """Give a program points by a criterion, or take them back."""
    criterion(file, key)
    if points is not None and not 0 <= points <= MOST:
        raise RefusedError(f"Points go from 0 to {MOST}.")
    rank = _without(held(file, program), key)
    if points is not None:
        rank = replace(rank, scores=(*rank.scores, Score(criterion=key, points=points)))
    return change_rank(file, rank)


def criterion(file: SeasonFile, key: str) -> Criterion:
    """The criterion of a key; UnknownKeyError when there is none."""
    found = next((one for one in file.criteria if one.key == key), None)
    if found is None:
        raise UnknownKeyError("This criterion is no longer there.")
    return found


def named(file: SeasonFile, text: str) -> Criterion:
    """The criterion that words mean: its key, its name, or how its name begins."""
    asked = text.casefold().strip()
    exact = [one for one in file.criteria if asked in {one.key.casefold(), one.name.casefold()}]
    begun = [one for one in file.criteria if one.name.casefold().startswith(asked)]
    found = exact or begun
    if len(found) == 1:
        return found[0]
    known = ", ".join(one.name for one in file.criteria) or "none yet"
    raise RefusedError(f"No single criterion is called so. Yours: {known}.")


def _made(file: SeasonFile, one: Criterion) -> Criterion:
    name = one.name.strip()
    others = {other.name.casefold() for other in file.criteria if other.key != one.key}
    if not name:
        raise RefusedError("Give it a name, such as Training.")
    if name.casefold() in others:
        raise RefusedError("There is a criterion of this name already.")
    if one.weight is not None and not 0 <= one.weight <= MOST:
        raise RefusedError(f"A weight goes from 0 to {MOST}.")
    return replace(one, name=name)


def _free_key(file: SeasonFile) -> str:
    taken = {one.key for one in file.criteria}
    return next(key for number in range(1, len(taken) + 2) if (key := f"C{number}") not in taken)


def _without(rank: Rank, key: str) -> Rank:
    left = tuple(score for score in rank.scores if score.criterion != key)
    return rank if len(left) == len(rank.scores) else replace(rank, scores=left or NOT_GIVEN)


def _with(file: SeasonFile, criteria: tuple[Criterion, ...]) -> SeasonFile:
    return checked(file, replace_list(file, "criteria", criteria))
