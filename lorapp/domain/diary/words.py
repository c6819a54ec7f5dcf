"""Days, hours and sources as a calendar says them: whole, so that they read the same for ever."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lorapp.domain.dates import written_day
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import zone_name


def clocks(instant: datetime, *zones: ZoneInfo) -> str:
    """An instant on several clocks: ``Thu 3 Dec 2026 10:00 ET, 18:00 Amman``.

    A clock that says the same as the first is left out; a day is named where it differs.
    """
    first, *others = (instant.astimezone(zone) for zone in zones)
    told = [f"{written_day(first.date())} {first:%H:%M} {zone_name(zones[0].key)}"]
    for other, zone in zip(others, zones[1:], strict=True):
        if other.replace(tzinfo=None) != first.replace(tzinfo=None):
            day = "" if other.date() == first.date() else f"{written_day(other.date())} "
            told.append(f"{day}{other:%H:%M} {zone_name(zone.key)}")
    return ", ".join(told)


def source_line(file: SeasonFile, source: str) -> str:
    """Who says so, and when it was last looked at."""
    return f"Source: {credit(file.rulebook, None, source)}."
