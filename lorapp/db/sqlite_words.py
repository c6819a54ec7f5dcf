"""SQLite's errors as sentences; a full disk is never called damage."""

import sqlite3
from pathlib import Path
from typing import Final

from lorapp.db.words import NOT_SAVED, DamagedError, disk_full, moved
from lorapp.errors import LorError, RefusedError, StoreBusyError, StoreError

TROUBLES: Final = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises. Of a damaged store it may quote bytes that Python can not even read."""

_FULL: Final = frozenset({sqlite3.SQLITE_FULL})
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_RIGHTS: Final = frozenset(
    {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
)
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def sentence(error: BaseException, path: Path, lost: str = NOT_SAVED) -> LorError:
    """Turn an error of SQLite, or SQLAlchemy's wrapping of one, into an error for a person.

    ``lost`` says what a full disk kept from happening.
    """
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, UnicodeDecodeError):
        return DamagedError(path, "its tables cannot be read")
    if not isinstance(cause, sqlite3.Error):
        return StoreError(f"The store {path} could not be used: {cause}. Run `lorapp doctor`.")
    if isinstance(cause, sqlite3.IntegrityError):
        return _refused(str(cause))
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return StoreError(moved(path))
    if code & 0xFF in _FULL or code == sqlite3.SQLITE_IOERR_WRITE:
        return StoreError(disk_full(path, lost))
    return _by_code(code, cause, path)


def _by_code(code: int, cause: sqlite3.Error, path: Path) -> LorError:
    plain = code & 0xFF
    if plain in _BUSY:
        return StoreBusyError(
            f"Another program holds the store {path}; nothing was saved. Close it and try again."
        )
    if plain == sqlite3.SQLITE_CANTOPEN and not path.parent.is_dir():
        return StoreError(moved(path))
    if plain in _RIGHTS:
        return StoreError(
            f"There is no permission to use {path} and its folder as needed; nothing was "
            "changed. Change their rights and try again."
        )
    if plain in _DAMAGED:
        return DamagedError(path, str(cause))
    return StoreError(f"The store {path} could not be used ({cause}). Run `lorapp doctor`.")


def _refused(message: str) -> LorError:
    if "FOREIGN KEY" in message:
        return RefusedError(
            "Another record still refers to this one, so nothing was saved; change that one first."
        )
    if "letter_id" in message:
        return RefusedError("Another letter has this Letter ID; nothing was saved.")
    return RefusedError(f"The store does not take this value ({message}); nothing was saved.")
