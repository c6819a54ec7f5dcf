"""What a command is to do, and what it did."""

from __future__ import annotations

from collections.abc import Callable
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
