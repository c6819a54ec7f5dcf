"""What is said of a store that is not as it should be."""

from pathlib import Path
from typing import Final

from lorapp.errors import StoreError

NOT_SAVED: Final = "nothing was saved"


def disk_full(path: Path, lost: str = NOT_SAVED) -> str:
    """The sentence for a full disk; ``lost`` says what did not happen."""
    return (
        f"The disk of {path.parent} is full; {lost}. Free some space and try again; "
        "what was saved before is safe."
    )


def moved(path: Path) -> str:
    """The sentence for a store that is no longer where it was opened."""
    return (
        f"The store {path} was moved or deleted while lorapp had it open; nothing was saved. "
        "Put it back, or restore a backup, and start lorapp again."
    )


class DamagedError(StoreError):
    """The sentence for a store that SQLite cannot read; ``found`` is what is wrong with it."""

    def __init__(self, path: Path, found: str) -> None:
        self.found = found
        super().__init__(
            f"The store {path} is damaged ({found}); it was left as it is. "
            "Run `lorapp restore FILE` with one of the backups beside it."
        )


def altered(closed_at: str) -> str:
    """What is said of a store that is whole but not as it was left."""
    return (
        f"The store changed while lorapp was closed (last closed {closed_at}); it was "
        "checked and is whole. If you did not restore it yourself, look at the history."
    )


def unsealed(error: StoreError) -> str:
    """What is said when everything is saved and only what makes the next start quick is not."""
    return f"What you did is saved, but the next start has more to check. {error}"
