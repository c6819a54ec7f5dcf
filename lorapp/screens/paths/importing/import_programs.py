"""Taking in a list: a file by its path, or rows pasted; then it is looked over."""

from pathlib import Path
from typing import ClassVar, Final

from lorapp.domain.tables.table import Table
from lorapp.screens.paths.importing.import_look import NAMES, ImportLook
from lorapp.screens.paths.importing.sourcing import SourcePath

FORM_ID: Final = "import-programs"


class ImportPath(SourcePath[Table]):
    """Where the list is. Enter or the row below reads it; Esc leaves, and all is kept."""

    NAME = "Import a list"
    GUIDE = "import-lists"
    FORM_ID: ClassVar[str] = FORM_ID
    NAMES = NAMES
    EXAMPLE = "~/Downloads/programs.xlsx"
    FILE_HINT = (
        "Programs, mentors, rotations, letters, contacts, interviews, as .csv, .tsv or .xlsx."
    )
    PASTE_HINT = "Or paste the rows here, with the row of column names."
    NOTHING = "Name a file, or paste the rows; then look them over."

    def read_file(self, path: Path) -> Table:
        return self.services.tables.read(path)

    def read_text(self, text: str) -> Table:
        return self.services.tables.read_text(text)

    def look(self, found: Table, path: Path | None) -> ImportLook:
        return ImportLook(found, self.services.tables.propose(found), path)
