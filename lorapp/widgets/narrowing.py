"""Keeping the rows of a list that hold every word asked for."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from lorapp.widgets.row_paint import Group, Row

NOTHING: Final = "Nothing here has this. Fewer letters find more."


def folded(text: str) -> str:
    """A text without accents and case, for searching."""
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

    def holds(heading: str, row: Row) -> bool:
        text = folded(" ".join((heading, row.title, row.fact, row.number, more(row.id))))
        return all(word in text for word in words)

    found = []
    for group in groups:
        rows = tuple(row for row in group.rows if holds(group.heading, row))
        if rows:
            count = str(len(rows)) if group.count else ""
            found.append(replace(group, rows=rows, count=count))
    return found or [Group(NOTHING, ())]
