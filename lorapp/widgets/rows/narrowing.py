"""Keeping the rows of a list that hold every word asked for."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from lorapp.widgets.rows.row_lines import LateRows, picked
from lorapp.widgets.rows.row_paint import Group

NOTHING: Final = "Nothing here has this. Fewer letters find more."


SLICE: Final = 50
"""Rows looked through at one go: a key waits for one such slice at most."""


def folded(text: str) -> str:
    """A text without accents and case, for searching."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).casefold()


def narrowed(
    groups: Iterable[Group], asked: str, more: Callable[[str], str] = lambda _: ""
) -> list[Group]:
    """The groups with only the rows that hold every word of ``asked``; without words, all.

    Looked through are the heading, the texts of the row, and ``more``: what else is known
    of a row by its id. Groups left without rows go; where all go one line says so.
    """
    words = folded(asked).split()
    if not words:
        return list(groups)
    found = []
    for group in groups:
        texts = _texts(group, more)
        places: Sequence[int] = range(len(texts))
        for word in words:
            places = [at for at in places if word in texts[at]]
        if places:
            count = str(len(places)) if group.count else ""
            found.append(replace(group, rows=picked(group.rows, places), count=count))
    return found or [Group(NOTHING, ())]


def read_ahead(groups: Iterable[Group], more: Callable[[str], str]) -> Iterator[int]:
    """Look through late rows before anything is asked for, a slice at a time."""
    for group in groups:
        if isinstance(group.rows, LateRows):
            # What is asked for meanwhile may read on, or all, by itself.
            while len(group.rows.told) < len(group.rows):
                _tell(group, group.rows.told, more, SLICE)
                yield len(group.rows.told)


def _texts(group: Group, more: Callable[[str], str]) -> list[str]:
    """What is looked through of each row; of late ones, which may be many, it is kept."""
    told = group.rows.told if isinstance(group.rows, LateRows) else []
    _tell(group, told, more, len(group.rows))
    return told


def _tell(group: Group, told: list[str], more: Callable[[str], str], count: int) -> None:
    rows = group.rows
    make = rows.make if isinstance(rows, LateRows) else rows.__getitem__
    for at in range(len(told), min(len(told) + count, len(rows))):
        row = make(at)
        texts = (group.heading, row.title, row.fact, row.number, more(row.id))
        told.append(folded(" ".join(texts)))
