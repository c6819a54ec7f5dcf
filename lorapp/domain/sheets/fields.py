"""Columns for the fields of a list that can be read back, by what their cells are read as."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import Column, Kind, Value
from lorapp.domain.tables import cells
from lorapp.domain.tables.cells import Reader
from lorapp.domain.tables.targets import ListKind, Target

_KINDS: Final[Mapping[Reader, Kind]] = {
    cells.day_cell: Kind.DAY,
    cells.count_cell: Kind.NUMBER,
    cells.asked_cell: Kind.NUMBER,
    cells.months_cell: Kind.NUMBER,
    cells.years_cell: Kind.NUMBER,
    cells.season_cell: Kind.NUMBER,
    cells.number_cell: Kind.NUMBER,
    cells.percent_cell: Kind.SHARE,
    cells.flag_cell: Kind.FLAG,
}
_NOTES: Final = frozenset({"notes", "note"})


def _simple(value: Any) -> Value:  # noqa: ANN401  any field of a record
    """A field as a cell holds it."""
    if not isinstance(value, str | int | float | date):
        raise TypeError(f"{value!r} needs a writer of its own.")
    return value


class Filled:
    """How a field fills its cell; ``name`` may lead inside a record (``letters.min``)."""

    def __init__(self, name: str) -> None:
        self._path = name.split(".")

    def __call__(self, _scene: Scene, record: object) -> Value:
        value: Any = record
        for part in self._path:
            value = getattr(value, part, None)
        return None if value is None else _simple(value)


def field_columns(kind: ListKind, writers: Mapping[str, Column | None]) -> tuple[Column, ...]:
    """A column for every meaning of a list, in its order, without the key.

    ``writers`` gives those that are not simply a field; None leaves one out.
    """
    found = (
        writers[target.name] if target.name in writers else _plain(target)
        for target in kind.targets
        if not target.only_read and target is not kind.by_name.get("key")
    )
    return tuple(column for column in found if column is not None)


def key_column(kind: ListKind) -> Column:
    """The column by which a row is found again; people read the names before it."""
    return _plain(kind.by_name["key"])


def _plain(target: Target) -> Column:
    kind = Kind.NOTE if target.name in _NOTES else _KINDS.get(target.read, Kind.TEXT)
    return Column(target.heading, Filled(target.name), kind)


def specialty_of(scene: Scene, record: Any) -> Value:  # noqa: ANN401  any record with one
    """A record's specialty by name."""
    return scene.specialty(record.specialty)


def service_of(scene: Scene, record: Any) -> Value:  # noqa: ANN401  any record with one
    """A record's service as people call it."""
    return scene.service(record.service)


def mentor_of(scene: Scene, record: Any) -> Value:  # noqa: ANN401  any record with one
    """A record's mentor by name."""
    return scene.mentor(record.mentor)


def rotation_of(scene: Scene, record: Any) -> Value:  # noqa: ANN401  any record with one
    """A record's stay by its site."""
    return scene.rotation(record.rotation)


def program_of(scene: Scene, record: Any) -> Value:  # noqa: ANN401  any record with one
    """A record's program by name."""
    return scene.program(record.program)


def letter_of(scene: Scene, record: Any) -> Value:  # noqa: ANN401  any record with one
    """A record's letter by its writer."""
    return scene.letter(record.letter)
