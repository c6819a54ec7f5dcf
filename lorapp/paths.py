"""Where everything lies, and the one way small files are written there."""

import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from lorapp.errors import StoreError
from lorapp.recalled import DB, FORETOLD, RULES, SEAL, SETTINGS, home_of

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)


class Paths(NamedTuple):
    """The files and folders below the one folder that holds everything."""

    home: Path

    @property
    def db(self) -> Path:
        return self.home / DB

    @property
    def rollback(self) -> Path:
        """The rollback journal that SQLite keeps beside the store during a save."""
        return self.home / "lorapp.db-journal"

    @property
    def lock(self) -> Path:
        return self.home / "lorapp.lock"

    @property
    def seal(self) -> Path:
        return self.home / SEAL

    @property
    def record(self) -> Path:
        return self.home / "lorapp.record.json"

    @property
    def foretold(self) -> Path:
        """What will be shown first in the coming days."""
        return self.home / FORETOLD

    @property
    def backups(self) -> Path:
        return self.home / "backups"

    @property
    def drafts(self) -> Path:
        return self.home / "drafts"

    @property
    def damaged(self) -> Path:
        return self.home / "damaged"

    @property
    def exports(self) -> Path:
        return self.home / "exports"

    @property
    def rules(self) -> Path:
        """The applicant's own rule files, which override the shipped ones."""
        return self.home / RULES

    @property
    def mappings(self) -> Path:
        """What the columns of imported lists meant, for the next time."""
        return self.home / "mappings.json"

    @property
    def calendar_ledger(self) -> Path:
        """Which editions of calendar entries were handed out, for the next time."""
        return self.home / "calendar.json"

    @property
    def templates(self) -> Path:
        """The applicant's own wordings, which take the place of the shipped ones."""
        return self.home / "templates"

    @property
    def tones(self) -> Path:
        """How formally each person was written to the last time."""
        return self.home / "tones.json"

    @property
    def views(self) -> Path:
        """What is looked for often, by list."""
        return self.home / "views.json"

    @property
    def share_secret(self) -> Path:
        """The key behind the references of share packs; without it comments find no record."""
        return self.home / "share.secret"

    @property
    def told(self) -> Path:
        """What the applicant was told once about this folder and need not hear again."""
        return self.home / "told.json"

    @property
    def failure(self) -> Path:
        """Where in the program a command met something that nobody foresaw."""
        return self.home / "failure.txt"

    @property
    def settings(self) -> Path:
        return self.home / SETTINGS


def find_home(environ: Mapping[str, str]) -> Path:
    """Return the folder that holds everything: LORAPP_HOME, else the platform's data folder.

    Raises StoreError where it cannot be told, or has a name that no store can have.
    """
    found = _home(environ)
    try:
        str(found).encode()
        (found / DB).lstat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise StoreError(
                f"The name of the folder {found!s:.60}\u2026 is too long; set LORAPP_HOME to "
                "another folder."
            ) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"The name of the folder {found} is not UTF-8 text; set LORAPP_HOME to another folder."
        ) from error
    return found


def _home(environ: Mapping[str, str]) -> Path:
    named = environ.get("LORAPP_HOME")
    if named:
        try:
            return Path(named).expanduser().absolute()
        except RuntimeError as error:
            raise StoreError(
                f"LORAPP_HOME is {named!r}, and there is no such user; write the whole path."
            ) from error
        except OSError as error:
            raise StoreError(
                f"LORAPP_HOME is {named!r}, and the folder you are in is gone; write the "
                "whole path."
            ) from error
    own = home_of(environ)
    if own:
        return Path(own)
    from platformdirs import user_data_path

    try:
        return user_data_path("lorapp", appauthor=False)
    except RuntimeError as error:
        raise StoreError(
            "Nothing says where your own folder is (HOME is not set); set LORAPP_HOME to a folder."
        ) from error


def be_private() -> None:
    """Make every file and folder this process creates the owner's alone."""
    os.umask(0o077)


def make_folder(path: Path) -> Path:
    """Make a folder for the owner alone and return it; one that is there stays as it is.

    Raises StoreError when something else is there or the rights are missing.
    """
    try:
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise StoreError(
            f"{path} is not a folder; move it away, or set LORAPP_HOME to another folder."
        ) from error
    except OSError as error:
        raise StoreError(cannot_write(path, error)) from error
    return path


def cannot_write(path: Path, error: OSError) -> str:
    """Say in one sentence why a file or folder could not be written, and what to do."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return f"The disk is full: {path} was not written. Free some space and try again."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return (
            f"There is no permission to write {path}; change its rights or choose another place "
            "(LORAPP_HOME names the store's)."
        )
    return f"{path} could not be written ({error.strerror}); look at it and try again."


def take_away(path: Path) -> None:
    """Delete a file, if it is there. Raises StoreError when it cannot be."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(cannot_write(path, error)) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is old or new, never half: beside it, synced, renamed.

    Raises StoreError when it cannot be written; then the old file is unchanged.
    """
    part = _part_of(path)
    try:
        _write_part(part, content)
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        forget(part)
        raise StoreError(cannot_write(path, error)) from error


def write_new(path: Path, content: bytes) -> None:
    """Write a file that must not be there yet; it is there whole or not at all.

    Raises OSError, among them FileExistsError; then nothing was written.
    """
    part = _part_of(path)
    try:
        _write_part(part, content)
        try:
            os.link(part, path)
        except FileExistsError:
            raise
        except OSError:
            # A disk without second names: the name is taken first, then the content put there.
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
            part.replace(path)
        sync_folder(path.parent)
    finally:
        forget(part)


def _part_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _write_part(part: Path, content: bytes) -> None:
    part.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, PRIVATE_FILE), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make renames and deletions in a folder survive a power cut."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def forget(path: Path) -> None:
    """Take away what was not finished, where that can be done."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        # The first error is the one to tell; a leftover part is replaced by the next write.
        return
