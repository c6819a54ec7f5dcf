"""The applicant's own points: a weighted mean beside the order, which it never changes."""

from fractions import Fraction
from typing import Final

from lorapp.domain.ranking.record import Criterion, Rank
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass

MOST: Final = 10
"""Points and weights go from 0 to this."""
SUGGESTED: Final = (
    "Training",
    "People and teaching",
    "Place to live",
    "Visa and support for graduates from abroad",
    "Fellowships after it",
    "Near to family",
)
"""Things that applicants often weigh; offered while a name is typed, never filled in."""


@dataclass(frozen=True, slots=True)
class Part:
    """One criterion with its weight and the points a program has by it; None: not given."""

    criterion: Criterion
    points: float | None

    @property
    def weight(self) -> float:
        """How much it counts; without a weight it does not."""
        return self.criterion.weight or 0

    @property
    def counts(self) -> bool:
        """Whether it takes part in the mean."""
        return self.points is not None and self.weight > 0


@dataclass(frozen=True, slots=True)
class Points:
    """What one program comes to, and how; ``mean`` is exact, None where nothing counts."""

    parts: tuple[Part, ...]
    mean: Fraction | None

    @property
    def value(self) -> float | None:
        """The mean as it is shown, to one decimal."""
        return None if self.mean is None else round(float(self.mean), 1)

    @property
    def scored(self) -> int:
        """How many of the criteria that count have points."""
        return sum(part.counts for part in self.parts)

    @property
    def asked(self) -> int:
        """How many criteria count."""
        return sum(part.weight > 0 for part in self.parts)


def points_of(file: SeasonFile, rank: Rank) -> Points:
    """The weighted mean of a program's points: the sum of points by weight, through the weights."""
    given = {score.criterion: score.points for score in rank.scores}
    parts = tuple(Part(one, given.get(one.key)) for one in file.criteria)
    counted = [part for part in parts if part.counts]
    weights = sum((_exact(part.weight) for part in counted), Fraction())
    summed = sum((_exact(part.weight) * _exact(part.points) for part in counted), Fraction())
    return Points(parts, summed / weights if weights else None)


def _exact(number: float | None) -> Fraction:
    """A number as it was typed, so that equal points are equal."""
    return Fraction(str(number or 0))


def sorted_by_points(file: SeasonFile, ranks: tuple[Rank, ...]) -> tuple[Rank, ...]:
    """The same ranks with the scored ones in the order of their points.

    Equal points keep the order they have; what has none keeps its very place.
    """
    means = {rank.program: points_of(file, rank).mean for rank in ranks}
    scored = [rank for rank in ranks if means[rank.program] is not None]
    best = iter(sorted(scored, key=lambda rank: means[rank.program] or 0, reverse=True))
    return tuple(rank if means[rank.program] is None else next(best) for rank in ranks)
