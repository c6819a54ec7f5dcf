"""Reading lists that are text: CSV, tab-separated files, and what was copied elsewhere."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from lorapp.domain.sheets.guards import unguarded
from lorapp.domain.tables.columns import LOOKED_AT
from lorapp.domain.tables.lists import known_columns
from lorapp.domain.tables.own_sheets import own_sheet
from lorapp.errors import LorError

DELIMITERS: Final = ("\t", ",", ";", "|")
_NAMED: Final = re.compile(r"\A\ufeff?\"?sep=([,;|\t])\"?\n", re.IGNORECASE)
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAMPLE: Final = 100_000
_WIDTH: Final = 200
"""Cells of a row among which column names are looked for; no list is wider."""
_NUL_SHARE: Final = 20
_ZIP: Final = b"PK\x03\x04"
_CODES: Final = re.compile("[\x01-\x08\x0e-\x1f]")
_CODE_SHARE: Final = 50
"""Text has hardly any control codes; packed files and pictures are full of them."""

Rows = Iterator[tuple[int, list[str]]]


def decoded(raw: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else Windows' Western letters.

    Raises LorError when it is no text.
    """
    if raw.startswith(_ZIP):
        raise LorError(
            "This is a workbook or an archive, not text; a workbook's name ends in .xlsx."
        )
    if raw.startswith(_WIDE):
        text = raw.decode("utf-16", errors="replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", errors="replace")
    is_binary = text.count("\0") * _NUL_SHARE > len(text)
    if is_binary or len(_CODES.findall(text)) * _CODE_SHARE > len(text):
        raise LorError("This file is not text. Save the list as CSV UTF-8 or as .xlsx.")
    return text.replace("\0", "")


def rows_of(text: str) -> Rows:
    """The rows of a text with the line each begins on.

    Raises LorError when a quoted cell never ends or is far too long.
    """
    # Lone carriage returns are line ends of old Macs; the csv module would refuse them.
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    named = _NAMED.match(plain)
    delimiter = named[1] if named else delimiter_of(plain)
    skipped = 1 if named else 0
    reader = csv.reader(io.StringIO(plain[named.end() :] if named else plain), delimiter=delimiter)
    before = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise LorError(
                f"Line {before + skipped + 1} cannot be read: a cell is far too long. Look for a "
                "quotation mark that is not closed."
            ) from None
        yield before + skipped + 1, [unguarded(cell) for cell in row]
        before = reader.line_num


def delimiter_of(text: str) -> str:
    """What parts the cells: what makes most known column names, then the most columns.

    Above all what makes the column names of a table of lorapp's own.
    """
    return max(DELIMITERS, key=lambda delimiter: _worth(text[:_SAMPLE], delimiter))


def _worth(sample: str, delimiter: str) -> tuple[bool, int, int]:
    known = widest = 0
    is_own = False
    rows = islice(csv.reader(io.StringIO(sample), delimiter=delimiter), LOOKED_AT)
    for number, row in enumerate(rows):
        is_own = is_own or (not number and own_sheet(row[:_WIDTH]) is not None)
        known = max(known, known_columns(row[:_WIDTH]))
        widest = max(widest, len(row))
    return is_own, known, widest
