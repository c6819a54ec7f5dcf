"""What steps of the journal are, and what each save asks about them: put together once.

It is asked without a session's bookkeeping. Of the tables: their classes are set up only where
something is written through them.
"""

from enum import StrEnum
from typing import Final, cast

from sqlalchemy import Table, bindparam, func, insert, select, update

from lorapp.db.tables.journal import JournalChangeRow, JournalStepRow


class StepKind(StrEnum):
    """What kind of action a step of the journal was."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    FINAL = "final"
    IMPORT = "import"


DONE: Final = "done"
UNDONE: Final = "undone"
DROPPED: Final = "dropped"
COMMANDS: Final = (StepKind.DO, StepKind.FINAL, StepKind.IMPORT)

_STEP_TABLE, _CHANGE_TABLE = (
    cast("Table", rows.__table__) for rows in (JournalStepRow, JournalChangeRow)
)
_STEPS: Final = _STEP_TABLE.c
_CHANGES: Final = _CHANGE_TABLE.c
NEWEST: Final = select(func.max(_STEPS.seq))
_IN_STATE: Final = (
    select(*_STEPS)
    .where(_STEPS.state == bindparam("sought"))
    .where(_STEPS.kind.in_([str(kind) for kind in COMMANDS]))
    .limit(1)
)
FIRST_IN_STATE, LAST_IN_STATE = (
    _IN_STATE.order_by(order) for order in (_STEPS.seq, _STEPS.seq.desc())
)
ADD_STEP: Final = insert(_STEP_TABLE)
ADD_CHANGES: Final = insert(_CHANGE_TABLE)
MARK: Final = (
    update(_STEP_TABLE).where(_STEPS.seq == bindparam("marked")).values(state=bindparam("becomes"))
)
CHANGES_OF: Final = (
    select(*_CHANGES).where(_CHANGES.seq == bindparam("of")).order_by(_CHANGES.number)
)
