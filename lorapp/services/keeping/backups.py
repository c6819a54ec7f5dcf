"""Dated copies of the store, and the way back to one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from lorapp.domain.text import clean
from lorapp.errors import RefusedError, StoreError
from lorapp.frozen import dataclass
from lorapp.paths import cannot_write, make_folder, sync_folder, take_away, write_whole
from lorapp.services.recording.unit import Unit

if TYPE_CHECKING:
    from lorapp.db.contents import Contents

LATEST_AGE: Final = timedelta(hours=24)
"""On a start, a copy older than this is followed by a new one."""

SHORTEST_GAP: Final = timedelta(minutes=30)
"""Automatic copies are at least this far apart."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One dated copy; ``made_at`` is aware, in the applicant's zone; ``size`` in bytes."""

    path: Path
    made_at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What putting a copy in the store's place would change.

    ``holds`` is what the copy has, ``now`` what the store has; None when that cannot be read.
    ``lost`` names the actions since the copy, newest first; None when the copy is of another
    history. ``is_first`` where no store is there yet, as on another computer. ``spoilt`` counts
    what in the copy is not as it was saved; of an encrypted one that is told afterwards.
    """

    holds: Contents
    now: Contents | None
    lost: tuple[str, ...] | None
    is_first: bool = False
    spoilt: int = 0


class Backups:
    """Makes, lists, thins and restores copies of the store."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def make(self) -> Path:
        """Copy the store now and return the file; old copies are thinned.

        Raises RefusedError when there is nothing to copy, StoreError when it cannot be written.
        """
        from lorapp.db import backup, journal

        paths = self._unit.paths
        if self._unit.is_empty():
            raise RefusedError("There is no record yet, so there is nothing to copy.")
        store = self._unit.store()
        with store.reading() as session:
            seq = journal.last_seq(session)
        now = self._unit.instant()
        made = store.copy_to(backup.stamped(paths.backups, now, seq))
        backup.thin(paths.backups, now.replace(tzinfo=None))
        return made

    def make_if_due(self, age: timedelta = SHORTEST_GAP) -> Path | None:
        """Copy the store when it changed since the newest copy, and that is older than ``age``.

        A copy that fails is told in the unit's notices: what was saved stays saved.
        """
        from lorapp.db import backup, journal

        now = self._unit.instant().replace(tzinfo=None)
        try:
            copies = backup.automatic(self._unit.paths.backups)
            # After a clock was set back, some copies are of days to come: they say nothing of
            # today.
            past = [path for path in copies if backup.made_at(path) <= now]
            if past and now - backup.made_at(past[0]) < age:
                return None
            with self._unit.store().reading() as session:
                newest = {backup.step_of(path) for path in (*copies[:1], *past[:1])}
                if journal.last_seq(session) in newest:
                    return None
            return self.make()
        except StoreError as error:
            self._unit.notices.append(f"No backup was made; your record itself is saved. {error}")
            return None

    def list(self) -> tuple[Backup, ...]:
        """The dated copies, newest first."""
        from lorapp.db import backup

        zone = self.zone()
        return tuple(
            Backup(
                path,
                backup.made_at(path).replace(tzinfo=UTC).astimezone(zone),
                path.lstat().st_size,
            )
            for path in backup.automatic(self._unit.paths.backups)
        )

    def contents(self, source: Path) -> Contents:
        """Look into a copy. Raises StoreError when it cannot be read."""
        from lorapp.db.contents import contents

        with _copy_told(source):
            return contents(_plain(source))

    def preview(self, source: Path, passphrase: str | None = None) -> Preview:
        """Tell what restoring a copy would change; nothing is touched.

        ``passphrase`` opens an encrypted copy, in memory alone. Raises StoreError when the copy
        cannot be read; a store that cannot is told as None.
        """
        from lorapp.db.contents import actions_since, contents, contents_of
        from lorapp.services.keeping.encryption import decrypt
        from lorapp.services.keeping.invariants import copy_not_as_saved

        with _copy_told(source):
            spoilt = 0
            if passphrase is None:
                holds = contents(_plain(source))
                spoilt = len(copy_not_as_saved(source))
            else:
                holds = contents_of(decrypt(_there(source).read_bytes(), passphrase), source)
        # A file must not be read beside its own open connection: closing it would let go of
        # the lock.
        self._unit.release()
        db = self._unit.paths.db
        if not db.exists():
            return Preview(holds, None, None, is_first=True, spoilt=spoilt)
        try:
            return Preview(holds, contents(db), actions_since(db, holds), spoilt=spoilt)
        except (StoreError, OSError):
            return Preview(holds, None, None, spoilt=spoilt)

    def write_encrypted(self, target: Path, passphrase: str) -> Path:
        """Write a copy that only the passphrase opens, to a path that is free.

        The copy is checked, and never lies in the open on a disk. Takes a second or two. Raises
        RefusedError for a short passphrase or a path that is taken, StoreError otherwise.
        """
        from lorapp.db.backup import whole_copy
        from lorapp.services.keeping.encryption import check_passphrase, encrypt

        check_passphrase(passphrase)
        if os.path.lexists(target):
            raise RefusedError(f"{target} is there already; name another file.")
        if self._unit.is_empty():
            raise RefusedError("There is no record yet, so there is nothing to copy.")
        write_whole(target, encrypt(whole_copy(self._unit.store().connection()), passphrase))
        return target

    def restore(self, source: Path, passphrase: str | None = None) -> Path | None:
        """Put a copy in the store's place; return where the replaced store is kept, if any.

        The copy is checked first; the store that was there goes to the backups, or, when it is
        damaged, to the damaged folder. ``passphrase`` opens an encrypted copy. Raises StoreError
        when the file is no whole store of ours or is of a newer lorapp; then nothing was changed.
        """
        from lorapp.db import backup

        if self._unit.read_only:
            raise StoreError("The store was opened only for reading; nothing was changed.")
        source, part = _there(source), self._unit.paths.home / ".restore.lorapp.db"
        with self._unit.guard:  # no thread may open the old store meanwhile
            self._unit.release()
            take_away(part)
            with _copy_told(source):
                if passphrase is None:
                    backup.copy_file(_plain(source), part)
                else:
                    _open_into(part, source, passphrase)
            try:
                kept = self._set_aside()
                part.replace(self._unit.paths.db)
                sync_folder(self._unit.paths.home)
            except OSError as error:
                raise StoreError(cannot_write(self._unit.paths.db, error)) from error
        return kept

    def zone(self) -> tzinfo | None:
        """The applicant's zone; where the store cannot say, that of the newest copy that can."""
        from lorapp.db import backup

        try:
            return self._unit.now().tzinfo
        except StoreError:
            for path in backup.automatic(self._unit.paths.backups):
                try:
                    return ZoneInfo(self.contents(path).timezone)
                except (StoreError, ValueError, OSError):
                    continue
        return UTC

    def _set_aside(self) -> Path | None:
        """Keep the store that is about to be replaced, and what belongs to it alone."""
        from lorapp.db import backup

        paths, now = self._unit.paths, self._unit.instant()
        kept = None
        if os.path.lexists(paths.db):
            kept = backup.stamped(paths.backups, now, 0, "before-restore-")
            try:
                backup.copy_file(paths.db, kept)
            except StoreError:
                # Not a whole store: it is kept as it lies there, bit for bit.
                kept = self._kept_as_it_is(paths.db, now)
        if paths.rollback.exists():
            self._kept_as_it_is(paths.rollback, now)
            paths.rollback.unlink()
        for beside in (paths.seal, paths.record, paths.foretold):
            take_away(beside)
        return kept

    def _kept_as_it_is(self, path: Path, now: datetime) -> Path:
        from lorapp.db.backup import stamped

        folder = make_folder(self._unit.paths.damaged)
        target = stamped(folder, now, 0, f"{path.name}-")
        if path.is_symlink() or not path.is_file():
            return path.rename(target)
        # A copy, so that a store lies in its place at every moment of a restore.
        write_whole(target, path.read_bytes())
        return target


