"""What was removed in the last weeks, and the way back for each, whatever was done since."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from lorapp.errors import InvalidError, RefusedError
from lorapp.frozen import dataclass

if TYPE_CHECKING:
    from lorapp.domain.record import SeasonFile
    from lorapp.services.recording.changes import Change
    from lorapp.services.recording.unit import Unit

KEPT_DAYS: Final = 30
"""So long is what was removed offered; the history itself has no end."""
REMOVE: Final = "Remove "
BELONGS: Final = (
    "It belongs to something that is gone or has changed since. Bring that back first, or add "
    "this again by hand; nothing was changed."
)


@dataclass(frozen=True, slots=True)
class Removed:
    """One action that removed something; ``seq`` is its number in the history.

    ``corrects`` for one that mended a slip, and alone may move what is locked.
    """

    seq: int
    at: datetime
    label: str
    corrects: bool

    @property
    def name(self) -> str:
        """What was removed, as the action named it: ``mentor Dr. Ann Roe``."""
        return self.label.removeprefix(REMOVE)


class Trash:
    """What was removed and is not back. Undo takes back the newest action only; this any."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def removed(self) -> tuple[Removed, ...]:
        """What can be brought back, newest first."""
        if not self._unit.paths.db.exists() or self._unit.is_empty():
            return ()
        from lorapp.db.removals import is_back, removals

        file, now = self._unit.file(), self._unit.now()
        with self._unit.store().reading() as session:
            found = removals(session, self._unit.instant() - timedelta(days=KEPT_DAYS))
        return tuple(
            Removed(step.seq, step.at.astimezone(now.tzinfo), step.label, step.corrects)
            for step, lost in found
            if not all(is_back(file, one) for one in lost)
        )

    def bring_back(self, seq: int) -> Change:
        """Put back what an action removed, as one action of its own.

        Raises RefusedError when there is nothing to bring back, or what it belonged to is gone;
        then nothing was changed.
        """
        from lorapp.db import journal
        from lorapp.db.removals import brought_back
        from lorapp.domain.edits import checked

        one = next((one for one in self.removed() if one.seq == seq), None)
        if one is None:
            raise RefusedError(
                f"Nothing of that number was removed in the last {KEPT_DAYS} days, or it is back."
            )
        with self._unit.store().reading() as session:
            changes = journal.changes_of(session, seq)

        def back(file: SeasonFile) -> SeasonFile:
            try:
                return checked(file, brought_back(file, changes))
            except InvalidError as error:
                raise RefusedError(BELONGS) from error

        return self._unit.command(f"Bring back: {one.name}", back, corrects=one.corrects)
