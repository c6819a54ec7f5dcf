"""How single values are read from and written to files: texts, numbers, days and choices."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lorapp.domain.text import clean
from lorapp.domain.values import LINE_MAX, NOTE_MAX
from lorapp.frozen import dataclass

YEAR_MIN: Final = 1900
YEAR_MAX: Final = 2200
COUNT_MAX: Final = 1_000_000
_SHOWN_MAX: Final = 40
_HUGE: Final = 10**15
_FEBRUARY: Final = 2
_DECEMBER: Final = 12

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_INSTANT: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII
)
IN_SPECIALTY: Final = "in_specialty"
"""Said of an assignment: the letter counts as one of the program's own specialty."""

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


class RefusalError(ValueError):
    """One value cannot be taken; the message ends a sentence that names the value's place."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One kind of single value.

    ``read`` takes a JSON value and raises RefusalError; ``write`` gives one back; ``schema``
    describes the JSON.
    """

    read: Callable[[object], Any]
    write: Callable[[Any], object]
    schema: Mapping[str, object]


def shown(value: object) -> str:
    """Quote a value from outside in a sentence, harmless and short."""
    if isinstance(value, str):
        text = clean(value)
        return f'"{text[:_SHOWN_MAX]}…"' if len(text) > _SHOWN_MAX else f'"{text}"'
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value) if abs(value) < _HUGE else "this number"
    if isinstance(value, float):
        return f"{value:.6g}"
    return "a list" if isinstance(value, list) else "an object"


def _same(value: object) -> object:
    return value


def _text(longest: int, *, multiline: bool = False, filled: bool = False) -> Leaf:
    def read(value: object) -> str:
        if not isinstance(value, str):
            raise RefusalError(f"{shown(value)} is not text in quotes.")
        kept = clean(value, multiline=multiline)
        if len(kept) > longest:
            raise RefusalError(f"has {len(kept)} characters; at most {longest} fit.")
        if filled and not kept:
            raise RefusalError("is empty; write something.")
        return kept

    schema = {"type": "string", "maxLength": longest}
    return Leaf(read, _same, schema | ({"minLength": 1} if filled else {}))


def _whole(least: int, most: int) -> Leaf:
    def read(value: object) -> int:
        found = without_point(value)
        if isinstance(found, bool) or not isinstance(found, int) or not least <= found <= most:
            raise RefusalError(f"{shown(value)} is not a whole number from {least} to {most}.")
        return found

    return Leaf(read, _same, {"type": "integer", "minimum": least, "maximum": most})


def without_point(value: object) -> object:
    """Take 2027.0 for 2027, as JSON and its schemas do."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _number(most: int) -> Leaf:
    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise RefusalError(f"{shown(value)} is not a number.")
        if not math.isfinite(value) or not 0 <= value <= most:
            raise RefusalError(f"{shown(value)} is not a number from 0 to {most}.")
        return _plain_number(value)

    return Leaf(read, _plain_number, {"type": "number", "minimum": 0, "maximum": most})


def _plain_number(value: float) -> float:
    """Write 35 as 35, also where a store gave 35.0 back."""
    return int(value) if value == int(value) else value


def _read_flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise RefusalError(f"{shown(value)} is neither true nor false.")
    return value


def _read_day(value: object) -> date:
    if not isinstance(value, str):
        raise RefusalError(f"{shown(value)} is not a day written YYYY-MM-DD.")
    return _day(value)


@lru_cache(maxsize=4096)
def _day(value: str) -> date:
    """A day as it is written; ten thousand letters have a few hundred different ones."""
    found = _DAY.fullmatch(value)
    if not found:
        raise RefusalError(f"{shown(value)} is not a day written YYYY-MM-DD.")
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    _check_year(year)
    if not 1 <= month <= _DECEMBER:
        raise RefusalError(f"there is no month {month}; months run from 01 to 12.")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise RefusalError(_no_such_day(year, month, day)) from error


def _no_such_day(year: int, month: int, day: int) -> str:
    import calendar

    when = f" {year}" if month == _FEBRUARY else ""
    last = calendar.monthrange(year, month)[1]
    return f"{calendar.month_name[month]}{when} has {last} days, no day {day}."


def _check_year(year: int) -> None:
    if not YEAR_MIN <= year <= YEAR_MAX:
        raise RefusalError(f"the year {year} is not between {YEAR_MIN} and {YEAR_MAX}.")


def _read_instant(value: object) -> datetime:
    found = _INSTANT.fullmatch(value) if isinstance(value, str) else None
    if not isinstance(value, str) or not found:
        raise RefusalError(
            f"{shown(value)} is not an instant written like 2026-12-03T10:00:00-05:00."
        )
    if not found[3]:
        raise RefusalError(f"{shown(value)} has no offset; add one, such as -05:00.")
    _read_day(value[:10])
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        instant = None
    # From Python 3.14 on, the hour 24 is read as the midnight of the day after.
    if instant is None or instant.hour != int(value[11:13]):
        raise RefusalError(f"{shown(value)} has an hour or an offset that is not there.")
    return instant


def _read_moment(value: object) -> date:
    if isinstance(value, str) and "T" in value:
        return _read_instant(value)
    return _read_day(value)


def _write_iso(value: date) -> str:
    return value.isoformat()


@cache
def is_zone(name: str) -> bool:
    """Whether this is the name of a time zone of the IANA list (``Asia/Amman``)."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def zone_named(text: str, zones: Iterable[str]) -> str:
    """A time zone by its name, or by its city, whole or begun, where only one zone has it."""
    asked = clean(text).replace(" ", "_").casefold()
    cities = {zone: zone.casefold().rpartition("/")[2] for zone in zones}
    found = [zone for zone, city in cities.items() if asked in {zone.casefold(), city}]
    if asked and not found:
        found = [zone for zone, city in cities.items() if city.startswith(asked)]
    return found[0] if len(found) == 1 else clean(text)


