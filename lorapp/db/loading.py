"""Rows into one frozen record, in a fixed number of queries, column by column."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import repeat
from typing import Any, Final

from sqlalchemy import Column, Table
from sqlalchemy.orm import Session

from lorapp.db.shelves import APPLICANT, LISTS, Branch, Held, Shelf
from lorapp.db.tables import Base
from lorapp.domain.leaves import is_zone
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN
from lorapp.errors import StoreError

Columns = Mapping[str, Sequence[Any]]
"""What rows hold, by the name of the column."""

Reader = Callable[[Any], Any]

_PLACE: Final = "position"
_ZONES: Final = frozenset({"timezone", "zone"})


def load(session: Session) -> SeasonFile | None:
    """Read the whole record, one query a table; None while there is no applicant."""
    people = _columns(session, _table(APPLICANT.row))
    if not people["id"]:
        return None
    found: dict[str, Any] = {"applicant": _records(session, APPLICANT, people)[0]}
    given_empty = people["empty_lists"][0] or ()
    for shelf in LISTS:
        records = _records(session, shelf, _columns(session, _table(shelf.row)))
        empty = () if shelf.name in given_empty else NOT_GIVEN
        found[shelf.name] = records or empty
    return SeasonFile(**found)


def _records(session: Session, shelf: Shelf, columns: Columns) -> tuple[Held, ...]:
    if shelf.word:
        return tuple(columns[shelf.word])
    fields = {name: columns[name] for name in shelf.columns}
    keys = columns[shelf.key[0] if shelf.key else "id"] if shelf.branches else ()
    for branch in shelf.branches:
        fields[branch.field] = list(_grown(session, branch, keys, columns.get("empties")))
    return tuple(_made(shelf.record, fields))


def _made(record: type[Held], fields: Columns) -> list[Held]:
    names = tuple(fields)
    return [
        record(**dict(zip(names, row, strict=True))) for row in zip(*fields.values(), strict=True)
    ]


def _grown(
    session: Session, branch: Branch, keys: Sequence[Any], empties: Sequence[Any] | None
) -> Iterator[Held]:
    """What stands in a field of its own table, for each record in turn."""
    owned = _owned(session, branch)
    for key, given in zip(keys, empties or repeat(()), strict=False):
        theirs = owned.get(key, ())
        if branch.single:
            yield theirs[0] if theirs else None
        else:
            yield tuple(theirs) or (() if branch.field in (given or ()) else NOT_GIVEN)


def _owned(session: Session, branch: Branch) -> Mapping[Any, list[Held]]:
    """The items of a branch by their owner.

    Equal rows of two owners make one item: of many letters a few days and words are different.
    """
    table = _table(branch.row)
    rows = _rows(session, table)
    with _told(table):
        _expect_fit(branch.owner, [row[0] for row in rows])
    parts = [row[1:] for row in rows]
    different = list(dict.fromkeys(parts))
    with _told(table):
        columns = _read(_readers(table, session)[1:], different)
    if branch.record is None:
        items = columns[branch.word]
    else:
        items = _made(branch.record, {name: columns[name] for name in branch.columns})
    known = dict(zip(different, items, strict=True))
    owned: dict[Any, list[Held]] = defaultdict(list)
    for row, part in zip(rows, parts, strict=True):
        owned[row[0]].append(known[part])
    return owned


def _columns(session: Session, table: Table) -> Columns:
    rows = _rows(session, table)
    with _told(table):
        return _read(_readers(table, session), rows)


@contextmanager
def _told(table: Table) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError) as error:
        raise StoreError(
            f"A row of {table.name} cannot be read ({error}). Run `lorapp doctor` to see which, "
            "or restore a backup."
        ) from error


def _rows(
    session: Session, table: Table, where: str = "", primary: Sequence[Any] = ()
) -> Sequence[tuple[Any, ...]]:
    """The rows of a table as SQLite keeps them, in order."""
    # Past SQLAlchemy: to compose these queries takes it longer than all the rest.
    names = [_quoted(column.name) for column in _listed(table)]
    keys = [column.name for column in table.primary_key]
    # Items come owner by owner, as their index has them.
    ordered = keys if _PLACE in keys else [_PLACE] if _PLACE in table.columns else []
    order = f" ORDER BY {', '.join(map(_quoted, ordered))}" if ordered else ""
    query = f"SELECT {', '.join(names)} FROM {_quoted(table.name)}{where}{order}"
    with closing(session.connection().connection.cursor()) as cursor:
        cursor.execute(query, tuple(primary))
        return cursor.fetchall()


def _table(row: type[Base]) -> Table:
    return Base.metadata.tables[row.__tablename__]


def _listed(table: Table) -> list[Column[Any]]:
    """The columns of a table, whose row it is first."""
    return sorted(table.columns, key=lambda column: not column.primary_key)


def _read(readers: Sequence[tuple[str, Reader | None]], rows: Sequence[tuple[Any, ...]]) -> Columns:
    """Rows by column. Raises ValueError or TypeError for what no record can hold."""
    columns = zip(*rows, strict=True) if rows else repeat((), len(readers))
    return {
        name: _values(name, reader, column)
        for (name, reader), column in zip(readers, columns, strict=True)
    }


def _values(name: str, reader: Reader | None, column: Sequence[Any]) -> Sequence[Any]:
    """Read a column, each value that comes again once."""
    if reader is not None:
        known = {value: reader(value) for value in dict.fromkeys(column)}
        return [*map(known.__getitem__, column)]
    _expect_fit(name, column)
    return column


def _expect_fit(name: str, column: Sequence[Any]) -> None:
    """Raise ValueError for what SQLite keeps in any column, but no record can hold."""
    if bytes in set(map(type, column)):
        raise ValueError(f"{name} is no text")
    if name in _ZONES and not all(zone is None or is_zone(zone) for zone in set(column)):
        raise ValueError(f"{name} is no time zone")


def _readers(table: Table, session: Session) -> Sequence[tuple[str, Reader | None]]:
    """How SQLAlchemy reads each column of a table; None where a value stays as it is."""
    dialect = session.connection().dialect
    return [
        (column.name, column.type.dialect_impl(dialect).result_processor(dialect, None))
        for column in _listed(table)
    ]


def _quoted(name: str) -> str:
    return f'"{name}"'


def unreadable(session: Session) -> tuple[str, ...]:
    """Name every row that cannot be read, one by one."""
    return tuple(
        f"{table.name} {' '.join(map(str, primary))}: {error}"
        for table in Base.metadata.sorted_tables
        for primary, error in _broken(session, table)
    )


def _broken(session: Session, table: Table) -> Iterator[tuple[tuple[object, ...], Exception]]:
    names = [_quoted(column.name) for column in table.primary_key]
    listed = f"SELECT {', '.join(names)} FROM {_quoted(table.name)}"
    where = f" WHERE {' AND '.join(f'{name} IS ?' for name in names)}"
    readers = _readers(table, session)
    for primary in session.connection().exec_driver_sql(listed).all():
        try:
            _read(readers, _rows(session, table, where, primary))
        except (ValueError, TypeError, sqlite3.Error) as error:
            yield tuple(primary), error
