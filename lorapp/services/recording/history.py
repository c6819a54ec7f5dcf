"""Undo, redo and the history of every action."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from lorapp.domain.record import SeasonFile
from lorapp.errors import NothingLeftError, RefusedError, StoreError
from lorapp.frozen import dataclass
from lorapp.services.recording.changes import Action, Change
from lorapp.services.recording.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from lorapp.db.journal import JournalStep
    from lorapp.db.saving import RecordChange


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One action of the past; ``at`` is aware, in the applicant's zone.

    ``kind`` is do, undo, redo, final or import; ``is_undone`` while it is taken back;
    ``undoable`` while undo can still reach it; ``corrects`` for a slip that was mended.
    """

    seq: int
    at: datetime
    label: str
    kind: str
    is_undone: bool
    undoable: bool
    corrects: bool = False


class History:
    """What was done, newest first, and the way back."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def undo(self) -> Change:
        """Take the newest action back.

        Raises NothingLeftError when there is none, RefusedError when it is final or locked.
        """
        nothing = "There is nothing to undo."
        if self._has_no_store():
            raise NothingLeftError(nothing)
        from lorapp.db import journal
        from lorapp.db.steps import StepKind

        def work(session: Session, file: SeasonFile | None) -> Action:
            step = journal.to_undo(session)
            is_final = step is not None and step.kind is StepKind.FINAL
            if step is None or (is_final and step.seq == 1):  # a demo's applicant was there first
                raise NothingLeftError(nothing)
            changes = journal.turned(journal.changes_of(session, step.seq))
            if is_final:
                raise RefusedError(self._why_final(step, file, changes))
            made = journal.replay(file, changes)
            if step.kind is not StepKind.IMPORT:
                self._keep_locks(step, file, made, "undone")
            return Action(step.label, StepKind.UNDO, made, step.seq)

        return self._unit.run(work)

    def _why_final(
        self, step: JournalStep, file: SeasonFile | None, changes: Sequence[RecordChange]
    ) -> str:
        """Why an action stays: it locked something outside, or there is no way back from it."""
        from lorapp.db import journal
        from lorapp.domain.placing.changes.locks import moved_places

        try:
            made = journal.replay(file, changes)
        except StoreError:  # what was mended cannot be spelt as it was
            made = None
        if file is not None and made is not None and moved_places(file, made, self._unit.now()):
            return (
                f"“{step.label}” stays: it happened outside lorapp. "
                "If by mistake, correct it there with a reason."
            )
        return f"“{step.label}” cannot be undone, and nothing that was done before it can."

    def redo(self) -> Change:
        """Do again what was taken back last.

        Raises NothingLeftError when there is nothing, RefusedError when it is locked.
        """
        nothing = "There is nothing to redo."
        if self._has_no_store():
            raise NothingLeftError(nothing)
        from lorapp.db import journal
        from lorapp.db.steps import StepKind

        def work(session: Session, file: SeasonFile | None) -> Action:
            step = journal.to_redo(session)
            if step is None:
                raise NothingLeftError(nothing)
            made = journal.replay(file, journal.changes_of(session, step.seq))
            self._keep_locks(step, file, made, "done again")
            return Action(step.label, StepKind.REDO, made, step.seq)

        return self._unit.run(work)

    def _keep_locks(
        self, step: JournalStep, file: SeasonFile | None, made: SeasonFile | None, verb: str
    ) -> None:
        """Refuse to move what has been locked since a step, if only by the days gone by.

        Exempt are the beginning and corrections, which say why; undoing an import is not asked
        here, as it removes exactly what was added. Doing one again is.
        """
        from lorapp.domain.placing.changes.locks import moved_places

        if file is None or made is None or step.corrects:
            return
        found = moved_places(file, made, self._unit.now())
        if found:
            raise RefusedError(f"“{step.label}” cannot be {verb}. {found[0]}")

    def entries(self, limit: int | None = None) -> tuple[HistoryEntry, ...]:
        """Every action, newest first; at most ``limit`` of them."""
        if self._has_no_store():
            return ()
        from lorapp.db import journal
        from lorapp.db.steps import StepKind

        zone = self._unit.now().tzinfo
        with self._unit.store().reading() as session:
            found = journal.steps(session, limit)
        finals = [step.seq for step in found if step.kind is StepKind.FINAL]
        barrier = max(finals, default=0)
        return tuple(
            HistoryEntry(
                step.seq,
                step.at.astimezone(zone),
                step.label,
                step.kind,
                step.is_undone,
                step.is_command and not step.is_undone and step.seq > barrier,
                step.corrects,
            )
            for step in found
        )

    def _has_no_store(self) -> bool:
        return self._unit.is_empty() and not self._unit.paths.db.exists()
