"""Undo, redo and the history of every action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from lorapp.services.changes import Action, Change
from lorapp.services.unit import Unit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lorapp.db.journal import JournalStep


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
        """Take the newest action back. Raises RefusedError when there is none, or it is final."""
        from lorapp.db import journal
        from lorapp.db.steps import StepKind

        def work(session: Session, file: SeasonFile | None) -> Action:
            step = journal.to_undo(session)
            if step is None:
                raise RefusedError("There is nothing to undo.")
            if step.kind is StepKind.FINAL:
                raise RefusedError(
                    f"“{step.label}” cannot be undone: it records what has happened outside "
                    "lorapp. If it was recorded by mistake, correct it there with a reason."
                )
            changes = journal.turned(journal.changes_of(session, step.seq))
            journal.mark(session, step.seq, undone=True)
            made = journal.replay(file, changes)
            if step.kind is not StepKind.IMPORT:
                self._keep_locks(step, file, made, "undone")
            return Action(step.label, StepKind.UNDO, made, step.seq)

        return self._unit.run(work)

    def redo(self) -> Change:
        """Do again what was taken back last. Raises RefusedError when there is nothing."""
        from lorapp.db import journal
        from lorapp.db.steps import StepKind

        def work(session: Session, file: SeasonFile | None) -> Action:
            step = journal.to_redo(session)
            if step is None:
                raise RefusedError("There is nothing to redo.")
            journal.mark(session, step.seq, undone=False)
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
        from lorapp.domain.placing.locks import moved_places

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

    def next_undo(self) -> str | None:
        """The label of what undo would take back; None when there is nothing it may."""
        step = self._first("to_undo")
        return None if step is None or step.kind == "final" else step.label

    def ended_by(self) -> str | None:
        """The label of the action that undo cannot go past, where it comes next."""
        step = self._first("to_undo")
        return step.label if step is not None and step.kind == "final" else None

    def next_redo(self) -> str | None:
        """The label of what redo would do again."""
        step = self._first("to_redo")
        return step.label if step else None

    def _first(self, which: Literal["to_undo", "to_redo"]) -> JournalStep | None:
        if self._has_no_store():
            return None
        from lorapp.db import journal

        find = journal.to_undo if which == "to_undo" else journal.to_redo
        with self._unit.store().reading() as session:
            return find(session)

    def _has_no_store(self) -> bool:
        return not self._unit.paths.db.exists()
