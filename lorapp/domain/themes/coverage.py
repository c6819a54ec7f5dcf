"""The heat map: each theme against statements, letters and what people saw (A094, B6).

Evidence given to a writer is no proof that the letter says it: a cell tells what was claimed,
asked for and noted, never what a letter holds.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from lorapp.domain.gathered import grouped
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Claim, Statement
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass

SAME_STORY: Final = 4
"""So many letters on one theme fill a whole file with the same story (B6)."""


class Kind(StrEnum):
    """What a column of the map stands for; ``others`` are people without a letter in play."""

    STATEMENT = "statement"
    LETTER = "letter"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Column:
    """One statement, one letter, or everybody else."""

    kind: Kind
    key: str = ""

    @property
    def id(self) -> str:
        """A name for it that stays the same from one record to the next."""
        return f"{self.kind}:{self.key}"


class Mark(StrEnum):
    """What stands at a crossing; of several the first."""

    READY = "asked, and the letter is here"
    ASKED = "asked to prove it"
    CLAIMED = "claimed"
    SEEN = "seen, not asked for"
    EMPTY = "nothing"


@dataclass(frozen=True, slots=True)
class Cell:
    """One theme at one column, with the claims and moments it rests on."""

    theme: str
    column: Column
    mark: Mark
    claims: tuple[Claim, ...] = ()
    moments: tuple[WitnessedMoment, ...] = ()


class Finding(StrEnum):
    """What is worth knowing of a theme; the value is the heading over such themes."""

    UNPROVED_CLAIM = "Claimed, and no letter is asked to prove it"
    UNPROVED = "No letter is asked to prove it"
    UNCLAIMED = "Seen or asked for, and no statement claims it"
    ONE_WITNESS = "Rests on one person"
    SAME_STORY = "The same story in four letters or more"


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme across the map. ``witnesses`` are mentors who saw it or are asked to prove it."""

    theme: str
    cells: tuple[Cell, ...]
    findings: tuple[Finding, ...]
    witnesses: tuple[str, ...]

    @property
    def is_claimed(self) -> bool:
        return any(cell.claims for cell in self.cells)

    @property
    def proving(self) -> tuple[Cell, ...]:
        """The letters that are asked to prove it."""
        return tuple(cell for cell in self.cells if cell.mark in {Mark.READY, Mark.ASKED})

    def cell(self, column: str) -> Cell | None:
        """The cell of a column, by the column's id."""
        return next((cell for cell in self.cells if cell.column.id == column), None)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole map: columns from left to right, a row for each theme."""

    columns: tuple[Column, ...]
    rows: tuple[ThemeRow, ...]

    def row(self, theme: str) -> ThemeRow | None:
        """The row of a theme, however it is spelled in small and large letters."""
        return next((row for row in self.rows if folded(row.theme) == folded(theme)), None)


def folded(theme: str) -> str:
    """A theme as it is compared."""
    return " ".join(theme.casefold().split())


def has_theme(themes: Iterable[str], theme: str) -> bool:
    """Whether a theme is among others."""
    return any(folded(other) == folded(theme) for other in themes)


def themes_of(file: SeasonFile) -> tuple[str, ...]:
    """The applicant's themes, then those only named by claims, letters and moments."""
    found: dict[str, str] = {}
    claimed = [claim.theme for statement in file.statements for claim in statement.claims]
    named: list[Iterable[str | None]] = [file.themes, claimed]
    named += [letter.proves for letter in file.letters]
    named += [moment.themes for moment in file.moments]
    for themes in named:
        for theme in themes:
            if theme and folded(theme):
                found.setdefault(folded(theme), theme)
    return tuple(found.values())


def letters_in_play(at: Situation) -> tuple[Letter, ...]:
    """The letters of this season that something can still come of."""
    return tuple(
        letter
        for letter in at.file.letters
        if not at.is_past(letter) and not _is_over(state(at, letter))
    )


def _is_over(found: LetterState) -> bool:
    return found.is_over or found is LetterState.LAPSED


def coverage(at: Situation) -> Coverage:
    """Work out the whole map as it stands today."""
    letters = letters_in_play(at)
    writers = {letter.mentor for letter in letters}
    seen = [moment for moment in at.file.moments if moment.on <= at.today]
    by_whom = grouped((moment.mentor, moment) for moment in seen)
    others = [moment for moment in seen if moment.themes and moment.mentor not in writers]
    columns = [Column(Kind.STATEMENT, statement.key) for statement in at.file.statements]
    columns += [Column(Kind.LETTER, letter.key) for letter in letters]
    if others:
        columns.append(Column(Kind.OTHERS))
    rows = []
    for theme in themes_of(at.file):
        cells = [_claimed(statement, theme) for statement in at.file.statements]
        cells += [_asked(at, letter, theme, by_whom.get(letter.mentor, ())) for letter in letters]
        if others:
            cells.append(_seen(Column(Kind.OTHERS), theme, others))
        rows.append(_row(at, theme, tuple(cells)))
    return Coverage(tuple(columns), tuple(rows))


def _claimed(statement: Statement, theme: str) -> Cell:
    claims = tuple(
        claim for claim in statement.claims if claim.theme and has_theme((claim.theme,), theme)
    )
    column = Column(Kind.STATEMENT, statement.key)
    return Cell(theme, column, Mark.CLAIMED if claims else Mark.EMPTY, claims)


def _asked(at: Situation, letter: Letter, theme: str, mine: Iterable[WitnessedMoment]) -> Cell:
    cell = _seen(Column(Kind.LETTER, letter.key), theme, mine)
    if not has_theme(letter.proves, theme):
        return cell
    mark = Mark.READY if at.is_available(letter) else Mark.ASKED
    return Cell(theme, cell.column, mark, moments=cell.moments)


def _seen(column: Column, theme: str, moments: Iterable[WitnessedMoment]) -> Cell:
    found = tuple(moment for moment in moments if has_theme(moment.themes, theme))
    return Cell(theme, column, Mark.SEEN if found else Mark.EMPTY, moments=found)


def _row(at: Situation, theme: str, cells: tuple[Cell, ...]) -> ThemeRow:
    people: dict[str, None] = {}
    for cell in cells:
        for claim in cell.claims:
            people |= {claim.witness: None} if claim.witness else {}
        for moment in cell.moments:
            people |= {moment.mentor: None} if moment.mentor else {}
        if cell.mark in {Mark.READY, Mark.ASKED}:
            people[at.file.letter(cell.column.key).mentor] = None
    row = ThemeRow(theme, cells, (), tuple(people))
    has_statement = bool(at.file.statements)
    return ThemeRow(theme, cells, _findings(row, has_statement=has_statement), row.witnesses)


def _findings(row: ThemeRow, *, has_statement: bool) -> tuple[Finding, ...]:
    found = []
    if not row.proving:
        found.append(Finding.UNPROVED_CLAIM if row.is_claimed else Finding.UNPROVED)
    if row.witnesses and not row.is_claimed and has_statement:
        found.append(Finding.UNCLAIMED)
    if len(row.witnesses) == 1:
        found.append(Finding.ONE_WITNESS)
    if len(row.proving) >= SAME_STORY:
        found.append(Finding.SAME_STORY)
    return tuple(found)
