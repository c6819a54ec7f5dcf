"""Where exports go: the exports folder, under a name with its day, beside what is there."""

from datetime import date
from pathlib import Path

from lorapp.paths import Paths, make_folder
from lorapp.services.computer.handing import free_name
from lorapp.services.correspondence.mail import save_new


def dated_place(home: Paths, what: str, on: date, suffix: str) -> Path:
    """A free name for an export of a day; a second one of the day gets a number.

    ``what`` is a word of lorapp's own, never a name of a person. StoreError when the folder
    cannot be made.
    """
    make_folder(home.home)
    return free_name(make_folder(home.exports), f"lorapp-{what}-{on.isoformat()}", suffix)


def save_dated(home: Paths, what: str, on: date, suffix: str, content: bytes) -> Path:
    """Save an export of a day, for its owner only. LorError when it cannot be written."""
    return save_new(dated_place(home, what, on, suffix), content)
