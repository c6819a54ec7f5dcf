"""What lines about interviews are made of: days, hours, zones, and the words that are left."""

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from lorapp.domain.dates import read_day
from lorapp.domain.interviews.hours import HELP, ONE, SPAN, Span, read_hour, read_span
from lorapp.domain.interviews.zones import clock_word, label, usual_zone, zone_of
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import MONTHS, WEEKDAYS
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

_HOUR_MARK: Final = " @ "
_GAP: Final = " | "


class ZoneBy(StrEnum):
    """Where the zone of a line is known from."""

    TYPED = "typed"
    HOME = "yours"
    STATE = "usual in its state"


def words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])(?:{pattern})(?![\w/])")


LINK: Final = re.compile(r"https?://\S+", re.IGNORECASE)
_TWICE: Final = words(r"(first|second)")
_BARE: Final = re.compile(r"(?<![\w])[0-9]{1,2}(?![\w])")
_MINE: Final = words(r"(?:in )?my (?:own )?(?:time|zone|clock)")
_SPAN: Final = re.compile(rf"(?<![\w:./-])(?:from )?{SPAN}")
_ONE: Final = re.compile(rf"(?<![\w:./-])(?:at )?(?P<hour>{ONE})")
_ZONE: Final = re.compile(r"(?<![\w/])\(?(?:us )?([a-z_+-]+(?:/[a-z_+-]+)*)(?: time)?\)?(?![\w/])")
_ISO: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ](?=[0-9]{1,2}:[0-9]{2})")

_SHORT_MONTHS: Final = (f"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, MONTHS))
_MONTH: Final = f"(?:{'|'.join(_SHORT_MONTHS)}|sept)[.]?"
_SHORT_DAYS: Final = (f"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, WEEKDAYS))
_WEEKDAY: Final = f"(?:{'|'.join(_SHORT_DAYS)}|tues|weds|thurs?)[.]?"
BEGINS_DAY: Final = rf"(?:next )?{_WEEKDAY}|{_MONTH}|[0-9]{{1,4}}|today|tomorrow|noon"
"""What a day or an hour of today can begin with."""
_NUMBER: Final = "[0-9]{1,2}(?:st|nd|rd|th)?"
_DAYS: Final = tuple(
    re.compile(rf"(?<![\w/]){pattern}(?![\w/])")
    for pattern in (
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
        rf"(?:{_WEEKDAY} )?{_NUMBER} {_MONTH}(?: 20[0-9]{{2}})?",
        rf"(?:{_WEEKDAY} )?{_MONTH} {_NUMBER}(?: 20[0-9]{{2}})?",
        r"[0-9]{1,2}([/.-])[0-9]{1,2}(?:\1[0-9]{2,4})?",
        r"[+-][0-9]+ ?[dwm]|in [0-9]+ (?:days?|weeks?)",
        r"today|tomorrow|yesterday",
        rf"(?:next )?{_WEEKDAY}",
    )
)
"""What can be a day inside a line, the surest first; the last such place is taken."""


class Rest:
    """A line of which parts are taken out, the rest keeping its order."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(
        self, pattern: re.Pattern[str], left: str = _GAP, *, last: bool = False
    ) -> re.Match[str] | None:
        found = list(pattern.finditer(self.text))
        if not found:
            return None
        match = found[-1 if last else 0]
        self.text = f"{self.text[: match.start()]}{left}{self.text[match.end() :]}"
        return match

    def has_hour(self) -> bool:
        """Whether an hour stands in what is left."""
        return bool(_SPAN.search(self.text) or _ONE.search(self.text))

    def words(self) -> str:
        """What nobody took."""
        return " ".join(part for part in re.split(r"[|@,\s]+", self.text) if part)


@dataclass(frozen=True, slots=True)
class When:
    """What a line says of the time: day, hour, the zone's word, and which of two equal hours."""

    day: date | None
    span: Span | None
    word: str
    twice: str
    is_mine: bool

    def complete(self) -> tuple[date, Span]:
        """The day and the hour; RefusedError asks for the one that is missing."""
        if self.day is None:
            raise RefusedError(
                "Which day? Add it, as in `3 dec`. While no hour is chosen, say until when to "
                "answer: `reply by fri 5 pm`."
            )
        if self.span is None:
            raise RefusedError("At which hour? Add it with the zone, as in `10:00 ET`.")
        return self.day, self.span


def read_when(rest: Rest, file: SeasonFile, now: datetime) -> When:
    is_mine = rest.take(_MINE) is not None
    span = _span(rest)
    day = _day(rest, now.astimezone(file.applicant.zone).date())
    if span is None and _BARE.search(rest.text):
        raise RefusedError(HELP)
    word = _after_hour(rest, _ZONE, lambda found: zone_of(found, file.applicant.timezone, _NOWHERE))
    twice = _after_hour(rest, _TWICE, str)
    return When(day, span, word, twice, is_mine)


def plain(text: str) -> str:
    """Small letters, plain dashes, and a blank between an ISO day and its hour."""
    small = text.casefold().replace("\N{EN DASH}", "-").replace("\N{EM DASH}", "-")
    return _ISO.sub(r"\1 ", small.replace(",", " , "))


def _span(rest: Rest) -> Span | None:
    """The hour, with how long it lasts where both ends are told; marks its place."""
    both = rest.take(_SPAN, _HOUR_MARK)
    if both is not None:
        return read_span(both["first"], both["last"])
    one = rest.take(_ONE, _HOUR_MARK)
    return Span(read_hour(one["hour"])) if one else None


def _day(rest: Rest, today: date) -> date | None:
    for pattern in _DAYS:
        found = rest.take(pattern, last=True)
        if found is not None:
            return read_day(found[0], today)
    return None


def _after_hour(rest: Rest, pattern: re.Pattern[str], means: Callable[[str], str | None]) -> str:
    """The first word after the hour that means something; it is taken out."""
    before, mark, after = rest.text.partition(_HOUR_MARK)
    for found in pattern.finditer(after):
        if means(found[1]):
            rest.text = f"{before}{mark}{after[: found.start()]}{_GAP}{after[found.end() :]}"
            return found[1]
    return ""


_NOWHERE: Final = Program(key="", name="")


def zone_for(when: When, program: Program, file: SeasonFile) -> tuple[str, ZoneBy]:
    home = file.applicant.timezone
    if when.is_mine:
        return home, ZoneBy.HOME
    typed = zone_of(when.word, home, program) if when.word else None
    if typed is not None:
        return typed, ZoneBy.HOME if typed == home else ZoneBy.TYPED
    usual = usual_zone(program)
    if usual is None:
        where = f" {program.name} is in {program.state}, which has two." if program.state else ""
        raise RefusedError(
            f"In which time zone?{where} Add ET, CT, MT or PT after the hour, or `my time`."
        )
    return usual, ZoneBy.STATE


def clock_remark(at: datetime, zone: str, word: str) -> str:
    """Say how a clock word was taken that the zone does not use on that day (``EST`` in May)."""
    used = clock_word(at, zone)
    typed = word.upper()
    if len(typed) != len("EST") or not typed.endswith(("ST", "DT")) or typed == used or not used:
        return ""
    return f"{typed} is read as {label(zone)}, which is {used} on that day."
