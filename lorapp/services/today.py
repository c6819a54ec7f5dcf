"""What to do now: the plan of the record as it stands."""

from typing import TYPE_CHECKING

from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Plan

if TYPE_CHECKING:
    from lorapp.services.unit import Unit


class Today:
    """Hands out the plan; it is computed, never stored."""

    def __init__(self, unit: "Unit") -> None:
        self._unit = unit

    def plan(self) -> Plan:
        """Compute the plan for this moment."""
        return plan(self._unit.file(), self._unit.now())
