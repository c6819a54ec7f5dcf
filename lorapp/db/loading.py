"""Rows into one frozen record, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Table, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from lorapp.db.shelves import APPLICANT, LISTS, Branch, Held, Shelf
from lorapp.db.tables import Base
from lorapp.domain.leaves import is_zone
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN
from lorapp.errors import StoreError

Row = Mapping[str, Any]

_ZONES: Final = frozenset({"timezone", "zone"})


def load(session: Session) -> SeasonFile | None:
    """Read the whole record, one query a table; None while there is no applicant."""
    rows = _rows(session, APPLICANT.row)
    if not rows:
        return None
    found: dict[str, Any] = {"applicant": _records(session, APPLICANT, rows)[0]}
    given_empty = rows[0]["empty_lists"] or ()
    for shelf in LISTS:
        records = _records(session, shelf, _rows(session, shelf.row))
        empty = () if shelf.name in given_empty else NOT_GIVEN
        found[shelf.name] = records or empty
    return SeasonFile(**found)


def _records(session: Session, shelf: Shelf, rows: list[Row]) -> tuple[Any, ...]:
    grown = [(branch, _grown(session, branch)) for branch in shelf.branches]
    key = shelf.key[0] if shelf.key else "id"
    return tuple(
        shelf.made(
            row,
            {branch.field: _field(branch, items.get(row[key], ()), row) for branch, items in grown},
        )
        for row in rows
    )


def _grown(session: Session, branch: Branch) -> Mapping[Any, list[Any]]:
    items: dict[Any, list[Any]] = defaultdict(list)
    for row in _rows(session, branch.row):
        items[row[branch.owner]].append(branch.item(row))
    return items


def _field(branch: Branch, items: Sequence[Held], row: Row) -> Held:
    if branch.single:
        return items[0] if items else None
    return tuple(items) or (() if branch.field in (row["empties"] or ()) else NOT_GIVEN)


def _rows(session: Session, row: type[Any]) -> list[Row]:
    table = row.__table__
    order = [table.c.position] if "position" in table.c else []
    try:
        found = session.execute(select(*table.columns).order_by(*order))
        rows: list[Row] = [dict(line) for line in found.mappings()]
        _expect_fit(rows)
    except (ValueError, TypeError) as error:
        raise StoreError(
            f"A row of {table.name} cannot be read ({error}). Run `lorapp doctor` to see which, "
            "or restore a backup."
        ) from error
    return rows


def _expect_fit(rows: list[Row]) -> None:
    """Raise ValueError for what SQLite keeps in any column, but no record can hold."""
    for row in rows:
        for name, value in row.items():
            if value.__class__ is bytes:
                raise ValueError(f"{name} is no text")
            if name in _ZONES and value is not None and not is_zone(value):
                raise ValueError(f"{name} is no time zone")


def unreadable(session: Session) -> tuple[str, ...]:
    """Name every row that cannot be read, one by one."""
    return tuple(
        f"{table.name} {' '.join(map(str, primary))}: {error}"
        for table in Base.metadata.sorted_tables
        for primary, error in _broken(session, table)
    )


def _broken(session: Session, table: Table) -> Iterator[tuple[tuple[object, ...], Exception]]:
    for primary in session.execute(select(*table.primary_key)).all():
        here = [column == value for column, value in zip(table.primary_key, primary, strict=True)]
        try:
            found = session.execute(select(*table.columns).where(*here))
            _expect_fit([dict(line) for line in found.mappings()])
        except (ValueError, TypeError, SQLAlchemyError) as error:
            yield tuple(primary), error
