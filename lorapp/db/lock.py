"""One lorapp at a time may write: a lock the system lets go of, however the program ends."""

import errno
import os
import stat
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from lorapp.errors import StoreBusyError, StoreError
from lorapp.paths import PRIVATE_FILE, cannot_write

_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_CLOSE_ON_EXEC: Final = getattr(os, "O_CLOEXEC", 0)
_HELD_AT: Final = 1 << 20
"""Windows locks a byte far behind the text, so that others can read who holds it."""


class StoreLock:
    """The right to write to the store of one folder, held until it is let go."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        return self._descriptor is not None

    def take(self, now: datetime) -> None:
        """Take the lock, and write down who holds it since when.

        Raises StoreBusyError when another program holds it, StoreError when the file cannot be
        opened or is a link.
        """
        if self.is_held:
            return
        descriptor = _opened(self._path)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise StoreBusyError(_busy(self._path)) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n{now:%Y-%m-%d %H:%M}\n".encode(), 0)
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the lock go; the file stays."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _opened(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | _NO_FOLLOW | _CLOSE_ON_EXEC
    try:
        _refuse_strangers(path.parent)
        descriptor = os.open(path, flags, PRIVATE_FILE)
    except OSError as error:
        if error.errno == errno.ELOOP:
            sentence = f"{path} is a link to another file; delete the link and start again."
            raise StoreError(sentence) from error
        if error.errno == errno.EISDIR:
            sentence = f"{path} is a folder; move it away and start again."
            raise StoreError(sentence) from error
        hint = " `lorapp doctor` says what can be done." if error.errno == errno.EACCES else ""
        raise StoreError(cannot_write(path, error) + hint) from error
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        os.close(descriptor)
        raise StoreError(f"{path} is not a plain file; move it away and start again.")
    if found.st_nlink > 1:  # what is written here would be written there
        os.close(descriptor)
        raise StoreError(f"{path} has a second name elsewhere (a hard link); delete it here.")
    return descriptor


def _refuse_strangers(folder: Path) -> None:
    """Raise StoreError for a folder of another account, who could lead every write elsewhere."""
    if sys.platform != "win32" and folder.stat().st_uid != os.geteuid():
        raise StoreError(
            f"{folder} belongs to another user of this computer, so nothing is written there; "
            "set LORAPP_HOME to a folder of yours. `lorapp today` can read it."
        )


def held_elsewhere(path: Path) -> str | None:
    """Who but this process holds the lock, in words; None when nobody does."""
    try:
        descriptor = os.open(path, os.O_RDWR | _NO_FOLLOW | _CLOSE_ON_EXEC)
    except OSError:
        # There is none, or it cannot be looked at: what takes it will say so.
        return None
    try:
        _lock(descriptor)
    except OSError:
        lines = _lines(path)
        return None if lines[:1] == [str(os.getpid())] else _holder(lines)
    finally:
        os.close(descriptor)
    return None


def _busy(path: Path) -> str:
    return (
        f"Another lorapp{_holder(_lines(path))} holds the store in {path.parent}. "
        "Close it first; meanwhile `lorapp today` can be read."
    )


def _holder(lines: list[str]) -> str:
    if len(lines) == len(("pid", "since")):
        return f" (process {lines[0]}, since {lines[1]} UTC)"
    return ""


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        # Windows may refuse a look inside; the sentence then names no process.
        return []


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _HELD_AT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
