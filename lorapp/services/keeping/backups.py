"""Dated copies of the store, and the way back to one."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from lorapp.errors import RefusedError, StoreError
from lorapp.frozen import dataclass
from lorapp.paths import cannot_write, make_folder, sync_folder, take_away, write_whole
from lorapp.services.keeping.copy_files import copy_told, plain, there, write_checked
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
    what in the copy is not as it was saved; of a copy by an earlier lorapp that is told afterwards.
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

        with copy_told(source):
            return contents(plain(source))

    def inside(self, source: Path, passphrase: str | None) -> bytes | None:
        """Open an encrypted copy in memory, for ``preview`` and ``restore``; None for a plain one.

        Takes a second or two. Raises StoreError when it does not open.
        """
        from lorapp.services.keeping.encryption import decrypt

        if passphrase is None:
            return None
        with copy_told(source):
            return decrypt(there(source).read_bytes(), passphrase)

    def preview(self, source: Path, inside: bytes | None = None) -> Preview:
        """Tell what restoring a copy would change; nothing is touched.

        ``inside`` is what an encrypted copy holds. Raises StoreError when the copy cannot be
        read; a store that cannot is told as None.
        """
        from lorapp.db.contents import actions_since, contents
        from lorapp.services.keeping.invariants import copy_not_as_saved

        with copy_told(source):
            holds = contents(plain(source) if inside is None else source, inside)
            spoilt = len(copy_not_as_saved(source, inside))
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

    def restore(self, source: Path, inside: bytes | None = None) -> Path | None:
        """Put a copy in the store's place; return where the replaced store is kept, if any.

        The copy is checked first; the store that was there goes to the backups, or, when it is
        damaged, to the damaged folder. ``inside`` is what an encrypted copy holds. Raises
        StoreError when the file is no whole store of ours or is of a newer lorapp; then nothing
        was changed.
        """
        from lorapp.db import backup

        if self._unit.read_only:
            raise StoreError("The store was opened only for reading; nothing was changed.")
        part = self._unit.paths.home / ".restore.lorapp.db"
        with self._unit.guard:  # no thread may open the old store meanwhile
            self._unit.release()
            take_away(part)
            with copy_told(source):
                if inside is None:
                    backup.copy_file(plain(source), part)
                else:
                    write_checked(part, inside)
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
