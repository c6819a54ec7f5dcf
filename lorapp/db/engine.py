"""SQLite as the promises need it: real transactions, and the settings the tests cut power on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

PRAGMAS: Final = (
    "foreign_keys=on",
    "journal_mode=delete",
    "synchronous=extra",
    "fullfsync=on",
    "busy_timeout=3000",
    "trusted_schema=off",
    "cell_size_check=on",
    "secure_delete=on",
)
"""Set on every connection: what a screen calls saved survives a power cut."""

_READING: Final = "lorapp_reading"


def open_engine(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine over one connection to a store that exists; nothing is read yet.

    The one connection may be used by any thread, by one at a time.
    """
    mode = "ro" if read_only else "rw"
    url = URL.create(
        "sqlite+pysqlite",
        database=f"file:{quote(path.as_posix())}",
        query={"mode": mode, "uri": "true"},
    )
    engine = create_engine(
        url,
        poolclass=StaticPool,
        connect_args={"check_same_thread": False},
    )
    return _configured(engine)


def engine_in_memory(store: bytes) -> Engine:
    """Return an engine over the content of a store, which then lies in no file."""

    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.deserialize(store)
        return connection

    return _configured(create_engine("sqlite://", creator=opened, poolclass=StaticPool))


def _configured(engine: Engine) -> Engine:
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # Python's own BEGIN comes too late: it would leave half a migration, and let two writers
    # both start. A reader takes no write lock.
    reading = connection.get_execution_options().get(_READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """One transaction that holds the write lock from its start; rolled back on any error."""
    with Session(engine, autoflush=False, expire_on_commit=False) as session, session.begin():
        session.connection()
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """One transaction that only reads."""
    with (
        engine.connect().execution_options(**{_READING: True}) as connection,
        Session(connection, autoflush=False) as session,
    ):
        yield session