def _read_zone(value: object) -> str:
    if not isinstance(value, str) or not is_zone(value):
        raise RefusalError(f"{shown(value)} is not a time zone such as America/New_York.")
    return value


def _slug(*, general: bool) -> Leaf:
    def read(value: object) -> str:
        if not isinstance(value, str) or len(value) > LINE_MAX or not _SLUG.fullmatch(value):
            raise RefusalError(f"{shown(value)} is not a slug such as internal-medicine.")
        if value == "general" and not general:
            raise RefusalError('"general" is only for letters; name a specialty.')
        return value

    barred: dict[str, object] = {} if general else {"not": {"const": "general"}}
    pattern = f"^{_SLUG.pattern}$"
    return Leaf(read, _same, {"type": "string", "pattern": pattern, "maxLength": LINE_MAX} | barred)


def _counting() -> Leaf:
    """Take what a general letter counts as: a specialty, or the program's own."""

    def read(value: object) -> str:
        return IN_SPECIALTY if value == IN_SPECIALTY else str(SPECIALTY.read(value))

    return Leaf(read, _same, {"anyOf": [{"const": IN_SPECIALTY}, dict(SPECIALTY.schema)]})


def one_of(names: Iterable[str]) -> Leaf:
    """Take text out of a fixed list."""
    known = {str(name): str(name) for name in names}
    return Leaf(_chooser(known), _same, {"enum": list(known)})


def member_of(choices: type[StrEnum]) -> Leaf:
    """Take a member of an enumeration, written as its value."""
    known = {str(member): member for member in choices}
    return Leaf(_chooser(known), str, {"enum": list(known)})


def _chooser(known: Mapping[str, Any]) -> Callable[[object], Any]:
    def read(value: object) -> object:
        if not isinstance(value, str) or value not in known:
            raise RefusalError(f"{shown(value)} is not one of {', '.join(known)}.")
        return known[value]

    return read


LINE: Final = _text(LINE_MAX)
FILLED: Final = _text(LINE_MAX, filled=True)
NOTE: Final = _text(NOTE_MAX, multiline=True)
COUNT: Final = _whole(0, COUNT_MAX)
YEAR: Final = _whole(YEAR_MIN, YEAR_MAX)
NUMBER: Final = _number(1_000_000_000)
HOURS: Final = _number(168)
PERCENT: Final = _number(100)
FLAG: Final = Leaf(_read_flag, _same, {"type": "boolean"})
DAY: Final = Leaf(_read_day, _write_iso, {"type": "string", "format": "date"})
INSTANT: Final = Leaf(_read_instant, _write_iso, {"type": "string", "format": "date-time"})
MOMENT: Final = Leaf(_read_moment, _write_iso, {"anyOf": [dict(DAY.schema), dict(INSTANT.schema)]})
ZONE: Final = Leaf(_read_zone, _same, {"type": "string", "minLength": 1, "maxLength": LINE_MAX})
SPECIALTY: Final = _slug(general=False)
TAG: Final = _slug(general=True)
COUNTING: Final = _counting()
