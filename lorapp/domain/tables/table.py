"""A list as it was read: column names, rows of text, and which field each column means."""

from collections.abc import Sequence

from lorapp.errors import InvalidError
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list; ``number`` is the line of the file it begins on, from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A list with its column names, all cells as text.

    ``headers`` are unlike each other and never empty; every line has as many cells. ``kind``
    is ``csv``, ``xlsx`` or ``paste``; ``name`` the file's name, empty for pasted text; ``sheet``
    the sheet read out of ``sheets``. ``remarks`` are sentences about what was met on the way.
    """

    headers: tuple[str, ...]
    lines: tuple[Line, ...]
    kind: str = "paste"
    name: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def column(self, at: int) -> tuple[str, ...]:
        """The cells of one column that hold something, top to bottom."""
        return tuple(line.cells[at] for line in self.lines if line.cells[at])


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which field each column means, by place; None: the column is left out.

    ``list`` names the list of the record that the table is.
    """

    fields: tuple[str | None, ...]
    is_remembered: bool = False
    list: str = "programs"

    def place(self, field: str) -> int | None:
        """The first column that means a field."""
        return self.fields.index(field) if field in self.fields else None

    def changed(self, at: int, field: str | None) -> "Mapping":
        """The mapping with another meaning for one column; whoever had it before lets go."""
        kept = [None if field == other else other for other in self.fields]
        kept[at] = field
        return Mapping(tuple(kept), list=self.list)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What keeps one line from being taken; ``text`` is a sentence."""

    line: int
    text: str


def refuse(problems: Sequence[Problem]) -> InvalidError:
    """All lines in error as one refusal."""
    return InvalidError([f"line {problem.line}: {problem.text}" for problem in problems])
