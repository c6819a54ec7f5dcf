"""What a command is to do, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lorapp.db.saving import RecordChange
    from lorapp.db.steps import StepKind


@dataclass(frozen=True, slots=True)
class Change:
    """``label`` is the words undo will use; ``touched`` names the lists that changed.

    ``undoable`` is false for what records a fact outside lorapp: it ends the undo chain.
    """

    label: str
    touched: frozenset[str]
    undoable: bool = True


@dataclass(frozen=True, slots=True)
class Action:
    """What a transaction is to make of the record; None leaves the store empty.

    ``takes_back`` is the journal step that an undo or redo speaks of; ``corrects`` marks what
    mends a slip, and alone may move what is locked.
    """

    label: str
    kind: StepKind
    file: SeasonFile | None
    takes_back: int | None = None
    corrects: bool = False


Work = Callable[["Session", SeasonFile | None], Action]
"""Looks at the record inside the transaction and says what to make of it."""


def written(
    session: Session, file: SeasonFile | None, action: Action, seq: int, at: datetime
) -> tuple[RecordChange, ...]:
    """Write an action as the step ``seq``: the rows that differ, and the journal."""
    from lorapp.db import journal, saving
    from lorapp.db.steps import StepKind

    if action.takes_back is not None:
        journal.mark(session, action.takes_back, undone=action.kind is StepKind.UNDO)
    changes = saving.save(session, file, action.file)
    if changes:
        step = journal.JournalStep(
            seq, at, action.label, action.kind, is_undone=False, corrects=action.corrects
        )
        journal.add(session, step, changes, action.takes_back)
    return changes


def touched_by(changes: tuple[RecordChange, ...]) -> frozenset[str]:
    """The names of the lists that these changes concern."""
    from lorapp.db.saving import EMPTY_LISTS

    names: set[str] = set()
    for change in changes:
        if change.shelf == EMPTY_LISTS:
            names |= {*change.before} ^ {*change.after}
        else:
            names.add(change.shelf)
    return frozenset(names)
