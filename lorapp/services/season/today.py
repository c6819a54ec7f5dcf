"""What to do now: the plan of the record as it stands."""

from datetime import datetime

from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Plan
from lorapp.domain.letters.situation import Situation, shared
from lorapp.domain.record import SeasonFile
from lorapp.services.recording.unit import Unit


class Today:
    """Hands out the plan: computed from the record and the minute, never stored."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    def plan(self) -> Plan:
        """The plan for this minute; every screen that asks within it gets the same one."""
        return plan_of(self._unit.file(), self._unit.now())


def plan_of(file: SeasonFile, now: datetime) -> Plan:
    """The plan of a record in the minute of ``now``, worked out once."""
    at = shared(file, now)
    seen = file.worked_out.get("plan")
    if seen is None or seen[0] is not at:
        seen = file.worked_out["plan"] = (at, plan(file, at.now, at))
    found: Plan = seen[1]
    return found


def is_planned(file: SeasonFile, now: datetime) -> bool:
    """Whether the plan of this minute was worked out already, and is shared."""
    seen = file.worked_out.get("plan")
    minute = now.replace(second=0, microsecond=0)
    return seen is not None and bool(seen[0].now == minute)


def plan_at(file: SeasonFile, minute: datetime) -> Plan:
    """The plan of any minute; what is shared of this one stays as it is."""
    if is_planned(file, minute):
        found: Plan = file.worked_out["plan"][1]
        return found
    return plan(file, minute, Situation(file, minute))
