"""What a look at the applicant's own papers found: names of others, and files where they lie."""

from enum import StrEnum
from typing import Final

from lorapp.domain.themes.scan import Hit
from lorapp.frozen import dataclass

_KILO: Final = 1024


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a look through a statement found. ``is_read`` is False where its text is not here."""

    hits: tuple[Hit, ...]
    is_read: bool

    @property
    def is_clean(self) -> bool:
        """Whether the text was read and nothing was found."""
        return self.is_read and not self.hits


class FileState(StrEnum):
    """What was found at a path."""

    THERE = "there"
    CHANGED = "changed"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class FileLook:
    """A look at one file. ``size`` in bytes, ``sha256`` in hex, while it could be read."""

    state: FileState
    size: int = 0
    sha256: str | None = None

    @property
    def words(self) -> str:
        """What was found, as one sentence."""
        size = size_words(self.size)
        return {
            FileState.THERE: f"The file is there, {size}.",
            FileState.CHANGED: f"The file has changed since it was noted, {size}.",
            FileState.MISSING: "The file is not there any more.",
            FileState.UNREADABLE: f"The file is there, {size}, and cannot be read here.",
        }[self.state]


def size_words(size: int) -> str:
    """A number of bytes as people read it: ``84 KB``, ``1.2 MB``."""
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO))} KB"
    return f"{size / _KILO / _KILO:.1f} MB"
