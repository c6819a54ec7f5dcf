"""Copies of the store: written beside, checked, renamed; and which of them to keep."""

import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from lorapp.db.opening import cannot_read, check_file, make_empty_file
from lorapp.db.sqlite_words import TROUBLES, sentence
from lorapp.db.words import DamagedError
from lorapp.errors import StoreError
from lorapp.paths import cannot_write, forget, make_folder, sync_folder

RECENT_DAYS: Final = 2
DAILY: Final = 12
WEEKLY: Final = 10
MONTHLY: Final = 9
FEWEST: Final = 3
GAP: Final = timedelta(days=366)
"""Time without a copy that is taken for a clock set wrong rather than for a pause."""
_STAMP: Final = "%Y%m%d-%H%M%S"
_PREFIX: Final = "lorapp-"
_STAMPED: Final = re.compile(r"lorapp-[0-9]{8}-[0-9]{6}-step[0-9]+(-[0-9]+)?\.db")


def copy_store(source: sqlite3.Connection, target: Path) -> Path:
    """Copy an open store whole and checked to a path that is free; return the path.

    Raises StoreError; then nothing is left at the target.
    """
    make_folder(target.parent)
    part = target.with_name(f".part-{target.name}")
    try:
        part.unlink(missing_ok=True)
        make_empty_file(part)
        with closing(sqlite3.connect(part)) as copy, _standing_still(source):
            source.backup(copy)
            _check_equal(source, copy, target)
        _sync(part)
        part.replace(target)
        sync_folder(target.parent)
    except TROUBLES as error:
        raise sentence(error, target, "the copy was not made") from error
    except OSError as error:
        raise StoreError(cannot_write(target, error)) from error
    finally:
        forget(part)
    return target


def whole_copy(source: sqlite3.Connection) -> bytes:
    """The content of a checked copy of an open store, in memory alone.

    Raises StoreError when the store is damaged.
    """
    wrong = problems(source)
    if wrong:
        raise StoreError(f"The store is damaged ({wrong[0]}); no copy was made.")
    with closing(sqlite3.connect(":memory:")) as copy:
        source.backup(copy)
        return copy.serialize()


def copy_file(source: Path, target: Path) -> Path:
    """Copy a store that no one has open. Raises StoreError when it is none, or damaged."""
    check_file(source)
    with closing(open_reading(source)) as connection:
        return copy_store(connection, target)


def verify(path: Path) -> None:
    """Check a copy in full. Raises StoreError with what is wrong."""
    check_file(path)
    try:
        with closing(open_reading(path)) as connection:
            wrong = problems(connection)
    except TROUBLES as error:
        raise sentence(error, path) from error
    if wrong:
        raise DamagedError(path, wrong[0])


def open_reading(path: Path) -> sqlite3.Connection:
    """A plain connection that cannot write."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite itself finds wrong in a store."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [
        f"row {row} of {table} names a {parent} that is not there"
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check")
    ]
    return tuple(found)


def stamped(folder: Path, at: datetime, seq: int, prefix: str = _PREFIX) -> Path:
    """A free file name for a copy made at this moment after this journal step."""
    stem = f"{prefix}{at:{_STAMP}}-step{seq}"
    return free(folder / f"{stem}.db")


def free(path: Path) -> Path:
    """This path, or one like it with a number: what lies there already stays."""
    found, count = path, 2
    while os.path.lexists(found):
        found = path.with_name(f"{path.stem}-{count}{path.suffix}")
        count += 1
    return found


def made_at(path: Path) -> datetime:
    """When an automatic copy was made (UTC, naive, to the second), read off its name."""
    text = path.name.removeprefix(_PREFIX)
    return datetime.strptime(text[: len("20261122-183346")], _STAMP)  # noqa: DTZ007 names are UTC


def step_of(path: Path) -> int:
    """The journal step an automatic copy was made after, read off its name."""
    return int(path.stem.split("-step")[1].split("-")[0])


def automatic(folder: Path) -> tuple[Path, ...]:
    """The dated copies, newest first. Raises StoreError when the folder cannot be looked into."""
    try:
        found = [
            (made_at(path), path.lstat().st_mtime_ns, path)
            for path in folder.glob(f"{_PREFIX}*-step*.db")
            if _is_stamped(path)
        ]
    except OSError as error:
        raise StoreError(cannot_read(folder)) from error
    return tuple(path for *_, path in sorted(found, reverse=True))


def _is_stamped(path: Path) -> bool:
    """Whether a name is one we give: who renames a copy, or syncs it, may add words of their own.

    Such a copy is left alone, and is restored by its path.
    """
    if not _STAMPED.fullmatch(path.name):
        return False
    try:
        made_at(path)
    except ValueError:  # a day that never was
        return False
    return True


def to_keep(copies: Sequence[Path], now: datetime) -> frozenset[Path]:
    """Which dated copies stay: all of 2 days, then 12 daily, 10 weekly, 9 monthly; never below 3.

    Where the clock seems to have jumped, all of the 2 days before the jump stay too. ``copies``
    are newest first; ``now`` is UTC and naive like the names.
    """
    recent = _recent(copies, now)
    older = [path for path in copies if path not in recent]
    kept = set(copies[:FEWEST]) | set(recent)
    for count, period in ((DAILY, "%Y-%m-%d"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        newest = _newest_of_each(older, period)[:count]
        kept |= set(newest)
        older = [path for path in older if not newest or made_at(path) < made_at(newest[-1])]
    return frozenset(kept)


def thin(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Delete the dated copies that the rotation lets go, and return them."""
    copies = automatic(folder)
    kept = to_keep(copies, now)
    gone = tuple(path for path in copies if path not in kept)
    for path in gone:
        path.unlink()
    return gone


def _recent(copies: Iterable[Path], now: datetime) -> set[Path]:
    """The copies of the last two days, and of the two days before each jump of the clock."""
    found: set[Path] = set()
    end = later = now
    for path in copies:
        at = made_at(path)
        if later - at > GAP:
            end = at
        if end - at < timedelta(days=RECENT_DAYS):
            found.add(path)
        later = at
    return found


def _newest_of_each(copies: Iterable[Path], period: str) -> list[Path]:
    newest: dict[str, Path] = {}
    for path in copies:
        newest.setdefault(f"{made_at(path):{period}}", path)
    return list(newest.values())


@contextmanager
def _standing_still(source: sqlite3.Connection) -> Iterator[None]:
    """Let no one else save between the copy and the look at whether it is equal."""
    if source.in_transaction:
        yield
        return
    source.execute("BEGIN")
    try:
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield
    finally:
        source.rollback()


def _check_equal(source: sqlite3.Connection, copy: sqlite3.Connection, target: Path) -> None:
    wrong = problems(copy)
    if wrong:
        raise DamagedError(target, wrong[0])
    if _counts(source) != _counts(copy):
        raise StoreError(f"The copy {target} does not hold every row; it was not kept. Try again.")


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = [
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names
    }


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
