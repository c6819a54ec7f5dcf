"""What the doctor can put right, each with what was there kept first."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp.errors import LorError, StoreError
from lorapp.paths import (
    PRIVATE_FILE,
    PRIVATE_FOLDER,
    cannot_write,
    make_folder,
    sync_folder,
    write_whole,
)
from lorapp.services.checkup.copies import OLD, why_unusable
from lorapp.services.checkup.place import spoilt_drafts, unfinished
from lorapp.services.checkup.rights import shut, too_open, unwritable
from lorapp.services.recording.unit import Unit

if TYPE_CHECKING:
    from lorapp.db.store import Store
    from lorapp.paths import Paths

_OWN_COPY: Final = ".new.own.db"


def let_in(paths: Paths) -> tuple[str, ...]:
    """Give back the rights without which nobody can hold the store, not even to mend it."""
    found = shut(paths)
    for path in found:
        try:
            path.chmod(PRIVATE_FOLDER if path == paths.home else PRIVATE_FILE)
        except OSError as error:
            raise StoreError(cannot_write(path, error)) from error
    return tuple(f"Made {path} writable again." for path in found)


class Mending:
    """Mends rights, leftovers, links, spoilt copies, and records that are not what was saved."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def mend(self) -> tuple[str, ...]:
        """Put right what can be; one sentence for each thing that was done.

        Nothing is deleted but beginnings of files that were never finished. What cannot be mended
        is left as it is, for the check-up to tell. Raises StoreError when the store is only to be
        read, or the disk takes nothing.
        """
        if self._unit.read_only:
            raise StoreError("The store was opened only for reading; nothing was changed.")
        with self._unit.guard:
            try:
                return tuple(self._mended())
            except OSError as error:
                raise StoreError(cannot_write(self._unit.paths.home, error)) from error

    def _mended(self) -> Iterator[str]:
        paths = self._unit.paths
        yield from let_in(paths)
        yield from _rights(paths.home)
        yield from _unfinished(paths)
        yield from self._aside(spoilt_drafts(paths), "it cannot be read any more")
        yield from self._spoilt_copies()
        was_open = self._unit.open_store is not None
        self._unit.release()
        try:
            yield from _own_place(paths)
            yield from self._store(was_open=was_open)
        except LorError:
            # What keeps the store shut cannot be mended here; the check-up says what can be done.
            return

    def _aside(self, found: list[Path], why: str) -> Iterator[str]:
        """Files that are of no use any more go where damaged ones are kept."""
        from lorapp.db.backup import free

        for path in found:
            target = free(make_folder(self._unit.paths.damaged) / path.name)
            path.rename(target)
            yield f"Moved {path.name} to {target.parent}: {why}."

    def _spoilt_copies(self) -> Iterator[str]:
        from lorapp.db import backup

        copies = backup.automatic(self._unit.paths.backups)
        spoilt = [path for path in copies if why_unusable(path)]
        yield from self._aside(spoilt, "this backup is damaged")

    def _store(self, *, was_open: bool) -> Iterator[str]:
        """The store itself: journals of others, its schema, its records, its seal."""
        from lorapp.db.leftovers import set_aside
        from lorapp.db.opening import SCHEMA, Trust, look
        from lorapp.services.keeping.backups import Backups

        paths = self._unit.paths
        found = look(paths)
        if found.trust is Trust.MISSING:
            return
        yield from set_aside(paths, self._unit.instant())
        if found.schema < SCHEMA:
            self._unit.is_empty()
            self._unit.release()
            yield "Brought the store up to date with this lorapp; a copy was kept."
        yield from self._records()
        if self._unit.is_empty() or _history_is_damaged(self._unit.store()):
            return
        yield from self._spelling()
        if found.trust is not Trust.SEALED and not was_open:
            yield "Checked the store in full; it is whole, and is sealed when lorapp closes."
        made = Backups(self._unit).make_if_due(OLD)
        if made:
            yield f"Made a backup: {made.name}."

    def _spelling(self) -> Iterator[str]:
        """Specialties of SOAP that no import would take back; no undo leads back to such a form."""
        from lorapp.domain.soap.spelling import misspelt, respelt

        names = {text: slug for text, slug in misspelt(self._unit.file()).items() if slug}
        if names:
            self._unit.command("Mend specialties of SOAP", respelt, final=True)
            yield from (f"Wrote the specialty {text} as {slug}." for text, slug in names.items())

    def _records(self) -> Iterator[str]:
        """Records that changed behind lorapp's back, or cannot be read: as they were saved."""
        from lorapp.db.seal import break_seal
        from lorapp.db.store import Store

        paths = self._unit.paths
        store = Store(paths)
        try:
            spoilt = _spoilt_records(store)
            if spoilt:
                now = self._unit.instant()
                kept = _kept(store, now)
                break_seal(paths)
                _put_back(store)
                yield f"The store as it was is kept at {kept}."
                yield from (f"Put back as it was saved: {name}." for name in spoilt)
        finally:
            store.close()


def _rights(home: Path) -> Iterator[str]:
    """Rights that let others look, or keep the applicant from writing."""
    for found, told in ((too_open(home), "yours alone"), (unwritable(home), "writable again")):
        for path in found:
            path.chmod(PRIVATE_FOLDER if path.is_dir() else PRIVATE_FILE)
            yield f"Made {path} {told}."


def _unfinished(paths: Paths) -> Iterator[str]:
    for path in unfinished(paths):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
        yield f"Removed {path.name}, a file that was never finished."


def _own_place(paths: Paths) -> Iterator[str]:
    """Give the store a file of its own where it was a link, or had a second name elsewhere."""
    db = paths.db
    is_link = db.is_symlink()
    if not db.is_file() or not (is_link or db.stat().st_nlink > 1):
        return
    elsewhere = f"; the file it was stays at {os.path.realpath(db)}" if is_link else ""
    part = paths.home / _OWN_COPY
    try:
        shutil.copyfile(db, part)
        part.chmod(PRIVATE_FILE)
        part.replace(db)
        sync_folder(paths.home)
    except OSError as error:
        raise StoreError(cannot_write(db, error)) from error
    yield f"Gave the store a file of its own{elsewhere}."


def _kept(store: Store, now: datetime) -> Path:
    """Keep the store as it is, before its records are written anew.

    Raises StoreError where more than rows is damaged: then nothing may be written to it.
    """
    from lorapp.db.backup import stamped

    paths = store.paths
    found = store.problems()
    if not found or not all(map(_is_of_a_row, found)):
        return store.copy_to(stamped(paths.backups, now, 0, "before-mend-"))
    # No sound copy can be had of rows that should not be: it is kept bit for bit. The file must
    # not be read beside an open connection.
    store.close()
    target = stamped(make_folder(paths.damaged), now, 0, f"{paths.db.name}-")
    write_whole(target, paths.db.read_bytes())
    return target


def _is_of_a_row(problem: str) -> bool:
    """Whether SQLite minds what stands in a row, not how the file is built."""
    return problem.startswith(("CHECK constraint failed", "NULL value in")) or (
        problem.startswith("row ") and " names a " in problem
    )


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


def _history_is_damaged(store: Store) -> bool:
    from lorapp.db import journal

    with store.reading() as session:
        return bool(journal.damaged_steps(session))


def _put_back(store: Store) -> None:
    """Write the whole record anew, as the history says it is; in one transaction."""
    from lorapp.db import journal, saving

    with store.writing() as session:
        saving.clear(session)
        saving.save(session, None, journal.rebuilt(session))
