"""From the lines of a list to records, with every problem of every line."""

from collections.abc import Mapping as Plain
from typing import Any, Final

from lorapp.domain.leaves import RefusalError
from lorapp.domain.plain import from_plain
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.cells import Where, is_unknown, specialty_names
from lorapp.domain.tables.days import order_of
from lorapp.domain.tables.lists import list_of
from lorapp.domain.tables.names import Names
from lorapp.domain.tables.table import Line, Mapping, Problem, Table
from lorapp.domain.tables.targets import ListKind, Target
from lorapp.frozen import dataclass

NO_KEY: Final = "·"
"""Stands for the key of a row that gives none, until it is known which record it is."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One line as a record; only the fields named in ``given`` were written there.

    ``given`` names the rules of letters with their place (``letters.min``).
    """

    line: int
    record: Any
    given: frozenset[str]

    @property
    def key(self) -> str | None:
        """The key the line names, if any."""
        key: str = getattr(self.record, "key", NO_KEY)
        return key if key != NO_KEY else None


@dataclass(frozen=True, slots=True)
class _Column:
    at: int
    target: Target
    where: Where


def read_rows(
    table: Table, mapping: Mapping, file: SeasonFile
) -> tuple[tuple[ReadRow, ...], tuple[Problem, ...]]:
    """Read every line; what cannot be taken is told line by line.

    People, stays and programs are found by their names in ``file``.
    """
    kind = list_of(mapping.list)
    slugs, names = specialty_names(file.rulebook), Names(file)
    targets = [(at, kind.by_name[field]) for at, field in enumerate(mapping.fields) if field]
    days = [text for at, target in targets if target.is_day for text in table.column(at)]
    # Whoever wrote one column of days wrote the others, too.
    common = order_of(days)
    columns = []
    for at, target in targets:
        order = order_of(table.column(at)) or common if target.is_day else None
        columns.append(_Column(at, target, Where(slugs, order, names)))
    rows: list[ReadRow] = []
    problems: list[Problem] = []
    for line in table.lines:
        found = _read_line(kind, line, columns)
        if isinstance(found, ReadRow):
            rows.append(found)
        else:
            problems.extend(found)
    return tuple(rows), tuple(problems)


def _read_line(kind: ListKind, line: Line, columns: list[_Column]) -> ReadRow | list[Problem]:
    plain: dict[str, object] = {}
    problems: list[Problem] = []
    missing = set(kind.needed)
    for column in columns:
        target, text = column.target, line.cells[column.at]
        if not text or (not target.is_text and is_unknown(text)):
            continue
        missing.discard(target.name)
        try:
            value = target.read(text, column.where)
        except RefusalError as refusal:
            problems.append(Problem(line.number, f"{target.label}: {refusal}"))
        else:
            if value is not None:
                plain[target.name] = value
            else:
                missing |= {target.name} & kind.needed.keys()
    problems += [
        Problem(line.number, f"{kind.by_name[name].label}: is empty; every {kind.noun} has one.")
        for name in kind.needed
        if name in missing
    ]
    try:
        kind.shape(plain)
    except RefusalError as refusal:
        problems.append(Problem(line.number, str(refusal)))
    return problems or _record(kind, line.number, plain)


def _record(kind: ListKind, line: int, plain: Plain[str, object]) -> ReadRow | list[Problem]:
    body: dict[str, Any] = {"key": NO_KEY} if kind.is_keyed else {}
    for name, value in plain.items():
        outer, _, inner = name.partition(".")
        if inner:
            body.setdefault(outer, {})[inner] = value
        else:
            body[name] = value
    refusals: list[str] = []
    record = from_plain(kind.record, body, "", refusals)
    if record is None:
        return [Problem(line, _said(kind, refusal)) for refusal in refusals]
    return ReadRow(line, record, frozenset(plain) - {"key"})


def _said(kind: ListKind, refusal: str) -> str:
    """A refusal of the record with the field as people read it."""
    place, _, sentence = refusal.partition(": ")
    target = kind.by_name.get(place.partition("[")[0])
    return f"{target.label if target else place}: {sentence}"
