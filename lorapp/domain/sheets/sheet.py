"""What a sheet is: columns that say how to fill them, and the rows that came of a record."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from lorapp.domain.sheets.scene import Scene
from lorapp.frozen import dataclass

ABOUT: Final = "About"
"""The name of the first sheet of a workbook, which says what the others are."""

HOME: Final = "{home}"
"""Stands in a heading for the name of the applicant's zone."""

Value = str | int | float | bool | date | datetime | None


class Kind(StrEnum):
    """What a column holds, so that dates become dates and texts stay texts.

    A moment is written in the zone that its heading names; a note may have several lines.
    """

    TEXT = "text"
    NOTE = "note"
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    SHARE = "share"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, how a record fills it, and what it holds.

    ``{home}`` in a heading is the name of the applicant's zone.
    """

    heading: str
    value: Callable[[Scene, Any], Value]
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class SheetKind:
    """One list as a sheet; ``about`` says in a sentence what a row is."""

    name: str
    title: str
    about: str
    records: Callable[[Scene], Iterable[Any]]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it is written; every row has a value for every heading."""

    name: str
    title: str
    about: str
    headings: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: tuple[tuple[Value, ...], ...]


def made(kind: SheetKind, scene: Scene) -> Sheet:
    """Fill a sheet from a record at an instant.

    Where home is Eastern the second clock would say the same as the first and is left out.
    """
    columns: dict[str, Column] = {}
    for column in kind.columns:
        columns.setdefault(column.heading.format(home=scene.home), column)
    return Sheet(
        name=kind.name,
        title=kind.title,
        about=kind.about,
        headings=tuple(columns),
        kinds=tuple(column.kind for column in columns.values()),
        rows=tuple(
            tuple(_filled(column, scene, record) for column in columns.values())
            for record in kind.records(scene)
        ),
    )


def _filled(column: Column, scene: Scene, record: object) -> Value:
    value = column.value(scene, record)
    # An empty text is an empty cell.
    return None if value == "" else value
