"""Rows that are made when they are drawn: of ten thousand letters a screen shows thirty."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import overload

from lorapp.widgets.rows.row_paint import Group, Row

Line = Row | Group | None


class LateRows(Sequence[Row]):
    """Rows by their ids, each made when somebody asks for it, once.

    ``told`` is what was found in them, from the first on, as far as they were looked through;
    ``make`` makes one for that without keeping it.
    """

    def __init__(self, ids: Sequence[str], make: Callable[[int], Row]) -> None:
        self.ids = ids
        self.told: list[str] = []
        self.make = make
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(len(self))[at])
        place = range(len(self))[at]
        found = self._made.get(place)
        if found is None:
            found = self._made[place] = self.make(place)
        return found


def picked(rows: Sequence[Row], places: Sequence[int]) -> Sequence[Row]:
    """Some rows of a list by their places, as late as they were."""
    if isinstance(rows, LateRows):
        return LateRows([rows.ids[at] for at in places], lambda at: rows[places[at]])
    return tuple(rows[at] for at in places)


def ids_of(rows: Sequence[Row]) -> Sequence[str]:
    """The ids of rows, without making any."""
    return rows.ids if isinstance(rows, LateRows) else [row.id for row in rows]


class Lines(Sequence[Line]):
    """The lines of some groups, one after another: heading, rows, and a blank between groups.

    ``stops`` are the lines a cursor can stand on, ``ids`` those of their rows.
    """

    def __init__(self, groups: Sequence[Group] = ()) -> None:
        self._groups = groups
        self._starts: list[int] = []
        self.stops: list[int] = []
        self.ids: list[str] = []
        at = 0
        for group in groups:
            self._starts.append(at)
            first = at + _head(group)
            at = first + len(group.rows)
            self.stops += range(first, at)
            self.ids += ids_of(group.rows)
            at += 1
        self._length = max(0, at - 1)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [self[one] for one in range(self._length)[at]]
        at = range(self._length)[at]
        number = bisect_right(self._starts, at) - 1
        group = self._groups[number]
        place = at - self._starts[number] - _head(group)
        if place < 0:
            return group
        return group.rows[place] if place < len(group.rows) else None

    def headings(self) -> Iterator[tuple[int, Group]]:
        """The headings that are drawn, each with its line."""
        for at, group in zip(self._starts, self._groups, strict=True):
            if _head(group):
                yield at, group


def _head(group: Group) -> int:
    """How many lines the heading of a group takes."""
    return 1 if group.heading else 0
