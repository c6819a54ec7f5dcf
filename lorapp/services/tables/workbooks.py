"""Reading XLSX files: values only, no formula is ever computed, no outer file ever opened."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import ParseError

from lorapp.domain.leaves import shown
from lorapp.domain.sheets.sheet import ABOUT
from lorapp.domain.tables.lists import LISTS
from lorapp.errors import LorError
from lorapp.services.tables.grids import COLUMNS_MAX, Grid, gathered

if TYPE_CHECKING:
    from openpyxl import Workbook

UNPACKED_MAX: Final = 60_000_000
"""Bytes that a workbook may unpack to: 10,000 rows of 60 columns stay well below."""
PARTS_MAX: Final = 2_000
LOOKED_AT: Final = {"max_row": 200_000, "max_col": COLUMNS_MAX + 1}
"""The stretch that is looked at: a cell far out would else cost all the empty ones before it."""
_ENCRYPTED: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK"
_HUNDRED: Final = 100

# What openpyxl, defusedxml and zipfile raise on files that are broken, each in its own way.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    OSError,
    EOFError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,
)


def read_workbook(
    raw: bytes, sheet: str | None, likely: str | None = None
) -> tuple[Grid, str, tuple[str, ...], int]:
    """Read one sheet: the one named, else the one called ``likely``, else the first list.

    Gives its rows, its name, the names of all sheets, and how many formulas have no saved
    value. Raises LorError when the file is no sound workbook or is too large.
    """
    _check_parts(raw)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions it drops; none of them is a value.
            warnings.simplefilter("ignore")
            return _read(raw, sheet, likely)
    except _BROKEN as error:
        raise LorError(
            f"This workbook cannot be read ({type(error).__name__}); open it in a spreadsheet "
            "program and save it again as .xlsx or as CSV UTF-8."
        ) from None


def _check_parts(raw: bytes) -> None:
    if raw.startswith(_ENCRYPTED):
        raise LorError(
            "This workbook has a password or is of the old kind; save it as .xlsx without a "
            "password, or as CSV UTF-8."
        )
    if not raw.startswith(_ZIP):
        raise LorError("This is no .xlsx workbook; save the list as .xlsx or as CSV UTF-8.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
    except _BROKEN:
        raise LorError("This workbook is cut off or damaged; save it again as .xlsx.") from None
    # zipfile reads no more of a part than it says it holds, so what is said can be believed.
    if len(parts) > PARTS_MAX or sum(part.file_size for part in parts) > UNPACKED_MAX:
        raise LorError(
            "This workbook unpacks to more than such a list ever is; copy the list into a new one."
        )


def _read(
    raw: bytes, sheet: str | None, likely: str | None
) -> tuple[Grid, str, tuple[str, ...], int]:
    from openpyxl import load_workbook

    def opened(*, data_only: bool) -> "Workbook":
        stream = io.BytesIO(raw)
        return load_workbook(stream, read_only=True, data_only=data_only, keep_links=False)

    with closing(opened(data_only=True)) as values, closing(opened(data_only=False)) as sources:
        name = _sheet_name(values, sheet, likely)
        unsaved: list[int] = []
        written = _page(sources, name) if _has_formulas(raw) else None
        grid = gathered(_rows(_page(values, name), written, unsaved))
        return grid, name, _sheets(values), len(unsaved)


def _sheets(book: "Workbook") -> tuple[str, ...]:
    return tuple(page.title for page in book.worksheets)


def _sheet_name(book: "Workbook", wanted: str | None, likely: str | None) -> str:
    names = _sheets(book)
    if wanted is None:
        # A workbook of lorapp begins with a page about itself.
        titles = [likely] if likely else [kind.title for kind in LISTS] if names[0] == ABOUT else []
        return next((title for title in titles if title in names), names[0])
    found = [name for name in names if name.casefold() == wanted.casefold()]
    if not found:
        listed = ", ".join(shown(name) for name in names[:COLUMNS_MAX])
        raise LorError(f"There is no sheet {shown(wanted)}. There are: {listed}.")
    return found[0]


def _page(book: "Workbook", name: str) -> Any:  # noqa: ANN401  openpyxl's read-only sheet
    page: Any = book[name]
    # A wrong size written in the file would cut rows off or make millions of empty ones.
    page.reset_dimensions()
    return page


def _has_formulas(raw: bytes) -> bool:
    """Whether any sheet holds a formula; without one it need not be read a second time."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        names = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f" in packed.read(name) for name in names)


def _rows(page: Any, written: Any, unsaved: list[int]) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401  openpyxl's read-only sheets
    """The rows as text; ``written`` is the sheet with its formulas, for cells without a value."""
    formulas = written.iter_rows(**LOOKED_AT) if written is not None else repeat(())
    values = page.iter_rows(**LOOKED_AT)
    for number, (cells, sources) in enumerate(zip(values, formulas, strict=False), 1):
        for cell, source in zip(cells, sources, strict=False):
            if cell.value is None and source.value is not None:
                unsaved.append(number)
        row = [_text(cell) if cell.value is not None else "" for cell in cells]
        yield number, row


def _text(cell: Any) -> str:  # noqa: ANN401  openpyxl's cells share no type
    """A cell as a person would type it: days as ISO 8601, shares with their sign."""
    value = cell.value
    if cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(value, is_share="%" in (cell.number_format or ""))
    if isinstance(value, datetime):
        # A day is held as its midnight; another hour is kept for those columns that want one.
        is_day = value.time() == time()
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _number(value: float, *, is_share: bool) -> str:
    if is_share:
        return f"{round(value * _HUNDRED, 6):g}%"
    return str(int(value)) if value == int(value) else repr(value)
