"""An open store: one engine, checked when opened, with every error told as a sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, configure_mappers

from lorapp.db import backup, engine, journal, leftovers, loading, schema
from lorapp.db.lock import StoreLock
from lorapp.db.opening import SCHEMA, check_schema
from lorapp.db.seal import break_seal
from lorapp.db.sqlite_words import TROUBLES, sentence
from lorapp.db.words import DamagedError
from lorapp.domain.record import SeasonFile
from lorapp.errors import StoreBusyError, StoreError
from lorapp.paths import Paths


class Store:
    """The store of one folder, open until closed. One thread at a time."""

    def __init__(self, paths: Paths, *, read_only: bool = False) -> None:
        self.paths = paths
        self.read_only = read_only
        self.engine = engine.open_engine(paths.db, read_only=read_only)
        self._inode = _inode(paths.db)

    @property
    def is_in_place(self) -> bool:
        """Whether the file that was opened is the one that lies there."""
        return _inode(self.paths.db) == self._inode

    def prepare(self, *, full_check: bool, at: datetime) -> None:
        """Check what was opened, and bring an older schema up to today's after a copy.

        Raises StoreError when the store is damaged, newer, or older and only to be read.
        """
        with self._told():
            with engine.reading(self.engine) as session:
                found = schema.schema_of(session.connection(), self.paths.db)
                wrong = self._wrong(session, full=full_check)
            if wrong:
                raise DamagedError(self.paths.db, wrong)
            check_schema(found)
            if found < SCHEMA:
                self._migrate(found, at)

    @staticmethod
    def set_up_tables() -> None:
        """Set up the classes of all tables: the first save would wait for that."""
        configure_mappers()

    def load(self) -> tuple[SeasonFile | None, int]:
        """The whole record, and the journal step it is the state after."""
        with self._told(), engine.reading(self.engine) as session:
            return loading.load(session), journal.last_seq(session)

    def last_used(self) -> datetime | None:
        """When the newest step was made, by the clock of that day; None before the first."""
        with self._told(), engine.reading(self.engine) as session:
            try:
                newest = journal.steps(session, 1)
            except StoreError:
                # Nobody knows any more; the check-up tells which step is damaged.
                return None
        return newest[0].at if newest else None

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One write transaction; whatever goes wrong, nothing of it is kept."""
        with self._told(), engine.writing(self.engine) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One read transaction."""
        with self._told(), engine.reading(self.engine) as session:
            yield session

    def copy_to(self, target: Path) -> Path:
        """A checked copy of the store at a free path."""
        with self._told():
            return backup.copy_store(self.connection(), target)

    def rescue(self, at: datetime, seq: int) -> str:
        """Copy a store that lost its name to the backups; say where, or why not."""
        try:
            kept = self.copy_to(backup.stamped(self.paths.backups, at, seq))
        except StoreError as error:
            return str(error)
        return (
            f"The store {self.paths.db} was moved, deleted or replaced while lorapp had it open. "
            f"What was saved is kept at {kept}; `lorapp restore FILE` puts it in its place."
        )

    def problems(self) -> tuple[str, ...]:
        """What SQLite's own full check finds."""
        with self._told():
            return backup.problems(self.connection())

    def shrink(self) -> None:
        """Write the file anew without a byte of what was deleted."""
        with self._told():
            self.connection().execute("VACUUM")

    def connection(self) -> sqlite3.Connection:
        """The one connection below the engine, outside any transaction."""
        found = self.engine.raw_connection().driver_connection
        if not isinstance(found, sqlite3.Connection):
            raise TypeError(f"{found!r} is no SQLite connection")
        return found

    def close(self) -> None:
        """Close the connection; from then on the file may be hashed and copied."""
        self.engine.dispose()

    def _migrate(self, found: int, at: datetime) -> None:
        if self.read_only:
            raise StoreError(
                f"This store was made by an older lorapp (schema {found}; this one writes "
                f"{SCHEMA}). Open it once with `lorapp`, or take a copy with `lorapp backup`, "
                "to bring it up to date."
            )
        stem = f"before-schema-{schema.revision(SCHEMA)}-"
        with self.reading() as session:
            seq = journal.last_seq(session)
        self.copy_to(backup.stamped(self.paths.backups, at, seq, stem))
        break_seal(self.paths)
        schema.migrate(self.engine)

    def _wrong(self, session: Session, *, full: bool) -> str | None:
        connection = session.connection()
        checks = ("integrity_check", "foreign_key_check") if full else ("quick_check",)
        for check in checks:
            found = connection.exec_driver_sql(f"PRAGMA {check}").first()
            if found is not None and found[0] != "ok":
                return ", ".join(str(part) for part in found)
        return None

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, *TROUBLES) as error:
            raise sentence(error, self.paths.db) from error


def _inode(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        # There is nothing to be read; opening it says why.
        return None


def recover(paths: Paths, lock: StoreLock, at: datetime) -> None:
    """Let SQLite finish what a crash cut short: a store opened only to be read cannot.

    Journals of other files are set aside first.
    """
    beside = leftovers.beside(paths)
    if not beside:
        return
    try:
        lock.take(at)
    except StoreBusyError:
        # The journal belongs to a save that another lorapp is making right now.
        return
    store: Store | None = None
    try:
        leftovers.set_aside(paths, at)
        if paths.rollback.exists():
            store = Store(paths)
            store.load()
    finally:
        if store:
            store.close()
        lock.release()
