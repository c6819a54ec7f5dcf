"""Keeping the rows of a list that hold every word asked for."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from lorapp.widgets.row_lines import LateRows, picked
from lorapp.widgets.row_paint import Group

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
        texts = [_told(group, at, more) for at in range(len(group.rows))]
        places = [at for at, text in enumerate(texts) if all(word in text for word in words)]
        if places:
            count = str(len(places)) if group.count else ""
            found.append(replace(group, rows=picked(group.rows, places), count=count))
    return found or [Group(NOTHING, ())]


def read_ahead(groups: Iterable[Group], more: Callable[[str], str]) -> Iterator[int]:
    """Look through late rows before anything is asked for, a slice at a time."""
    for group in groups:
        if isinstance(group.rows, LateRows):
            for at in range(len(group.rows)):
                _told(group, at, more)
                if at % SLICE == 0:
                    yield at


def _told(group: Group, at: int, more: Callable[[str], str]) -> str:
    """What is looked through of a row; of late ones, which may be many, it is kept."""
    kept = group.rows.told if isinstance(group.rows, LateRows) else {}
    found = kept.get(at)
    if found is None:
        row = group.rows[at]
        texts = (group.heading, row.title, row.fact, row.number, more(row.id))
        found = kept[at] = folded(" ".join(texts))
    return found
