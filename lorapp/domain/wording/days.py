"""How days, moments and distances are written, the same on every screen and in every file."""

from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.applicant import Applicant

EASTERN: Final = ZoneInfo("America/New_York")
END_OF_DAY: Final = time(23, 59)
NEAR: Final = timedelta(days=10)
SEASON_TURNS: Final = 6
"""A season runs from June to May and bears the year in which it ends."""

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
APPLIES_UNTIL: Final = 10
"""From October on a newcomer prepares for the season after the one that runs."""


def weekday_name(day: date) -> str:
    """Name the weekday in full, whatever the computer's language."""
    return WEEKDAYS[day.weekday()]


def season_at(day: date) -> int:
    """Return the season that runs on a day: 2027 from June 2026 to May 2027."""
    return day.year + (day.month >= SEASON_TURNS)


def coming_season(today: date) -> int:
    """The season a newcomer most likely applies for: the year training starts."""
    return season_at(today) + (today.month >= APPLIES_UNTIL)


def day_short(day: date, today: date, season: int | None = None, *, act_on: bool = False) -> str:
    """Write a day as lists do: ``Mon 23 Nov``, ``3 Mar`` or ``3 Mar 2028``.

    The weekday stands within ten days either way, and always with ``act_on`` (a day to do
    something on). The year is left out inside ``season`` once that season has begun, else
    inside the season that runs today.
    """
    return _short(day, today, season, act_on)


@lru_cache(maxsize=4096)
def _short(day: date, today: date, season: int | None, act_on: bool) -> str:
    running = season_at(today)
    home = season if season is not None and season <= running else running
    near = abs(day - today) <= NEAR
    text = f"{day.day} {MONTHS[day.month - 1][:3]}"
    if season_at(day) != home and not near:
        text = f"{text} {day.year}"
    return f"{weekday_name(day)[:3]} {text}" if near or act_on else text


def day_whole(day: date) -> str:
    """Write a day where no other tells what is near: ``3 Aug 2026``."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def day_plain(day: date, today: date) -> str:
    """Write a day as a subject line does: ``1 December``, with a year that is not this one."""
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def day_long(day: date, today: date) -> str:
    """Write a day as a message does: ``Tuesday 1 December``."""
    return f"{weekday_name(day)} {day_plain(day, today)}"


def span_words(first: date, last: date, today: date) -> str:
    """Write a stay as a message does: ``2 to 27 November``, ``30 May to 12 June``.

    A stay over the turn of a year names both years.
    """
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_plain(last, today)}"
    begin, end = (f"{day.day} {MONTHS[day.month - 1]}" for day in (first, last))
    if first.year != last.year:
        return f"{begin} {first.year} to {end} {last.year}"
    return f"{begin} to {day_plain(last, today)}"


def with_tilde(text: str, projected: bool) -> str:
    """Mark a projected date or fee; ``~`` is used for nothing else."""
    return f"~{text}" if projected else text


def zone_name(zone: str) -> str:
    """Name an IANA zone as a person does: ``Amman``, and ``ET`` for US Eastern."""
    if zone == EASTERN.key:
        return "ET"
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def home_text(moment: date | datetime, home: Applicant, today: date) -> str:
    """Write a day that is acted on, or an instant on the applicant's clock and in US Eastern."""
    if isinstance(moment, datetime):
        return moment_text(moment, home.zone, zone_name(home.timezone), today)
    return day_short(moment, today, act_on=True)


def moment_text(instant: datetime, home_zone: tzinfo, home_name: str, today: date) -> str:
    """Write an instant in the home zone and US Eastern.

    ``Thu 3 Dec 18:00 Amman (10:00 ET)``; both days are named where they differ, and a
    second clock that would say the same is left out. ``instant`` must be aware.
    """
    home, eastern = instant.astimezone(home_zone), instant.astimezone(EASTERN)
    home_day = day_short(home.date(), today, act_on=True)
    first = f"{home_day} {home:%H:%M} {home_name}"
    if home.replace(tzinfo=None) == eastern.replace(tzinfo=None):
        return first
    second = f"{eastern:%H:%M} ET"
    if home.date() != eastern.date():
        second = f"{day_short(eastern.date(), today, act_on=True)} {second}"
    return f"{first} ({second})"


def moment_whole(instant: datetime | None, zone: tzinfo | None) -> str:
    """Write when something was done, for any day: ``Sun 22 Nov 2026, 20:00``.

    Without a zone on the clock of this computer.
    """
    if instant is None:
        return "nobody knows when"
    local = instant.astimezone(zone)
    return f"{weekday_name(local.date())[:3]} {day_whole(local.date())}, {local:%H:%M}"


def last_minute(day: date) -> datetime:
    """The end of a day of a service or program, which keeps US Eastern time."""
    return datetime.combine(day, END_OF_DAY, EASTERN)


def distance_sentence(day: date, today: date) -> str:
    """Write how far a day is, for a sentence: ``in 9 days``, ``today``, ``3 days ago``."""
    days = (day - today).days
    if not days:
        return "today"
    words = count_words(abs(days), "day")
    return f"in {words}" if days > 0 else f"{words} ago"


def tally_text(days: int, word: str) -> str:
    """Write the number of a row, aligned for its column: ``  9 d left``."""
    return f"{days:>3} d {word:<4}"


def day_brief(day: date, today: date) -> str:
    """A day for a fact; of another year its month is enough, the reason has it whole."""
    words = day_short(day, today).split()
    return " ".join(words[1:] if words[-1].isdigit() else words)


def count_words(count: int, noun: str, plural: str | None = None) -> str:
    """Write a count: ``5 programs``, ``1 program``; nothing for zero, which is left out."""
    if not count:
        return ""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"
