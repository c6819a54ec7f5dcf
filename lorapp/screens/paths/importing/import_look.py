"""A list looked over before it is taken: columns can be given another meaning, rows are counted."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.columns import missing_names
from lorapp.domain.tables.lists import list_of
from lorapp.domain.tables.table import Mapping, Table
from lorapp.domain.wording.days import count_words
from lorapp.errors import LorError
from lorapp.keymap import BACK, MEANINGS, Command
from lorapp.screens.paths.guided import Option, Question
from lorapp.screens.paths.importing import import_choices, import_rows
from lorapp.screens.paths.importing.sourcing import LookPath
from lorapp.screens.paths.page import stations_of
from lorapp.services.tables.service import Choices
from lorapp.widgets.frame.path_bar import ChecksLine, Station
from lorapp.widgets.rows.rows import Columns, RowList

NAMES: Final = ("The list", "Look it over")
BY_ID: Final = {command.id.partition(".")[2]: command for command in MEANINGS}
REMEMBERED: Final = "The columns mean what they meant last time."


class ImportLook(LookPath):
    """What the columns mean and what would come of it; nothing is changed before it is taken."""

    NAME = "Look the list over"
    GUIDE = "import-lists"
    OWN_COMMANDS = (*MEANINGS, BACK)
    COLUMNS: ClassVar[Columns] = Columns(fact=26, number=4, gap=0)

    def __init__(self, table: Table, mapping: Mapping, path: Path | None = None) -> None:
        super().__init__()
        self._table, self._mapping, self._path = table, mapping, path
        self._choices = Choices()

    def path_title(self, file: SeasonFile) -> str:
        return f"Import {self._table.name or 'pasted rows'}"

    def fact(self) -> str:
        rows = count_words(len(self._table.lines), "row")
        return f"{rows} · {count_words(len(self._table.headers), 'column')}"

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 1)

    def reload(self, file: SeasonFile) -> None:
        super().reload(file)
        passed = (REMEMBERED,) if self._mapping.is_remembered else ()
        self.query_one(ChecksLine).look(passed, self._table.remarks)

    def questions(self, at: Situation) -> Sequence[Question]:
        table, mapping = self._table, self._mapping
        columns = import_rows.column_options(table, mapping, self._ask_meaning)
        shown = Question("Columns", tuple(columns), str(len(columns)))
        try:
            seen = self.services.tables.preview(table, mapping, self._choices)
        except LorError:
            return (self._missing(), shown)
        bad, fresh = import_rows.problem_options(seen), str(len(seen.added))
        new, changed = import_rows.record_options(at, seen)
        take = import_rows.take_options(seen, self._take, self.action_skip)
        return (
            Question("What comes of it", (*take, *self._wishes(at.file))),
            Question("In error", bad, str(len(seen.problems))),
            shown,
            Question("New", new, fresh),
            Question("Changed", changed, str(len(seen.updated))),
        )

    def _missing(self) -> Question:
        """What is to be said first, where no column gives what each row needs."""
        kind = list_of(self._mapping.list)
        needed = kind.needed[missing_names(self._mapping)[0]]
        point = import_rows.nameless_option(
            kind, needed, partial(self.query_one(RowList).select, "column:0")
        )
        which = import_rows.list_option(kind, self._ask_list)
        return Question(f"No column is {needed} yet", (point, which))

    def _wishes(self, file: SeasonFile) -> list[Option]:
        """What can be chosen beside the columns."""
        kind = list_of(self._mapping.list)
        found = []
        if kind.has_usual:
            found.append(import_rows.usual_option(self._turn_usual, is_on=self._choices.usual))
        if "specialty" in kind.by_name and self._mapping.place("specialty") is None:
            slug = self._choices.specialty
            found.append(import_rows.specialty_option(file, slug, self._ask_specialty))
        if len(self._table.sheets) > 1:
            found.append(import_rows.sheet_option(self._table, self._ask_sheet))
        return [*found, import_rows.list_option(kind, self._ask_list)]

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        option = self.option
        if option is not None and option.id.startswith("column:"):
            return [(BY_ID["next"], "turn"), BY_ID["out"]]
        return [BY_ID["skip"]] if "skip" in self._options else []

    # What the keys do

    def _column(self) -> int | None:
        """The column under the cursor."""
        option = self.option
        if option is None or not option.id.startswith("column:"):
            return None
        return int(option.id.partition(":")[2])

    def action_turn(self, step: int) -> None:
        """Give the column under the cursor the next meaning that no other column has."""
        at = self._column()
        if at is None:
            return
        here = self._mapping.fields[at]
        taken = {*self._mapping.fields} - {here}
        ring = [None, *(name for name in list_of(self._mapping.list).by_name if name not in taken)]
        self._mean(at, ring[(ring.index(here) + step) % len(ring)])

    def action_out(self) -> None:
        at = self._column()
        if at is not None:
            self._mean(at, None)

    def action_skip(self) -> None:
        """Take all rows but those in error."""
        self._take(skip_bad=True)

    def _ask_meaning(self, at: int) -> None:
        offer = import_choices.meanings(self._table, self._mapping, at)
        here = self._mapping.fields[at]
        import_choices.ask(self, offer, here, lambda found: self._mean(at, found))

    def _ask_list(self) -> None:
        def follow(found: str | None) -> None:
            self._mapping = self.services.tables.propose(self._table, found)
            self._choices = Choices()
            self.load()

        offer = import_choices.lists(self._table)
        import_choices.ask(self, offer, self._mapping.list, follow)

    def _ask_specialty(self) -> None:
        def follow(found: str | None) -> None:
            self._choices = replace(self._choices, specialty=found)
            self.load()

        offer = import_choices.specialties(self.services.unit.file())
        import_choices.ask(self, offer, self._choices.specialty, follow)

    def _ask_sheet(self) -> None:
        def follow(found: str | None) -> None:
            if self._path is not None:
                table = self.services.tables.read(self._path, found)
                # Refused sheets leave the one that is looked at in its place.
                self._mapping = self.services.tables.propose(table)
                self._table = table
                self.load()

        import_choices.ask(self, import_choices.sheets(self._table), self._table.sheet, follow)

    def _mean(self, at: int, field: str | None) -> None:
        self._mapping = self._mapping.changed(at, field)
        # Kept at once: a mapping is work, and Esc loses nothing.
        self.services.tables.remember(self._table, self._mapping)
        self.load()

    def _turn_usual(self) -> None:
        self._choices = replace(self._choices, usual=not self._choices.usual)
        self.load()

    def _take(self, *, skip_bad: bool = False) -> None:
        choices = replace(self._choices, skip_bad=skip_bad)
        change = self.services.tables.take(self._table, self._mapping, choices)
        self.is_taken = True
        if change is None:
            self.shell.say("Nothing new: all of it is there already.")
        else:
            self.shell.done(change)
        self.action_back()
