"""A chart by its meaning: one sentence, its series, and the table that says the same in words.

What draws it (terminal, SVG) and what tells it (screen reader, report) read the same values.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from lorapp.domain.pages import Cell, Grid
from lorapp.frozen import dataclass

Value = int | float | None
"""A number that is drawn; None is drawn as unknown or not at all, never as 0."""

UNKNOWN: Final = "unknown"
NOTHING: Final = "-"


class Shape(StrEnum):
    """How a chart is drawn."""

    LAYERS = "layers"
    """Counts over weeks, each series inside the one before it."""
    BARS = "bars"
    """One bar a label; a second series stands behind or below the first."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one kind, one for each label of the chart."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A value to compare with, and what it is called."""

    text: str
    value: int | float


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that falls on one label of a chart over time."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A column that only the table has: words beside the numbers."""

    head: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart. ``name`` is what commands call it; ``sentence`` says what it shows.

    ``head`` names the labels, ``unit`` the values. ``notes`` are further sentences: what is
    unknown or left out. ``unknown`` is the word for a label no series has a value for,
    ``places`` how many decimals a number has that is not whole.
    """

    name: str
    title: str
    sentence: str
    shape: Shape = Shape.BARS
    head: str = ""
    unit: str = ""
    labels: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    level: Level | None = None
    marks: tuple[Mark, ...] = ()
    asides: tuple[Aside, ...] = ()
    notes: tuple[str, ...] = ()
    unknown: str = UNKNOWN
    places: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw; then the sentence says why."""
        return not self.labels

    @property
    def top(self) -> int | float:
        """The greatest number to draw, at least 1."""
        values = [value for one in self.series for value in one.values if value is not None]
        return max([1, *values, *([self.level.value] if self.level else [])])

    @property
    def longest(self) -> int | float:
        """The greatest sum of one label's values, at least 1: what the longest bar stands for."""
        sums = (sum(v for v in self.row(at) if v is not None) for at in range(len(self.labels)))
        return max([1, *sums, *([self.level.value] if self.level else [])])

    def written(self, value: float) -> str:
        """A value as people read it."""
        return number_text(value, self.places)

    def row(self, at: int) -> tuple[Value, ...]:
        """The values of one label, series by series."""
        return tuple(one.values[at] for one in self.series)

    @property
    def table(self) -> Grid:
        """The same in words: a row for each label, over time for each week that differs."""
        if self.is_empty:
            return Grid((), ())
        return Grid(
            head=(self.head, *(one.name for one in self.series), *(a.head for a in self.asides)),
            rows=tuple(self._told(at) for at in self.told_rows()),
            numbers=frozenset(range(1, len(self.series) + 1)),
        )

    def told_rows(self) -> Iterator[int]:
        """The labels the table has: all of them, over time those at which something changes."""
        marked = {mark.at for mark in self.marks}
        for at in range(len(self.labels)):
            if self.shape is Shape.BARS or not at or at in marked or self._differs(at):
                yield at

    def _differs(self, at: int) -> bool:
        return self.row(at) != self.row(at - 1) and any(v is not None for v in self.row(at))

    def _told(self, at: int) -> tuple[Cell, ...]:
        row = self.row(at)
        # A label without any value says so once, under the series it is first looked for in.
        missing = [NOTHING] * len(row)
        missing[:1] = [self.unknown if all(value is None for value in row) else NOTHING]
        marks = [mark.text for mark in self.marks if mark.at == at]
        label = ", ".join([self.labels[at], *marks])
        numbers = (
            lack if value is None else self.written(value)
            for value, lack in zip(row, missing, strict=True)
        )
        asides = (aside.texts[at] for aside in self.asides)
        return tuple(map(Cell, (label, *numbers, *asides)))


def number_text(value: float, places: int = 1) -> str:
    """Write a number for people: ``1,200``, ``37.5``; decimals only where there are any."""
    return f"{int(value):,}" if value == int(value) else f"{value:,.{places}f}"
