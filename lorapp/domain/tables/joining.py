"""Joining the lines of a list to the programs of a record: adding and updating, deleting nothing.

A line takes over what it gives; an empty cell leaves what is there. What is locked by an
application stays (rules R-27, settled question 5): such a line is refused like any other error.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, Final

from lorapp.domain.checks import cap_of
from lorapp.domain.edits import replace_list
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.assigning import is_applied
from lorapp.domain.placing.locks import moved_places
from lorapp.domain.programs import LetterRules, Program
from lorapp.domain.tables.index import Index
from lorapp.domain.tables.rows import ReadRow
from lorapp.domain.tables.table import Problem
from lorapp.domain.tables.usual import with_usual_rules, without_usual
from lorapp.errors import LorError, RefusedError

RULES: Final = "letters."


@dataclass(frozen=True, slots=True)
class Joined:
    """What the lines of a list make of the programs.

    ``updated`` pairs each program with what it becomes; ``unchanged`` counts lines that say
    nothing new; ``problems`` are those of lines that fit nowhere.
    """

    programs: tuple[Program, ...]
    added: tuple[Program, ...]
    updated: tuple[tuple[Program, Program], ...]
    unchanged: int
    problems: tuple[Problem, ...]


def join(
    at: Situation, rows: Iterable[ReadRow], *, specialty: str | None = None, usual: bool = False
) -> Joined:
    """Find for each line its program and join them.

    ``specialty`` (a slug) is meant where neither the line nor the record names one; ``usual``
    fills letter rules that nobody gave from the specialty's usual ones.
    """
    lines = tuple(rows)
    unclear: list[Problem] = []
    while True:
        work = _Work(at, {row.key for row in lines}, specialty, usual=usual)
        for row in lines:
            work.take(row)
        found = work.unclear()
        if not found:
            return work.result(unclear)
        unclear += found
        left = {problem.line for problem in found}
        lines = tuple(row for row in lines if row.line not in left)


class _Work:
    """The programs while lines are taken one by one."""

    def __init__(
        self,
        at: Situation,
        named: AbstractSet[str | None],
        specialty: str | None,
        *,
        usual: bool,
    ) -> None:
        self._at, self._named, self._specialty, self._usual = at, named, specialty, usual
        self._held = Counter(placed.program for placed in at.file.assignments)
        self._index = Index(at.file)
        self._lines: dict[str, int] = {}
        self._rows: list[tuple[ReadRow, str]] = []
        self._added: list[str] = []
        self._updated: dict[str, Program] = {}
        self._unchanged = 0
        self._problems: list[Problem] = []

    def take(self, row: ReadRow) -> None:
        """Add or update the program of a line, or note why it cannot be."""
        try:
            self._join(row)
        except LorError as problem:
            self._problems.append(Problem(row.line, str(problem)))

    def unclear(self) -> list[Problem]:
        """Lines that would find another program the next time, with all others in place."""
        found = []
        for row, key in self._rows:
            try:
                there = self._index.find(row)
            except LorError as problem:
                found.append(Problem(row.line, str(problem)))
            else:
                if there is None or there.key != key:
                    text = "fits the program of another line as well; add its NRMP code or key."
                    found.append(Problem(row.line, text))
        return found

    def _join(self, row: ReadRow) -> None:
        there = self._index.find(row)
        if there is not None and there.key in self._lines:
            raise RefusedError(f"is the same program as line {self._lines[there.key]}; keep one.")
        before = there or replace(row.program, key=row.key or self._new_key())
        after = taken_over(before, row)
        if after.specialty is None:
            after = replace(after, specialty=self._specialty)
        if self._usual:
            after = with_usual_rules(after, self._at.file)
        if there is not None:
            refuse_moved_locks(self._at, there, after, self._held[there.key])
        self._lines[after.key] = row.line
        self._rows.append((row, after.key))
        self._index.put(after)
        if there is None:
            self._added.append(after.key)
        elif after == there:
            self._unchanged += 1
        else:
            self._updated[after.key] = there

    def result(self, unclear: Iterable[Problem]) -> Joined:
        """What came of it; ``unclear`` lines were left out before."""
        programs = self._index.programs
        by_key = {program.key: program for program in programs}
        return Joined(
            programs,
            tuple(by_key[key] for key in self._added),
            tuple((before, by_key[key]) for key, before in self._updated.items()),
            self._unchanged,
            (*self._problems, *unclear),
        )

    def _new_key(self) -> str:
        number = len(self._index) + 1
        while f"P{number}" in self._index or f"P{number}" in self._named:
            number += 1
        return f"P{number}"


def taken_over(program: Program, row: ReadRow) -> Program:
    """The program with the fields a line gives."""
    fields: dict[str, Any] = {}
    rules: dict[str, Any] = {}
    for name in row.given:
        if name.startswith(RULES):
            rule = name.removeprefix(RULES)
            rules[rule] = getattr(row.program.letters, rule)
        else:
            fields[name] = getattr(row.program, name)
    if rules:
        fields["letters"] = replace(program.letters or LetterRules(), **rules)
        fields["facts"] = without_usual(program.facts, rules)
    return replace(program, **fields)


def refuse_moved_locks(at: Situation, before: Program, after: Program, held: int) -> None:
    """Refuse what would move a lock, or ``held`` letters that are placed. Raises RefusedError."""
    file = at.file
    if is_applied(at, before):
        # Only this program: what the other lines move is told with them.
        alone = replace_list(file, "programs", (before,))
        moved = moved_places(alone, replace_list(alone, "programs", (after,)), at.now)
        if moved:
            raise RefusedError(moved[0])
    was = file.program_service(before), file.program_season(before)
    if held and was != (file.program_service(after), file.program_season(after)):
        raise RefusedError(
            f"{before.name} holds letters of {was[0]} {was[1]}; take them off before it changes."
        )
    cap = cap_of(file, after)
    if held > cap and cap < cap_of(file, before):
        raise RefusedError(f"{before.name} holds {held} letters already, more than {cap}.")
