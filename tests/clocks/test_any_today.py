"""T7: any instant of six years can be now, wherever one lives; ``LORAPP_TODAYS`` draws more."""

import os
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.diary.choice import entries
from lorapp.domain.engine.plan import plan
from lorapp.domain.reports.every import ReportKind, report
from tests.clocks.zones import ZONES, living_in
from tests.durability.dice import SEED, dice_of

TODAYS: Final = int(os.environ.get("LORAPP_TODAYS", "60"))
FIRST: Final = datetime(2026, 1, 1, tzinfo=UTC)
YEARS: Final = timedelta(days=6 * 365 + 1)


def test_any_instant_of_six_years_can_be_now() -> None:
    dice, steps = dice_of(), 0
    for _ in range(TODAYS):
        zone = dice.choice(ZONES)
        file = living_in(zone, dice.choice(("midseason", "planner")))
        now = (FIRST + YEARS * dice.random()).astimezone(ZoneInfo(zone))
        kind = dice.choice(tuple(ReportKind))
        where = f"seed={SEED} zone={zone} now={now.isoformat()}"
        made = plan(file, now)
        steps += len(made.steps)
        assert made == plan(file, now.astimezone(UTC).astimezone(ZoneInfo(zone))), where
        assert made.today == now.date(), where
        assert report(file, now, kind).blocks, where
        assert all(entry.starts for entry in entries(file, now, private=False)), where
    print(f"T7 todays={TODAYS} steps={steps} faults=0 seed={SEED}")
    assert steps
