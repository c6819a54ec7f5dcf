"""What to do now: the plan of the record as it stands."""

from typing import TYPE_CHECKING

from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Plan
from lorapp.domain.letters.situation import shared

if TYPE_CHECKING:
    from datetime import datetime

    from lorapp.domain.record import SeasonFile
    from lorapp.services.unit import Unit


class Today:
    """Hands out the plan: computed from the record and the minute, never stored."""

    def __init__(self, unit: "Unit") -> None:
        self._unit = unit
        self._seen: tuple[SeasonFile, datetime, Plan] | None = None

    def plan(self) -> Plan:
        """The plan for this minute; every screen that asks within it gets the same one."""
        file, minute = self._unit.file(), self._unit.now().replace(second=0, microsecond=0)
        seen = self._seen
        # By identity: a change makes a new record, and comparing two would read all of them.
        if seen is not None and seen[0] is file and seen[1] == minute:
            return seen[2]
        found = plan(file, minute, shared(file, minute))
        self._seen = (file, minute, found)
        return found
