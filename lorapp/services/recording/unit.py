"""One command, one transaction: the only way the record is read and changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import import_module
from threading import RLock
from typing import TYPE_CHECKING, Final

from lorapp.clock import Clock, runs
from lorapp.db.lock import StoreLock
from lorapp.db.opening import SCHEMA, Trust, look
from lorapp.db.seal import break_seal, read_record, still_fits, write_seal
from lorapp.db.words import altered, moved, unsealed
from lorapp.domain.clock_doubts import doubts
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.wording.days import moment_whole
from lorapp.errors import RefusedError, StoreError
from lorapp.frozen import replace
from lorapp.paths import Paths, make_folder
from lorapp.recalled import store_mark
from lorapp.services.recording.changes import UNCHANGED, Action, Change, Work, written

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lorapp.db.store import Store

_NONE_YET: Final = "There is no record yet; begin with your name and season."


class Unit:
    """The record of one store, cached; every change is one transaction with its journal.

    Any thread may call it, one at a time. Nothing is opened before it is needed: a record sealed
    at the last clean close is read without the store. ``notices`` are sentences about what was
    found on the way, for the first screen; ``when_warm`` is called once the store is open, and
    ``when_sealed`` with the mark of the store as it was sealed, while nobody else may write.
    """

    def __init__(
        self,
        paths: Paths,
        clock: Clock,
        rulebook: Callable[[], Rulebook] = Rulebook,
        *,
        read_only: bool = False,
    ) -> None:
        self.paths = paths
        self.read_only = read_only
        self.notices: list[str] = []
        self.when_warm: Callable[[], object] = bool
        self.when_sealed: Callable[[str], object] = bool
        self.clock = clock
        self._rulebook = rulebook
        self.guard = RLock()
        self._lock = StoreLock(paths.lock)
        self.open_store: Store | None = None
        self._file: SeasonFile | None = None
        self._seq = self._opened_seq = 0
        self._is_loaded = self._is_sealed = False
        self._mark = ""

    def hold(self) -> None:
        """Take the right to write. Raises StoreBusyError when another lorapp has it."""
        if not self.read_only:
            make_folder(self.paths.home)
            self._lock.take(self.instant())

    def is_empty(self) -> bool:
        """Whether there is no applicant yet."""
        with self.guard:
            self._load()
            return self._file is None

    def file(self) -> SeasonFile:
        """The whole record as it is now. Raises RefusedError while there is none."""
        with self.guard:
            self._load()
            if self._file is None:
                raise RefusedError(_NONE_YET)
            return self._file

    def instant(self) -> datetime:
        """The present instant in UTC, as journals and file names keep it."""
        return self.clock.now(UTC)

    def now(self) -> datetime:
        """The present instant in the applicant's zone; in UTC while there is none."""
        with self.guard:
            self._load()
            zone = self._file.applicant.zone if self._file else UTC
            return self.clock.now(zone)

    def today(self) -> date:
        """The day it is for the applicant."""
        return self.now().date()

    def command(
        self,
        label: str,
        change: Callable[[SeasonFile], SeasonFile],
        *,
        final: bool = False,
        imported: bool = False,
        corrects: bool = False,
    ) -> Change:
        """Change the record in one transaction.

        ``label`` is what undo will say. ``final`` ends the undo chain here, as does whatever
        locks something, unless it is ``imported``: before that a copy of the store is made,
        and undo removes exactly what came. Nothing locked is ever moved, but by what
        ``corrects``. Raises what ``change`` raises, RefusedError when it would move a lock or
        the store's own constraints forbid it, StoreError when it cannot be saved; then nothing
        was changed.
        """
        from lorapp.db.steps import StepKind
        from lorapp.domain.placing.changes.locks import moved_places, refuse_moves

        kind = StepKind.IMPORT if imported else StepKind.FINAL if final else StepKind.DO
        if imported and not self.read_only and not self.is_empty():
            from lorapp.db.backup import stamped

            self.store().copy_to(stamped(self.paths.backups, self.instant(), self._seq))

        def work(_session: Session, file: SeasonFile | None) -> Action:
            if file is None:
                raise RefusedError(_NONE_YET)
            made, now = change(file), self.now()
            if corrects:
                return Action(label, kind, made, corrects=True)
            refuse_moves(file, made, now)
            locks = kind is StepKind.DO and bool(moved_places(made, file, now))
            return Action(label, StepKind.FINAL if locks else kind, made)

        return self.run(work)

    def begin(self, file: SeasonFile, label: str) -> Change:
        """Put the first record into an empty store. Raises RefusedError when it has one."""
        from lorapp.db.steps import StepKind

        def work(_session: Session, held: SeasonFile | None) -> Action:
            if held is not None:
                raise RefusedError(
                    f"This store already belongs to {held.applicant.name}; set LORAPP_HOME to "
                    "another folder for another person."
                )
            return Action(label, StepKind.DO, replace(file, rulebook=self._rulebook()))

        return self.run(work)

    def run(self, work: Work) -> Change:
        """Do some work on the record and the journal in one transaction; see ``command``."""
        with self.guard:
            if self.read_only:
                raise StoreError("The store was opened only for reading; nothing was changed.")
            self._load()
            with self._opened(create=True).writing() as session:
                self._catch_up(session)
                action = work(session, self._file)
                # What was refused by now has written nothing.
                break_seal(self.paths)
                self._is_sealed = False
                changes = written(session, self._file, action, self._seq + 1, self.instant())
            # A record brought back from nothing has no rules yet.
            self._file = action.file if self._file else self._with_rules(action.file)
            self._seq += 1 if changes else 0
            if not changes and action.takes_back is None:
                return Change(UNCHANGED, undoable=False)
            return Change(action.label, undoable=action.kind != "final")

    def store(self) -> Store:
        """The open store, for history, backups and the doctor. StoreError when there is none."""
        with self.guard:
            self._load()
            return self._opened(create=False)

    def warm(self) -> None:
        """Open the store ahead of the first save; meant for a thread after the first frame."""
        with self.guard:
            self._load()
            if self.paths.db.exists():
                self._opened(create=False).set_up_tables()
                self.when_warm()
            else:
                import_module("lorapp.db.schema")

    @property
    def is_changed(self) -> bool:
        """Whether anything was saved since the store was opened."""
        return self._seq != self._opened_seq

    def release(self) -> None:
        """Close the store but keep the right to write: for restoring another file in its place."""
        with self.guard:
            if self.open_store:
                self.open_store.close()
            self.open_store = None
            self._file = None
            self._seq = self._opened_seq = 0
            self._is_loaded = self._is_sealed = False

    def close(self) -> None:
        """Close the store, seal it when it is whole and ours, and let the lock go."""
        with self.guard:
            file, seq, store = self._file, self._seq, self.open_store
            is_changed = self.is_changed
            is_sealed, mark = self._is_sealed, self._mark
            to_seal = store is not None and not self.read_only and not is_sealed
            if store and not self.read_only and not store.is_in_place:
                to_seal = is_sealed = False
                self.notices.append(store.rescue(self.instant(), seq))
            self.release()
            try:
                if to_seal:
                    mark = store_mark(str(self.paths.home))
                    write_seal(self.paths, file, seq, SCHEMA, self.instant())
                if to_seal or is_sealed:
                    self.when_sealed(mark)
            except StoreError as error:
                # Without a seal the next start checks the store in full, which is always safe.
                self.notices += [unsealed(error)] if is_changed else []
            finally:
                self._lock.release()

    def _load(self) -> None:
        if self._is_loaded:
            return
        self._mark = store_mark(str(self.paths.home))
        found = look(self.paths)
        if found.trust is Trust.SEALED and found.seal and found.seal.schema == SCHEMA:
            self._is_sealed, file = read_record(self.paths, found.seal)
            seq = found.seal.seq
        else:
            file, seq = None, 0
        if not self._is_sealed and found.trust is not Trust.MISSING:
            file, seq = self._opened(create=False).load()
        self._file = self._with_rules(file)
        self._seq = self._opened_seq = seq
        self._is_loaded = True
        if found.trust is Trust.ALTERED and found.seal and not self._is_sealed:
            self.notices.append(altered(moment_whole(found.seal.last_used, self.now().tzinfo)))
        if runs(self.clock) and found.trust is not Trust.MISSING:
            seal = found.seal if self._is_sealed else None
            used = seal.last_used if seal else self._opened(create=False).last_used()
            self.notices += doubts(self.now(), used)

    def _with_rules(self, file: SeasonFile | None) -> SeasonFile | None:
        return replace(file, rulebook=self._rulebook()) if file else None

    def _opened(self, *, create: bool) -> Store:
        if self.open_store is not None:
            return self.open_store
        from lorapp.db.leftovers import set_aside
        from lorapp.db.schema import create_store
        from lorapp.db.store import Store, recover

        if self._is_sealed and not self.read_only and not still_fits(self.paths):
            raise StoreError(moved(self.paths.db))
        if not self.paths.db.exists():
            if not create:
                raise StoreError(_NONE_YET)
            create_store(self.paths)
            self._is_sealed = False
        elif self.read_only:
            recover(self.paths, self._lock, self.instant())
        else:
            self.notices += set_aside(self.paths, self.instant())
        store = Store(self.paths, read_only=self.read_only)
        try:
            store.prepare(full_check=not self._is_sealed, at=self.instant())
        except StoreError:
            store.close()
            raise
        self.open_store = store
        return store

    def _catch_up(self, session: Session) -> None:
        from lorapp.db import journal, loading

        seq = journal.last_seq(session)
        if seq != self._seq:
            self._file = self._with_rules(loading.load(session))
            self._seq = seq
