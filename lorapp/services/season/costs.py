"""What the season costs and where its signals went, for the screen and the command."""

from typing import TYPE_CHECKING

from lorapp.domain.letters.situation import Situation
from lorapp.domain.money.spending import Spending, spending

if TYPE_CHECKING:
    from lorapp.services.programs.placing import Placing
    from lorapp.services.recording.unit import Unit


class Costs:
    """Fees and signals of the applicant's season."""

    def __init__(self, unit: "Unit", placing: "Placing") -> None:
        self._unit, self._placing = unit, placing

    def spending(self) -> Spending:
        """What the list costs as it stands, and the signals given."""
        return spending(Situation(self._unit.file(), self._unit.now()), self._placing.check())
