"""Values of sheets as text, and how wide a column of them has to be."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from lorapp.domain.sheets.guards import guarded
from lorapp.domain.sheets.sheet import Kind, Sheet, Value

LINE_END: Final = "\r\n"
"""How lines of a CSV file end (RFC 4180)."""

NARROWEST: Final = 9
_WIDEST: Final = {Kind.TEXT: 44, Kind.NOTE: 60}
_SET: Final = {Kind.DAY: 13, Kind.MOMENT: 23}
"""Widths of what is always written alike."""

_BUTTON: Final = 3
"""Room for the button that filters."""

_WIDE: Final = frozenset("WF")


def cell_text(value: Value, kind: Kind) -> str:
    """A value as plain text: days as ISO 8601, shares with their sign, numbers without groups."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        number = f"{Decimal(repr(value)):f}"
        return f"{number}%" if kind is Kind.SHARE else number
    return value


def csv_rows(sheet: Sheet, *, raw: bool = False) -> Iterable[list[str]]:
    """The rows of a CSV file, the headings first; ``raw`` leaves texts unguarded."""
    yield list(sheet.headings)
    for row in sheet.rows:
        texts = [cell_text(value, kind) for value, kind in zip(row, sheet.kinds, strict=True)]
        yield [
            guarded(text) if isinstance(value, str) and not raw else text
            for value, text in zip(row, texts, strict=True)
        ]


def widths(sheet: Sheet) -> tuple[int, ...]:
    """How many characters wide each column is: as its longest line, within reason."""
    return tuple(
        _width(heading, kind, [row[at] for row in sheet.rows])
        for at, (heading, kind) in enumerate(zip(sheet.headings, sheet.kinds, strict=True))
    )


def _width(heading: str, kind: Kind, values: Iterable[Value]) -> int:
    # A long heading breaks at a blank, a long word cannot.
    words = max((len(word) for word in heading.split()), default=0)
    least = max(NARROWEST, words + _BUTTON, len(heading) // 2 + _BUTTON)
    longest = max((_longest(cell_text(value, kind)) for value in values), default=0)
    return max(least, _SET.get(kind, 0), min(longest + 1, _WIDEST.get(kind, least)))


def lines_needed(text: str, width: int) -> int:
    """About how many lines a text takes in a column."""
    return sum(-(-max(_cells(line), 1) // max(width - 1, 1)) for line in text.split("\n"))


def _longest(text: str) -> int:
    return max(map(_cells, text.split("\n")))


def _cells(text: str) -> int:
    """How wide a line is; characters of East Asia count twice."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in _WIDE)
        for sign in text
    )
