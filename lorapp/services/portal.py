"""Recording that the applicant looked at a service's portal."""

from datetime import date
from typing import TYPE_CHECKING

from lorapp.domain.letters.situation import Situation
from lorapp.domain.portal import looked
from lorapp.domain.wording.days import day_short

if TYPE_CHECKING:
    from lorapp.services.changes import Change
    from lorapp.services.unit import Unit


class PortalChecks:
    """The weekly looks at the portals."""

    def __init__(self, unit: "Unit") -> None:
        self._unit = unit

    def record(self, service: str, on: date) -> "Change":
        """Record a look; RefusedError for a day to come."""
        day = day_short(on, self._unit.today(), act_on=True)
        return self._unit.command(
            f"Looked at the portal, {day}",
            lambda file: looked(Situation(file, self._unit.now()), service, on),
        )
