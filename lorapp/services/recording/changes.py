"""What a command is to do, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lorapp.db.saving import RecordChange
    from lorapp.db.steps import StepKind


UNCHANGED: Final = "Nothing was changed, it stands so already"


@dataclass(frozen=True, slots=True)
class Change:
    """``label`` is the words undo will use, or that nothing had to be changed.

    ``undoable`` is false for what records a fact outside lorapp, as it ends the undo chain, and
    where nothing was changed: undo would take back what was done before.
    """

    label: str
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
