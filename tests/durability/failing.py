"""A disk whose n-th write, sync, truncation or deletion fails, once or from then on."""

from dataclasses import dataclass, field
from pathlib import Path

import apsw

from tests.durability.disk import Named


@dataclass
class Faults:
    """Which call fails; ``calls`` counts them, ``failed`` says what the failing one was."""

    at: int
    for_ever: bool
    calls: int = 0
    failed: list[str] = field(default_factory=list)

    def next(self, what: str, name: str) -> None:
        """Count a call, and let it fail when its turn has come."""
        self.calls += 1
        if self.calls == self.at or (self.for_ever and self.calls > self.at):
            self.failed.append(f"{what} {name}")
            raise apsw.IOError(f"{what} {name} failed")


class FailingVFS(apsw.VFS):
    """Passes everything on to the real disk but what shall fail."""

    def __init__(self, name: str, faults: Faults) -> None:
        self.name = name
        self.faults = faults
        super().__init__(name, "")

    def xOpen(self, name: Named, flags: list[int]) -> "FailingFile":  # noqa: N802 - SQLite's name
        return FailingFile(self.faults, name, flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:  # noqa: N802 - SQLite's name
        self.faults.next("delete", Path(name).name)
        super().xDelete(name, sync_folder)


class FailingFile(apsw.VFSFile):
    def __init__(self, faults: Faults, name: Named, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._faults = faults
        path = name if isinstance(name, str) else name.filename()
        self._name = Path(path).name

    def xWrite(self, content: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        self._faults.next("write", self._name)
        super().xWrite(content, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802 - SQLite's name
        self._faults.next("truncate", self._name)
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        self._faults.next("sync", self._name)
        super().xSync(flags)