@contextmanager
def _copy_told(source: Path) -> Iterator[None]:
    """Say of a file that cannot be restored that it is this copy, not the store, that is spoilt."""
    from lorapp.db.words import DamagedError

    try:
        yield
    except DamagedError as error:
        raise StoreError(
            f"{clean(str(source))} is no copy of a lorapp store, or a damaged one ({error.found}); "
            "nothing was changed. `lorapp restore` lists the copies there are."
        ) from error
    except OSError as error:
        raise StoreError(
            f"{clean(str(source)):.200} cannot be read ({error.strerror}); nothing was changed."
        ) from error


def _there(source: Path) -> Path:
    source = Path(source)
    try:
        is_there = source.exists()
    except OSError:  # a name that no file can have: too long
        is_there = False
    if not is_there:
        raise StoreError(f"There is no file {clean(str(source)):.200}; check the path.")
    if source.exists() and not source.is_file():
        raise StoreError(
            f"{clean(str(source)):.200} is no file; name a copy, as `lorapp restore` lists them."
        )
    return source


def _open_into(part: Path, source: Path, passphrase: str) -> None:
    """Open an encrypted copy beside the store, checked; nothing is left when it is no store."""
    from lorapp.db import backup
    from lorapp.services.keeping.encryption import decrypt

    content = decrypt(source.read_bytes(), passphrase)
    write_whole(part, content)
    try:
        backup.verify(part)
    except StoreError:
        part.unlink()
        raise


def _plain(source: Path) -> Path:
    """The path of a copy that anyone can read; RefusedError for an encrypted one."""
    from lorapp.services.keeping.encryption import HEAD, is_encrypted

    with _there(source).open("rb") as file:
        if is_encrypted(file.read(HEAD)):
            raise RefusedError(
                "This copy is encrypted; give its passphrase (`--passphrase-file FILE`, or `o` on "
                "the page of backups)."
            )
    return Path(source)
