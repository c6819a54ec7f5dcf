"""Hours on both clocks on each day around the US changes, against offsets written down here."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.wording.days import moment_text, zone_name

# None of these places has changed its clocks since October 2022.
_AHEAD = {
    "Asia/Karachi": 5,
    "Asia/Amman": 3,
    "Africa/Lagos": 1,
    "Asia/Manila": 8,
    "America/Sao_Paulo": -3,
}
# The instant at which US Eastern changes, and the hours from UTC before and after it.
_CHANGES = (
    (datetime(2026, 11, 1, 6, tzinfo=UTC), -4, -5),
    (datetime(2027, 3, 14, 7, tzinfo=UTC), -5, -4),
    (datetime(2027, 11, 7, 6, tzinfo=UTC), -4, -5),
    (datetime(2028, 3, 12, 7, tzinfo=UTC), -5, -4),
)


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


@pytest.mark.parametrize("zone", sorted(_AHEAD))
@pytest.mark.parametrize(("change", "before", "after"), _CHANGES)
def test_both_clocks_are_right_on_each_day_around_a_change(
    zone: str, change: datetime, before: int, after: int
) -> None:
    for hours in range(-7 * 24, 7 * 24 + 1, 1):
        instant = change + timedelta(hours=hours)
        home = instant.astimezone(timezone(timedelta(hours=_AHEAD[zone])))
        eastern = instant.astimezone(timezone(timedelta(hours=after if hours >= 0 else before)))
        other = "" if home.date() == eastern.date() else f"{_day(eastern.date())} "
        expected = f"{_day(home.date())} {home:%H:%M} {zone_name(zone)} ({other}{eastern:%H:%M} ET)"
        told = moment_text(instant, ZoneInfo(zone), zone_name(zone), home.date())
        assert told == expected
