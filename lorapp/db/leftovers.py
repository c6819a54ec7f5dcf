"""Journals beside the store that belong to another file: SQLite would play them into it."""

import os
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from lorapp.db.backup import problems, stamped
from lorapp.errors import StoreError
from lorapp.paths import Paths, cannot_write, make_folder, sync_folder

_NEVER_OURS: Final = ("-wal", "-shm")
"""lorapp never writes these: they came with a file from elsewhere."""

_RESERVED: Final = 0x40000001
"""The byte that SQLite locks while it saves."""

_OWN_JOURNAL: Final = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def beside(paths: Paths) -> tuple[Path, ...]:
    """Every journal that lies beside the store, whoever left it."""
    never_ours = (paths.db.with_name(paths.db.name + end) for end in _NEVER_OURS)
    return tuple(path for path in (*never_ours, paths.rollback) if os.path.lexists(path))


def foreign(paths: Paths) -> tuple[Path, ...]:
    """The journals that must not be played into the store. No one may have it open."""
    return tuple(path for path in beside(paths) if path != paths.rollback or not _belongs(paths))


def set_aside(paths: Paths, at: datetime) -> tuple[str, ...]:
    """Move journals of other files to the damaged folder; a sentence for each.

    The right to write must be held. Raises StoreError when they cannot be moved.
    """
    told = []
    for path in foreign(paths):
        target = stamped(make_folder(paths.damaged), at, 0, f"{path.name}-")
        try:
            path.rename(target)
            sync_folder(paths.home)
        except OSError as error:
            raise StoreError(cannot_write(target, error)) from error
        told.append(
            f"{path.name} lay beside the store and belonged to another file; it was set aside in "
            f"{target.parent}."
        )
    return tuple(told)


def _belongs(paths: Paths) -> bool:
    """Whether a rollback journal is what the last save of this very store left.

    After a clean close there is none. After a crash it is tried on a copy: what it makes must
    be whole.
    """
    if paths.seal.exists():
        return False
    try:
        with paths.rollback.open("rb") as file:
            if file.read(len(_OWN_JOURNAL)) != _OWN_JOURNAL:
                return True  # an empty or ended one: SQLite plays nothing back
        with paths.db.open("rb+") as store:
            return not _reserve(store) or _makes_whole(paths)
    except OSError as error:
        raise StoreError(cannot_write(paths.home, error)) from error


if sys.platform == "win32":

    def _reserve(_store: IO[bytes]) -> bool:
        """Windows lets nobody move a journal that is in use."""
        return True
else:
    import fcntl

    def _reserve(store: IO[bytes]) -> bool:
        """Keep other savers out until the file is closed; False when one is at it right now."""
        try:
            fcntl.lockf(store, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _RESERVED)
        except OSError:
            return False
        return True


def _makes_whole(paths: Paths) -> bool:
    with tempfile.TemporaryDirectory(prefix=".trial-", dir=paths.home) as folder:
        trial = Path(folder) / paths.db.name
        shutil.copyfile(paths.db, trial)
        shutil.copyfile(paths.rollback, trial.with_name(paths.rollback.name))
        try:
            with closing(sqlite3.connect(trial)) as connection:
                return not problems(connection)
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return False
