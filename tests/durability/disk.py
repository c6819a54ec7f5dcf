"""A disk that can lose its power: logs what SQLite does, and rebuilds what would be left."""

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import apsw

SECTOR = 512

Named = Any
"""A path, or apsw's own word for one with its settings."""


@dataclass(frozen=True)
class Did:
    """One thing done to a file, or ``said``: the save with this number was told as done."""

    what: str
    name: str = ""
    offset: int = 0
    content: bytes = b""


@dataclass
class OneFile:
    """What of a file is safe, and what was done since; ``safe`` is None while it is not there."""

    safe: bytearray | None = None
    since: list[Did] = field(default_factory=list)


class LoggingVFS(apsw.VFS):
    """Passes everything on to the real disk and keeps a log."""

    def __init__(self, name: str) -> None:
        self.log: list[Did] = []
        self.name = name
        super().__init__(name, "")

    def xOpen(self, name: Named, flags: list[int]) -> "LoggingFile":  # noqa: N802 - SQLite's name
        return LoggingFile(self.log, name, flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:  # noqa: N802 - SQLite's name
        super().xDelete(name, sync_folder)
        self.log.append(Did("delete, safely" if sync_folder else "delete", Path(name).name))


class LoggingFile(apsw.VFSFile):
    def __init__(self, log: list[Did], name: Named, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._log = log
        path = name if isinstance(name, str) else name.filename()
        self._name = Path(path).name

    def xWrite(self, content: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        super().xWrite(content, offset)
        self._log.append(Did("write", self._name, offset, bytes(content)))

    def xTruncate(self, size: int) -> None:  # noqa: N802 - SQLite's name
        super().xTruncate(size)
        self._log.append(Did("truncate", self._name, size))

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        super().xSync(flags)
        self._log.append(Did("sync", self._name))


class Disk:
    """Follows a log and can tell, at any point, what a power cut would leave."""

    def __init__(self, store: str, content: bytes) -> None:
        self._files: dict[str, OneFile] = {store: OneFile(bytearray(content))}
        self.said = 0

    def follow(self, did: Did) -> None:
        """Do the next thing of the log."""
        if did.what == "said":
            self.said += 1
            return
        file = self._files.setdefault(did.name, OneFile())
        if did.what == "sync":
            self._make_safe(file)
            self._make_deletions_safe()
        elif did.what == "delete, safely":
            self._files[did.name] = OneFile()
        else:
            file.since.append(did)

    def after_a_cut(self, folder: Path, dice: Random) -> None:
        """Write what is left: unsynced sectors, truncations and deletions survive by chance."""
        for name, file in deepcopy(self._files).items():
            for did in file.since:
                if did.what == "delete" and dice.random() < 1 / 2:
                    # The old file is still there; what came after went into another one.
                    break
                _perhaps(file, did, dice)
            path = folder / name
            path.unlink(missing_ok=True)
            if file.safe is not None:
                path.write_bytes(file.safe)

    def _make_safe(self, file: OneFile) -> None:
        for did in file.since:
            _apply(file, did)
        file.since.clear()
        if file.safe is None:
            file.safe = bytearray()

    def _make_deletions_safe(self) -> None:
        for file in self._files.values():
            if file.since and file.since[-1].what == "delete":
                self._make_safe_deletion(file)

    def _make_safe_deletion(self, file: OneFile) -> None:
        file.safe = None
        file.since.clear()


def _apply(file: OneFile, did: Did) -> None:
    if did.what == "delete":
        file.safe = None
        return
    content = file.safe if file.safe is not None else bytearray()
    if did.what == "truncate":
        del content[did.offset :]
        content.extend(bytes(did.offset - len(content)))
    else:
        end = did.offset + len(did.content)
        content.extend(bytes(max(0, end - len(content))))
        content[did.offset : end] = did.content
    file.safe = content


def _perhaps(file: OneFile, did: Did, dice: Random) -> None:
    if did.what == "delete":
        _apply(file, did)
        return
    if did.what == "truncate":
        if dice.random() < 1 / 2:
            _apply(file, did)
        return
    start = did.offset
    while start < did.offset + len(did.content):
        stop = (start // SECTOR + 1) * SECTOR
        piece = did.content[start - did.offset : stop - did.offset]
        if dice.random() < 1 / 2:
            _apply(file, Did("write", did.name, start, piece))
        start = stop
