"""One lorapp at a time may write: a lock the system lets go of, however the program ends."""

import errno
import os
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
        return os.open(path, flags, PRIVATE_FILE)
    except OSError as error:
        if error.errno == errno.ELOOP:
            sentence = f"{path} is a link to another file; delete the link and start again."
            raise StoreError(sentence) from error
        if error.errno == errno.EISDIR:
            sentence = f"{path} is a folder; move it away and start again."
            raise StoreError(sentence) from error
        raise StoreError(cannot_write(path, error)) from error


def _busy(path: Path) -> str:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        # Windows may refuse a look inside; the sentence then names no process.
        lines = []
    if len(lines) == len(("pid", "since")):
        return (
            f"Another lorapp (process {lines[0]}, since {lines[1]} UTC) holds the store in "
            f"{path.parent}. Close it, or look without changing anything."
        )
    return (
        f"Another lorapp holds the store in {path.parent}. "
        "Close it, or look without changing anything."
    )


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _HELD_AT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
