"""A check-up of the store and its folder: every finding is one sentence."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Final

from lorapp.clock import runs
from lorapp.db.leftovers import foreign
from lorapp.db.lock import held_elsewhere
from lorapp.db.opening import SCHEMA, Found, Trust, look
from lorapp.domain.clock_doubts import doubts
from lorapp.domain.leaves import shown
from lorapp.domain.record import SeasonFile
from lorapp.domain.soap.spelling import misspelt
from lorapp.domain.storage import size_words
from lorapp.domain.wording.days import moment_whole
from lorapp.errors import LorError, StoreError
from lorapp.services.checkup import copies, machine, place
from lorapp.services.checkup.findings import Finding, Level, fine, note, wrong
from lorapp.services.checkup.surroundings import Surroundings, here
from lorapp.services.keeping.invariants import DAMAGED, INVARIANTS, RECORD, Invariant
from lorapp.services.recording.unit import Unit

if TYPE_CHECKING:
    from lorapp.db.store import Store
    from lorapp.paths import Paths

__all__ = ["Doctor", "Finding", "Level"]

ABOUT: Final = "Store"


class Doctor:
    """Looks at everything, changes nothing, and goes on after each fault it finds."""

    def __init__(self, unit: Unit, around: Surroundings | None = None) -> None:
        self._unit = unit
        self._around = around

    def report(self) -> tuple[Finding, ...]:
        """Every finding, in the order looked at."""
        with self._unit.guard:
            return tuple(self._findings())

    def _findings(self) -> Iterator[Finding]:
        paths, around = self._unit.paths, self._around or here()
        if told := place.why_none(paths.home, around):
            yield wrong(ABOUT, "nowhere", told)
            yield from machine.surrounding(around)
            return
        if place.can_look(paths.home) and paths.lock.is_symlink():
            text = f"{paths.lock} is a link to another file, so nothing can be saved; delete it."
            yield wrong(ABOUT, "lock-link", text)
        holder = held_elsewhere(paths.lock)
        if holder is not None:
            text = f"Another lorapp{holder} has the store open; what follows may change meanwhile."
            yield note(ABOUT, "held", text)
        yield from self._record(is_alone=holder is None)
        yield from place.findings(paths, around)
        if place.can_look(paths.home):
            yield from _own_wordings(paths)
        yield from machine.findings(paths, around)

    def _record(self, *, is_alone: bool) -> Iterator[Finding]:
        """The store, its copies, and the clock by which both are judged."""
        paths = self._unit.paths
        seq: int | None = None
        try:
            yield from self._before_opening(is_alone=is_alone)
            if self._unit.is_empty() and not paths.db.exists():
                yield fine(ABOUT, "There is no record yet.")
                return
            yield from self._store(self._unit.store())
            seq = _newest_step(self._unit.store())
        except _ForeignJournalError as error:
            yield wrong(ABOUT, "foreign-journal", str(error), mends=True)
            return
        except LorError as error:
            yield wrong(ABOUT, "store", str(error), mends=_is_link(paths))
            yield from self._row_by_row()
        yield from copies.findings(paths, self._unit.instant(), seq)
        if seq is not None:
            yield self._clock()

    def _before_opening(self, *, is_alone: bool) -> Iterator[Finding]:
        """What the files say by themselves. StoreError when the store must not be opened."""
        if self._unit.open_store or not is_alone:
            return
        paths = self._unit.paths
        found = look(paths)
        if paths.db.exists():
            self._refuse_foreign()
        if found.schema < SCHEMA:
            yield note(
                ABOUT,
                "older",
                "The store was made by an older lorapp. A copy is kept when it is brought up to "
                "date.",
                mends=True,
            )
        yield from _how_closed(found)

    def _refuse_foreign(self) -> None:
        leftovers = foreign(self._unit.paths)
        if leftovers:
            raise _ForeignJournalError(
                f"{leftovers[0].name} lies beside the store and belongs to another file; played "
                "into the store it would damage it. `lorapp doctor --mend` sets it aside."
            )

    def _store(self, store: Store) -> Iterator[Finding]:
        paths = self._unit.paths
        file = None if self._unit.is_empty() else self._unit.file()
        found = [(one.state, text) for one in INVARIANTS for text in _told(one, store, file)]
        is_whole = all(state != DAMAGED for state, _ in found)
        for state, text in found:
            yield wrong(ABOUT, state, text, mends=state == RECORD and is_whole)
        if file:
            yield from _spelling(file, is_whole=is_whole)
            yield from _share_packs(file, paths)
        if is_whole:
            size = size_words(paths.db.stat().st_size)
            yield fine(ABOUT, f"{paths.db.name} is whole ({size}).")

    def _row_by_row(self) -> Iterator[Finding]:
        """Name the rows that keep the whole from being read, where it opens at all."""
        from lorapp.db.loading import unreadable
        from lorapp.db.store import Store

        self._unit.release()
        try:
            if look(self._unit.paths).schema != SCHEMA or foreign(self._unit.paths):
                return
            store = Store(self._unit.paths, read_only=True)
            with closing(store), store.reading() as session:
                found = unreadable(session)
        except StoreError:
            # It does not open at all; that has been told.
            return
        for row in found:
            yield wrong(ABOUT, "row", f"This row cannot be read: {row}.", mends=True)

    def _clock(self) -> Finding:
        now = self._unit.now()
        used = self._unit.store().last_used() if runs(self._unit.clock) else None
        for text in doubts(now, used):
            return note("Clock", "clock", text)
        return fine("Clock", f"{now:%a} {now.day} {now:%b %Y %H:%M} ({now.tzinfo}).")


class _ForeignJournalError(StoreError):
    """A journal lies beside the store that is not its own."""


def _how_closed(found: Found) -> Iterator[Finding]:
    if found.trust is Trust.ALTERED and found.seal:
        closed = moment_whole(found.seal.last_used, None)  # the store is not open: nobody's zone
        yield note(
            ABOUT,
            "altered",
            f"The store changed while lorapp was closed (last closed {closed}). If you did not "
            "restore it yourself, look at the history.",
            mends=True,
        )
    elif found.trust is Trust.UNSEALED:
        yield note(
            ABOUT,
            "unclean",
            "lorapp did not end by itself the last time (a crash, a power cut, a closed window). "
            "What was called saved is there.",
            mends=True,
        )


def _is_link(paths: Paths) -> bool:
    """Whether the store has its place or its name from elsewhere, which a copy of its own mends."""
    try:
        kind = paths.db.lstat()
    except OSError:
        # It is not there, or its folder is shut: that has been told.
        return False
    return stat.S_ISLNK(kind.st_mode) or (stat.S_ISREG(kind.st_mode) and kind.st_nlink > 1)


def _newest_step(store: Store) -> int:
    from lorapp.db import journal

    with store.reading() as session:
        return journal.last_seq(session)


def _told(one: Invariant, store: Store, file: SeasonFile | None) -> tuple[str, ...]:
    """What a look finds; a look that fails is itself a finding."""
    try:
        return one.breaches(store, file)
    except LorError as error:
        return (str(error),)


def _own_wordings(paths: Paths) -> Iterator[Finding]:
    """Say which wordings of the applicant's own cannot be used, and which nothing asks for."""
    from lorapp.services.correspondence.templates import SUFFIX, Templates, names

    about = "Wordings"
    templates = Templates(paths)
    own, broken = templates.own(), templates.problems()
    yield from (wrong(about, "wording", text) for text in broken)
    for name in own:
        if name not in names():
            yield note(
                about,
                "unused-wording",
                f"{paths.templates / name}{SUFFIX} is not used, as no message has this name; "
                "`lorapp templates` lists the names.",
            )
    if own and not broken:
        yield fine(about, f"Your own wordings in {paths.templates} can be used.")


def _spelling(file: SeasonFile, *, is_whole: bool) -> Iterator[Finding]:
    """Say which specialties keep an export of the record from being taken back."""
    for text, slug in misspelt(file).items():
        mends = is_whole and slug is not None
        yield wrong(
            ABOUT,
            "specialty",
            f"SOAP has the specialty {shown(text)}, written as no import takes it back; "
            + (f"it should be {slug}." if slug else "remove that set, or name it anew."),
            mends=mends,
        )


def _share_packs(file: SeasonFile, paths: Paths) -> Iterator[Finding]:
    """Say when the key of share packs that went out stayed behind on another computer."""
    if file.comments and not paths.share_secret.exists():
        name = paths.share_secret.name
        yield note(
            ABOUT,
            "share-secret",
            f"There are comments of advisors, but no {name}: comments on share packs sent before "
            f"find no record here. Copy {name} from the folder of the old computer into "
            f"{paths.home}.",
        )
