"""A check-up of the store and its folder: every finding is one sentence."""

from __future__ import annotations

import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp import __version__
from lorapp.db.opening import SCHEMA
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import count_words
from lorapp.errors import LorError, StoreError
from lorapp.services.unit import Unit

if TYPE_CHECKING:
    from lorapp.db.store import Store
    from lorapp.paths import Paths

SYNCED: Final = ("dropbox", "onedrive", "icloud", "google drive", "googledrive", "nextcloud")
"""Names of folders that other programs copy while lorapp writes."""


class Level(StrEnum):
    """How a finding weighs."""

    FINE = "fine"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the check-up found."""

    level: Level
    text: str

    @property
    def is_fine(self) -> bool:
        return self.level is not Level.WRONG


class Doctor:
    """Looks at everything, changes nothing, and goes on after each fault it finds."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def report(self) -> tuple[Finding, ...]:
        """Every finding, in the order looked at."""
        return tuple(self._findings())

    def changed_silently(self) -> tuple[str, ...]:
        """Name the records that are not what the journal says they should be."""
        return _changed_silently(self._unit.store())

    def _findings(self) -> Iterator[Finding]:
        yield _fine(
            f"lorapp {__version__}, schema {SCHEMA}; Python {sys.version.split()[0]}; "
            f"SQLite {sqlite3.sqlite_version}."
        )
        home = self._unit.paths.home
        yield _fine(f"Everything is kept in {home}.")
        yield from _place(home)
        yield from _rights(home)
        yield from _own_wordings(self._unit.paths)
        try:
            if self._unit.is_empty() and not self._unit.paths.db.exists():
                yield _fine("There is no record yet.")
                return
        except LorError as error:
            yield _wrong(str(error))
            yield from self._row_by_row()
            yield from self._backups()
            return
        yield from self._store(self._unit.store())
        yield from self._backups()

    def _store(self, store: Store) -> Iterator[Finding]:
        wrong = [*store.problems(), *_told(lambda: _journal_problems(store))]
        yield from (_wrong(f"The store: {problem}.") for problem in wrong)
        yield from (_wrong(text) for text in _told(self.changed_silently))
        if not self._unit.is_empty():
            file = self._unit.file()
            yield from (_wrong(text) for text in _record_problems(file))
            yield from _share_packs(file, self._unit.paths)
        if not wrong:
            yield _fine(f"The store {self._unit.paths.db} is whole.")

    def _row_by_row(self) -> Iterator[Finding]:
        """Name the rows that keep the whole from being read, where it opens at all."""
        from lorapp.db.loading import unreadable
        from lorapp.db.opening import look
        from lorapp.db.store import Store

        self._unit.release()
        try:
            look(self._unit.paths)
            store = Store(self._unit.paths, read_only=True)
            with closing(store), store.reading() as session:
                found = unreadable(session)
        except StoreError:
            # It does not open at all; that has been told.
            return
        for row in found:
            yield _wrong(f"This row cannot be read: {row}.")

    def _backups(self) -> Iterator[Finding]:
        from lorapp.db import backup

        copies = backup.automatic(self._unit.paths.backups)
        if not copies:
            yield Finding(Level.NOTE, "There is no backup yet; `lorapp backup` makes one.")
            return
        try:
            backup.verify(copies[0])
        except StoreError as error:
            yield _wrong(f"The newest backup is not usable: {error}")
        else:
            kept = count_words(len(copies), "backup")
            yield _fine(f"{kept}; the newest, {copies[0].name}, is whole.")


def _fine(text: str) -> Finding:
    return Finding(Level.FINE, text)


def _wrong(text: str) -> Finding:
    return Finding(Level.WRONG, text)


def _told(look: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """What a look finds; a look that fails is itself a finding."""
    try:
        return look()
    except LorError as error:
        return (str(error),)


def _place(home: Path) -> Iterator[Finding]:
    for part in home.parts:
        if part.casefold().startswith(SYNCED):
            yield Finding(
                Level.NOTE,
                f"{home} lies in a folder that is synced ({part}); a copy made in the middle of "
                "a save can be damaged. Set LORAPP_HOME to a folder of this computer.",
            )


def _rights(home: Path) -> Iterator[Finding]:
    if sys.platform == "win32" or not home.is_dir():
        return
    for path in [home, *sorted(home.rglob("*"))]:
        if not path.is_symlink() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            mode = "700" if path.is_dir() else "600"
            yield _wrong(f"Others may look into {path}; `chmod {mode}` makes it yours alone.")


def _own_wordings(paths: Paths) -> Iterator[Finding]:
    """Say which wordings of the applicant's own cannot be used, and which nothing asks for."""
    from lorapp.services.correspondence.templates import SUFFIX, Templates, names

    templates = Templates(paths)
    own, broken = templates.own(), templates.problems()
    yield from map(_wrong, broken)
    for name in own:
        if name not in names():
            yield Finding(
                Level.NOTE,
                f"{paths.templates / name}{SUFFIX} is not used, as no message has this name; "
                "`lorapp templates` lists the names.",
            )
    if own and not broken:
        yield _fine(f"Your own wordings in {paths.templates} can be used.")


def _share_packs(file: SeasonFile, paths: Paths) -> Iterator[Finding]:
    """Say when the key of share packs that went out stayed behind on another computer."""
    if file.comments and not paths.share_secret.exists():
        name = paths.share_secret.name
        yield Finding(
            Level.NOTE,
            f"There are comments of advisors, but no {name}: comments on share packs sent before "
            f"find no record here. Copy {name} from the folder of the old computer into "
            f"{paths.home}.",
        )


def _journal_problems(store: Store) -> tuple[str, ...]:
    from lorapp.db.journal import damaged_steps

    with store.reading() as session:
        return tuple(f"the history of step {seq} is damaged" for seq in damaged_steps(session))


def _changed_silently(store: Store) -> tuple[str, ...]:
    from lorapp.db import journal, loading

    with store.reading() as session:
        images = journal.newest_images(session)
        held = journal.images_of(loading.load(session))
    names = dict.fromkeys([*images, *held])
    return tuple(
        f"{shelf} {name} changed without lorapp: {_shown(images.get((shelf, name)))} was saved, "
        f"{_shown(held.get((shelf, name)))} is there."
        for shelf, name in names
        if images.get((shelf, name)) != held.get((shelf, name))
    )


def _shown(image: object) -> str:
    return "nothing" if image is None else f"{str(image)[:200]}"


def _record_problems(file: SeasonFile) -> tuple[str, ...]:
    from lorapp.domain.checks import problems

    return tuple(problems(file))
