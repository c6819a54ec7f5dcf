"""Joining the lines of a list to a list of the record: adding and updating, deleting nothing.

A line takes over what it gives; an empty cell leaves what is there. What is locked stays (rules
R-13, R-27): such a line is refused like any other error.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any, Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.programs import LetterRules
from lorapp.domain.sheets.limits import is_cut_of
from lorapp.domain.tables.index import Index
from lorapp.domain.tables.rows import ReadRow
from lorapp.domain.tables.table import Problem
from lorapp.domain.tables.targets import ListKind
from lorapp.domain.values import is_given
from lorapp.errors import LorError, RefusedError
from lorapp.frozen import dataclass

_INNER: Final = {"letters": LetterRules}
"""What a field of fields begins as."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What the lines of a list make of a list of the record.

    ``updated`` pairs each record with what it becomes; ``unchanged`` counts lines that say
    nothing new; ``problems`` are those of lines that fit nowhere.
    """

    records: tuple[Any, ...]
    added: tuple[Any, ...]
    updated: tuple[tuple[Any, Any], ...]
    unchanged: int
    problems: tuple[Problem, ...]


def join(
    at: Situation,
    kind: ListKind,
    rows: Iterable[ReadRow],
    *,
    specialty: str | None = None,
    usual: bool = False,
) -> Joined:
    """Find for each line its record and join them.

    ``specialty`` (a slug) is meant where neither the line nor the record names one; ``usual``
    fills gaps that nobody filled with what is usual in the specialty.
    """
    lines = tuple(rows)
    unclear: list[Problem] = []
    while True:
        work = _Work(at, kind, {row.key for row in lines}, specialty, usual=usual)
        for row in lines:
            work.take(row)
        found = work.unclear()
        if not found:
            return work.result(unclear)
        unclear += found
        left = {problem.line for problem in found}
        lines = tuple(row for row in lines if row.line not in left)


class _Work:
    """The records while lines are taken one by one."""

    def __init__(
        self,
        at: Situation,
        kind: ListKind,
        named: AbstractSet[str | None],
        specialty: str | None,
        *,
        usual: bool,
    ) -> None:
        self._at, self._kind, self._named = at, kind, named
        self._specialty, self._usual = specialty, usual
        self._index = Index(kind, at.file)
        self._lines: dict[str, int] = {}
        self._rows: list[tuple[ReadRow, str]] = []
        self._added: list[str] = []
        self._updated: dict[str, Any] = {}
        self._unchanged = 0
        self._problems: list[Problem] = []

    def take(self, row: ReadRow) -> None:
        """Add or update the record of a line, or note why it cannot be."""
        try:
            self._join(row)
        except LorError as problem:
            self._problems.append(Problem(row.line, str(problem)))

    def unclear(self) -> list[Problem]:
        """Lines that would find another record the next time, with all others in place."""
        found = []
        for row, taken in self._rows:
            try:
                there = self._index.find(row)
            except LorError as problem:
                found.append(Problem(row.line, str(problem)))
            else:
                if there != taken:
                    text = f"fits the {self._kind.noun} of another line as well; "
                    found.append(Problem(row.line, f"{text}add {self._kind.apart}."))
        return found

    def _join(self, row: ReadRow) -> None:
        there = self._index.find(row)
        if there is not None and there in self._lines:
            noun = self._kind.noun
            raise RefusedError(f"is the same {noun} as line {self._lines[there]}; keep one.")
        before = row.record if there is None else self._index[there]
        place = there if there is not None else row.key or self._new_id()
        if there is None and self._kind.is_keyed:
            before = replace(before, key=place)
        after = self._completed(taken_over(self._kind, before, row))
        self._kind.refuse(self._at, before, after)
        self._lines[place] = row.line
        self._rows.append((row, place))
        self._index.put(place, after)
        if there is None:
            self._added.append(place)
        elif _is_same(before, after):
            self._unchanged += 1
        else:
            self._updated[place] = before

    def _completed(self, record: Any) -> Any:  # noqa: ANN401  any record
        """The record with what was chosen for all lines."""
        if self._specialty and getattr(record, "specialty", self._specialty) is None:
            record = replace(record, specialty=self._specialty)
        return self._kind.fill(self._at.file, record) if self._usual else record

    def result(self, unclear: Iterable[Problem]) -> Joined:
        """What came of it; ``unclear`` lines were left out before."""
        index = self._index
        return Joined(
            index.records,
            tuple(index[place] for place in self._added),
            tuple((before, index[place]) for place, before in self._updated.items()),
            self._unchanged,
            (*self._problems, *unclear),
        )

    def _new_id(self) -> str:
        if not self._kind.is_keyed:
            return str(len(self._index))
        prefix, number = self._kind.name[0].upper(), len(self._index) + 1
        while f"{prefix}{number}" in self._index or f"{prefix}{number}" in self._named:
            number += 1
        return f"{prefix}{number}"


def _is_same(before: Any, after: Any) -> bool:  # noqa: ANN401  any record
    """Whether nothing became another; a list nobody filled in is no list left empty on purpose."""
    pairs = ((getattr(before, one.name), getattr(after, one.name)) for one in fields_of(after))
    return before == after and all(
        not isinstance(held, tuple) or is_given(held) == is_given(given) for held, given in pairs
    )


def taken_over(kind: ListKind, record: Any, row: ReadRow) -> Any:  # noqa: ANN401  any record
    """The record with the fields a line gives."""
    fields: dict[str, Any] = {}
    inner: dict[str, dict[str, Any]] = {}
    for name in row.given:
        outer, _, part = name.partition(".")
        given = getattr(row.record, outer)
        if part:
            inner.setdefault(outer, {})[part] = getattr(given, part)
        elif name in kind.blend:
            fields[name] = kind.blend[name](getattr(record, name), given)
        else:
            fields[name] = _newer(getattr(record, name), given)
    for outer, parts in inner.items():
        fields[outer] = replace(getattr(record, outer) or _INNER[outer](), **parts)
    return kind.settle(replace(record, **fields), row.given)


def _newer(held: object, given: object) -> object:
    """What is given, unless it is what is held as a sheet shows it."""
    if isinstance(held, str) and isinstance(given, str):
        return held if given == held.strip() or is_cut_of(given, held) else given
    return given
