"""From the lines of a list to programs, with every problem of every line."""

from collections.abc import Mapping as Plain
from dataclasses import dataclass
from typing import Any, Final

from lorapp.domain.leaves import RefusalError
from lorapp.domain.plain import from_plain
from lorapp.domain.programs import Program
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.tables.cells import H1B, J1, Where, is_unknown, specialty_names
from lorapp.domain.tables.days import order_of
from lorapp.domain.tables.table import Line, Mapping, Problem, Table
from lorapp.domain.tables.targets import BY_NAME, Target

NO_KEY: Final = "·"
"""Stands for the key of a row that gives none, until it is known which program it is."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One line as a program; only the fields named in ``given`` were written there.

    ``given`` names the rules of letters with their place (``letters.min``).
    """

    line: int
    program: Program
    given: frozenset[str]

    @property
    def key(self) -> str | None:
        """The key the line names, if any."""
        return self.program.key if self.program.key != NO_KEY else None


@dataclass(frozen=True, slots=True)
class _Column:
    at: int
    target: Target
    where: Where


def read_rows(
    table: Table, mapping: Mapping, rulebook: Rulebook
) -> tuple[tuple[ReadRow, ...], tuple[Problem, ...]]:
    """Read every line; what cannot be taken is told line by line."""
    names = specialty_names(rulebook)
    columns = []
    for at, field in enumerate(mapping.fields):
        if field is not None:
            target = BY_NAME[field]
            order = order_of(table.column(at)) if target.is_day else None
            columns.append(_Column(at, target, Where(names, order)))
    rows: list[ReadRow] = []
    problems: list[Problem] = []
    for line in table.lines:
        found = _read_line(line, columns)
        if isinstance(found, ReadRow):
            rows.append(found)
        else:
            problems.extend(found)
    return tuple(rows), tuple(problems)


def _read_line(line: Line, columns: list[_Column]) -> ReadRow | list[Problem]:
    plain: dict[str, object] = {}
    problems: list[Problem] = []
    for column in columns:
        text = line.cells[column.at]
        if not text or (not column.target.is_text and is_unknown(text)):
            continue
        try:
            value = column.target.read(text, column.where)
        except RefusalError as refusal:
            problems.append(Problem(line.number, f"{column.target.label}: {refusal}"))
        else:
            if value is not None:
                plain[column.target.name] = value
    if "name" not in plain:
        problems.append(Problem(line.number, "program name: is empty; every program has one."))
    _join_place(plain)
    _join_visas(plain)
    return problems or _program(line.number, plain)


def _join_place(plain: dict[str, object]) -> None:
    """A city and a state in one cell fill what no column of their own gave."""
    place = plain.pop("place", None)
    if isinstance(place, dict):
        for name, text in place.items():
            if text:
                plain.setdefault(name, text)


def _join_visas(plain: dict[str, object]) -> None:
    """A column for each visa makes one list; a no says nothing of the visa nobody wrote down."""
    answers = {visa: plain.pop(f"visas.{visa}", None) for visa in (J1, H1B)}
    sponsored = [visa for visa, answer in answers.items() if answer]
    if "visas" not in plain and (sponsored or None not in answers.values()):
        plain["visas"] = sponsored


def _program(line: int, plain: Plain[str, object]) -> ReadRow | list[Problem]:
    body: dict[str, Any] = {"key": NO_KEY}
    for name, value in plain.items():
        outer, _, inner = name.partition(".")
        if inner:
            body.setdefault(outer, {})[inner] = value
        else:
            body[name] = value
    refusals: list[str] = []
    program = from_plain(Program, body, "", refusals)
    if program is None:
        return [Problem(line, _said(refusal)) for refusal in refusals]
    return ReadRow(line, program, frozenset(plain) - {"key"})


def _said(refusal: str) -> str:
    """A refusal of the record with the field as people read it."""
    place, _, sentence = refusal.partition(": ")
    target = BY_NAME.get(place.partition("[")[0])
    return f"{target.label if target else place}: {sentence}"
