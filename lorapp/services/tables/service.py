"""Taking in lists: read, mapped, looked over, then taken as one change."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from lorapp.domain.edits import checked, replace_list
from lorapp.domain.leaves import shown
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables import columns
from lorapp.domain.tables.joining import Joined, join
from lorapp.domain.tables.lists import list_of, named_list
from lorapp.domain.tables.own_sheets import refuse_own
from lorapp.domain.tables.rows import read_rows
from lorapp.domain.tables.table import Mapping, Problem, Table, refuse
from lorapp.domain.wording.days import count_words
from lorapp.errors import LorError
from lorapp.frozen import dataclass
from lorapp.paths import Paths
from lorapp.services.computer.files import contents
from lorapp.services.recording.changes import Change
from lorapp.services.recording.unit import Unit
from lorapp.services.tables.grids import gathered, table_of
from lorapp.services.tables.remembered import Remembered

TEXTS: Final = frozenset({".csv", ".tsv", ".tab", ".txt"})
WORKBOOKS: Final = frozenset({".xlsx", ".xlsm"})
BYTES_MAX: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Choices:
    """How a list is to be taken, beside what its columns mean.

    ``usual`` fills letter rules of programs nobody gave from the specialty's usual ones;
    ``specialty`` (a slug) is meant where a line names none; ``skip_bad`` leaves lines in error
    out.
    """

    usual: bool = False
    specialty: str | None = None
    skip_bad: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would bring; nothing was changed. ``problems`` stand in the list's order."""

    list: str
    added: tuple[Any, ...]
    updated: tuple[tuple[Any, Any], ...]
    unchanged: int
    problems: tuple[Problem, ...]

    @property
    def brings(self) -> int:
        """How many records would be new or different."""
        return len(self.added) + len(self.updated)


def is_table(path: Path) -> bool:
    """Whether a file is a list by its name."""
    return path.suffix.lower() in TEXTS | WORKBOOKS | {".xls"}


class Tables:
    """Lists from files and pasted text."""

    def __init__(self, unit: Unit, home: Paths) -> None:
        self._unit = unit
        self._remembered = Remembered(home)

    def read(self, path: Path, sheet: str | None = None, name: str | None = None) -> Table:
        """Read a file: text with any of the usual delimiters, or one sheet of a workbook.

        Without ``sheet`` the one called like the list ``name`` is read, of a workbook of lorapp
        the first that can be taken, else the first. Raises LorError in one sentence when it
        cannot be read or is too large.
        """
        kind = path.suffix.lower()
        if kind == ".xls":
            raise LorError("This is a workbook of the old kind; save it as .xlsx or as CSV UTF-8.")
        if kind not in TEXTS | WORKBOOKS:
            raise LorError(
                f"{shown(path.name)} is no list lorapp reads; save it as .csv, .tsv or .xlsx."
            )
        raw = _contents(path)
        found = _workbook(raw, sheet, name) if kind in WORKBOOKS else _text(_decoded(raw), "csv")
        return replace(found, name=shown(path.name)[1:-1])

    def read_text(self, text: str) -> Table:
        """Read what was copied out of a spreadsheet or a web page. Raises LorError."""
        if len(text) > BYTES_MAX:
            raise LorError(f"This is more than {BYTES_MAX // 1_000_000} MB; check what it is.")
        return _text(text, "paste")

    def propose(self, table: Table, name: str | None = None) -> Mapping:
        """What the columns mean: as the last time with these columns, else by their names.

        ``name`` says which list it is to be; else that, too, is proposed. Raises LorError for a
        table of lorapp's own that only goes out.
        """
        if name is None:
            refuse_own(table.headers)
        kept = self._remembered.load(table.headers, name)
        return kept or columns.propose(table.headers, list_of(name) if name else None)

    def mapped(self, table: Table, pairs: Iterable[str], name: str | None = None) -> Mapping:
        """The proposal changed by pairs ``column=field``. Raises InvalidError."""
        return columns.mapped_by(table, self.propose(table, name), pairs)

    def remember(self, table: Table, mapping: Mapping) -> None:
        """Keep what the columns mean for the next list with the same ones."""
        self._remembered.save(table.headers, mapping)

    def preview(self, table: Table, mapping: Mapping, choices: Choices | None = None) -> Preview:
        """Say what a list would bring. Raises LorError when it lacks a column."""
        at = Situation(self._unit.file(), self._unit.now())
        joined, problems = _joined(at, table, mapping, choices or Choices())
        return Preview(
            mapping.list, joined.added, joined.updated, joined.unchanged, tuple(problems)
        )

    def take(self, table: Table, mapping: Mapping, choices: Choices | None = None) -> Change | None:
        """Take a list as one change that can be undone; None when it says nothing new.

        Raises InvalidError with every line in error unless those are to be left out; then
        nothing was changed. What the columns meant is remembered.
        """
        how = choices or Choices()
        start = self._unit.file()
        first = _joined(Situation(start, self._unit.now()), table, mapping, how)

        def work(file: SeasonFile) -> SeasonFile:
            # Worked out again only where the record became another one in the meantime.
            at = Situation(file, self._unit.now())
            joined, problems = first if file is start else _joined(at, table, mapping, how)
            if problems and not how.skip_bad:
                raise refuse(problems)
            return checked(file, replace_list(file, mapping.list, joined.records))

        if first[1] and not how.skip_bad:
            raise refuse(first[1])
        count = len(first[0].added) + len(first[0].updated)
        change = None
        if count:
            label = f"Import {count_words(count, list_of(mapping.list).noun)}"
            label += f" from {table.name}" if table.name else ""
            change = self._unit.command(label, work, imported=True)
        self.remember(table, mapping)
        return change


def _joined(
    at: Situation, table: Table, mapping: Mapping, how: Choices
) -> tuple[Joined, list[Problem]]:
    columns.require_names(table, mapping)
    rows, problems = read_rows(table, mapping, at.file)
    kind = list_of(mapping.list)
    joined = join(at, kind, rows, specialty=how.specialty, usual=how.usual)
    return joined, sorted([*problems, *joined.problems])


def _decoded(raw: bytes) -> str:
    from lorapp.services.tables.texts import decoded

    return decoded(raw)


def _text(text: str, kind: str) -> Table:
    from lorapp.services.tables.texts import rows_of

    return replace(table_of(gathered(rows_of(text))), kind=kind)


def list_name(text: str) -> str:
    """The name of the list a person names. Raises LorError when there is none."""
    return named_list(text).name


def _workbook(raw: bytes, sheet: str | None, wanted: str | None) -> Table:
    from lorapp.services.tables.workbooks import read_workbook

    grid, name, sheets, unsaved = read_workbook(
        raw, sheet, list_of(wanted).title if wanted else None
    )
    remarks = []
    if unsaved:
        remarks.append(
            f"{count_words(unsaved, 'formula')} without a saved value count as empty; open the "
            "workbook in a spreadsheet program and save it to have their values."
        )
    table = table_of(grid)
    return replace(table, kind="xlsx", sheet=name, sheets=sheets, remarks=tuple(remarks))


def _contents(path: Path) -> bytes:
    raw = contents(path, BYTES_MAX)
    if len(raw) > BYTES_MAX:
        raise LorError(
            f"{shown(str(path))} is larger than {BYTES_MAX // 1_000_000} MB; check which it is."
        )
    return raw
