"""What the doctor can put right, each with what was there kept first."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lorapp.errors import StoreError
from lorapp.paths import PRIVATE_FILE, PRIVATE_FOLDER, make_folder
from lorapp.services.unit import Unit

if TYPE_CHECKING:
    from lorapp.db.store import Store


class Mending:
    """Mends rights, leftovers, spoilt copies, and records that are not what was saved."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def mend(self) -> tuple[str, ...]:
        """Put right what can be; one sentence for each thing that was done.

        Nothing is deleted but empty beginnings of copies. Raises StoreError when the store is
        only to be read.
        """
        if self._unit.read_only:
            raise StoreError("The store was opened only for reading; nothing was changed.")
        return tuple(self._mended())

    def _mended(self) -> Iterator[str]:
        home = self._unit.paths.home
        yield from _rights(home)
        yield from self._leftovers()
        yield from self._spoilt_copies()
        yield from self._records()

    def _leftovers(self) -> Iterator[str]:
        """Copies that were cut short while they were made."""
        paths = self._unit.paths
        for path in [*paths.backups.glob(".part-*"), *paths.home.glob(".restore.*")]:
            path.unlink()
            yield f"Removed {path.name}, a copy that was never finished."

    def _spoilt_copies(self) -> Iterator[str]:
        """Copies that cannot bring anything back go where damaged files are kept."""
        from lorapp.db import backup

        for copy in backup.automatic(self._unit.paths.backups):
            try:
                backup.verify(copy)
            except StoreError:
                target = make_folder(self._unit.paths.damaged) / copy.name
                copy.rename(target)
                yield f"Moved the backup {copy.name} to {target.parent}: it is damaged."

    def _records(self) -> Iterator[str]:
        """Records that changed behind lorapp's back, or cannot be read: as they were saved."""
        from lorapp.db import backup
        from lorapp.db.opening import look
        from lorapp.db.store import Store

        paths = self._unit.paths
        self._unit.release()
        if not paths.db.exists():
            return
        look(paths)
        store = Store(paths)
        try:
            spoilt = _spoilt_records(store)
            if spoilt:
                now = self._unit.instant()
                kept = store.copy_to(backup.stamped(paths.backups, now, 0, "before-mend-"))
                _put_back(store)
                yield f"The store as it was is kept at {kept}."
                yield from (f"Put back as it was saved: {name}." for name in spoilt)
        finally:
            store.close()


def _rights(home: Path) -> Iterator[str]:
    if sys.platform == "win32":
        return
    for path in [home, *sorted(home.rglob("*"))]:
        if path.is_symlink():
            continue
        is_open = path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        if is_open:
            path.chmod(PRIVATE_FOLDER if path.is_dir() else PRIVATE_FILE)
            yield f"Made {path} yours alone."


def _spoilt_records(store: Store) -> tuple[str, ...]:
    """Name the records that are not what the history says; () where the history is damaged."""
    from lorapp.db import journal, loading

    with store.reading() as session:
        if journal.damaged_steps(session):
            return ()
        broken = tuple(row.partition(":")[0] for row in loading.unreadable(session))
        if broken:
            return broken
        images = journal.newest_images(session)
        held = journal.images_of(loading.load(session))
    names = dict.fromkeys([*images, *held])
    return tuple(
        f"{shelf} {name}"
        for shelf, name in names
        if images.get((shelf, name)) != held.get((shelf, name))
    )


def _put_back(store: Store) -> None:
    """Write the whole record anew, as the history says it is; in one transaction."""
    from lorapp.db import journal, saving

    with store.writing() as session:
        saving.clear(session)
        saving.save(session, None, journal.rebuilt(session))
