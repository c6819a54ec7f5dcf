"""What leaves lorapp as tables: one CSV file a list, or all of them in one workbook."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from lorapp.domain.sharing.levels import Level
from lorapp.domain.sharing.masked import masked
from lorapp.domain.sheets.book import all_sheets
from lorapp.domain.sheets.sheet import Sheet
from lorapp.domain.sheets.texts import LINE_END, csv_rows
from lorapp.paths import make_folder, write_whole
from lorapp.services.recording.unit import Unit

_MARK: Final = "utf-8-sig"
"""With the mark at its start Excel takes a file for UTF-8; everything else reads it as well."""


class Sheets:
    """Every list of the record, as it stands now."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def csv_files(self, *, raw: bool = False, level: Level | None = None) -> Mapping[str, bytes]:
        """One CSV file a list by its name, also of empty ones, so that none stays from before.

        ``raw`` leaves out what only spreadsheet programs need: the mark at the start, and the
        apostrophe that keeps a text from being computed. ``level`` masks for others, here and
        below.
        """
        return {f"{sheet.name}.csv": _csv(sheet, raw=raw) for sheet in self._sheets(level)}

    def xlsx(self, level: Level | None = None) -> bytes:
        """All lists as one workbook, a page about it first."""
        from lorapp.services.sheets.workbook import workbook

        file = masked(self._unit.file(), level)
        return workbook(self._sheets(level), file.applicant, self._unit.now())

    def write_csv(
        self, folder: Path, *, raw: bool = False, level: Level | None = None
    ) -> tuple[Path, ...]:
        """Write one file a list into a folder, which is made. StoreError when it cannot be."""
        files = self.csv_files(raw=raw, level=level)
        make_folder(folder)
        for name, content in files.items():
            write_whole(folder / name, content)
        return tuple(folder / name for name in files)

    def write_xlsx(self, path: Path, level: Level | None = None) -> Path:
        """Write the workbook. StoreError when it cannot be written."""
        content = self.xlsx(level)
        make_folder(path.parent)
        write_whole(path, content)
        return path

    def _sheets(self, level: Level | None) -> tuple[Sheet, ...]:
        return all_sheets(masked(self._unit.file(), level), self._unit.now())


def _csv(sheet: Sheet, *, raw: bool) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator=LINE_END).writerows(csv_rows(sheet, raw=raw))
    return stream.getvalue().encode("utf-8" if raw else _MARK)
