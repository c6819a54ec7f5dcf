"""What lies where the store should be, told from the file alone before any connection."""

import os
import stat
from enum import Enum, auto
from pathlib import Path
from typing import Final

from lorapp.db.seal import Seal, fits, read_seal
from lorapp.db.words import DamagedError
from lorapp.errors import StoreError
from lorapp.frozen import dataclass
from lorapp.paths import PRIVATE_FILE, Paths, cannot_write

SCHEMA: Final = 7
"""The version of the tables that this lorapp knows; migrations are named after it."""

APPLICATION_ID: Final = 0x4C4F5241
"""Marks a file as a lorapp store ("LORA")."""

_MAGIC: Final = b"SQLite format 3\x00"
_HEADER: Final = 100
_PAGE_SIZE: Final = slice(16, 18)
_PAGE_COUNT: Final = slice(28, 32)
_USER_VERSION: Final = slice(60, 64)
_APPLICATION: Final = slice(68, 72)


class Trust(Enum):
    """How far a store can be trusted as it lies there."""

    MISSING = auto()
    SEALED = auto()
    UNSEALED = auto()
    ALTERED = auto()


@dataclass(frozen=True, slots=True)
class Found:
    """A store that may be opened; ``schema`` as its header says."""

    trust: Trust
    schema: int = SCHEMA
    seal: Seal | None = None


def look(paths: Paths) -> Found:
    """Look at the store file. Raises StoreError when it must not be opened."""
    seal = read_seal(paths)
    if not _is_there(paths.db):
        if seal is None:
            return Found(Trust.MISSING)
        raise StoreError(
            f"The store {paths.db} is gone. Put it back, or run `lorapp restore FILE` with a "
            f"backup from {paths.backups}; to begin anew, delete {paths.seal.name} there."
        )
    if seal is None and paths.rollback.exists():
        # The last save was cut short: the file is whole only after SQLite has rolled it back.
        check_kind(paths.db)
        return Found(Trust.UNSEALED)
    schema = check_file(paths.db)
    if seal is None:
        return Found(Trust.UNSEALED, schema)
    trust = Trust.SEALED if fits(seal, paths.db) else Trust.ALTERED
    return Found(trust, schema, seal)


def check_file(path: Path) -> int:
    """Check that a file may be a store of ours and return the schema in its header.

    Raises StoreError with what is wrong and what to do.
    """
    check_kind(path)
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
        size = path.stat().st_size
    except PermissionError as error:
        raise StoreError(cannot_read(path)) from error
    if size == 0:
        raise DamagedError(path, "the file is empty")
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        raise DamagedError(path, "it is not a lorapp store")
    if size < _size_in(header):
        raise DamagedError(path, "its end is missing")
    if int.from_bytes(header[_APPLICATION], "big") != APPLICATION_ID:
        raise StoreError(
            f"{path} is a database of another program, not a lorapp store; nothing was changed."
        )
    schema = int.from_bytes(header[_USER_VERSION], "big")
    check_schema(schema)
    return schema


def check_schema(schema: int) -> None:
    """Refuse a store of a newer lorapp."""
    if schema > SCHEMA:
        raise StoreError(
            f"This store was made by a newer lorapp (schema {schema}; this one knows {SCHEMA}). "
            "Nothing was changed."
        )


def make_empty_file(path: Path) -> None:
    """Make a file for the owner alone, where none may be yet.

    Raises StoreError when it cannot be made.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        os.close(os.open(path, flags, PRIVATE_FILE))
    except OSError as error:
        raise StoreError(cannot_write(path, error)) from error


def check_kind(path: Path) -> None:
    """Refuse what is not one plain file of one name."""
    try:
        kind = path.lstat()
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}); check the path.") from error
    if stat.S_ISLNK(kind.st_mode):
        raise StoreError(
            f"The store {path} is a link to another file; put the file itself there instead."
        )
    if stat.S_ISDIR(kind.st_mode):
        raise StoreError(f"The store {path} is a folder; move it away and start again.")
    if not stat.S_ISREG(kind.st_mode):
        raise StoreError(f"The store {path} is not a plain file; move it away and start again.")
    if kind.st_nlink > 1:
        raise StoreError(
            f"The store {path} has a second name elsewhere (a hard link); delete the other name."
        )


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except NotADirectoryError as error:
        raise StoreError(
            f"{path.parent} is not a folder; move it away, or set LORAPP_HOME to another folder."
        ) from error
    except PermissionError as error:
        raise StoreError(cannot_read(path.parent)) from error
    except OSError as error:
        raise StoreError(
            f"{path.parent} cannot be read ({error.strerror}); set LORAPP_HOME to another folder."
        ) from error
    return True


def cannot_read(path: Path) -> str:
    """The sentence for missing rights to read."""
    return f"There is no permission to read {path}; change its rights and try again."


def _size_in(header: bytes) -> int:
    page = int.from_bytes(header[_PAGE_SIZE], "big")
    largest = 1 << 16
    return (largest if page == 1 else page) * int.from_bytes(header[_PAGE_COUNT], "big")
