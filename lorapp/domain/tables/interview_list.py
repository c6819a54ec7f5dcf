"""Lists of interviews: where and when, in the program's own zone."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.leaves import RefusalError, is_zone, shown
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables import cells
from lorapp.domain.tables.cells import Where
from lorapp.domain.tables.program_list import fits
from lorapp.domain.tables.reading import listed_cell, member_cell, named
from lorapp.domain.tables.targets import ListKind, Mark, Target, text
from lorapp.domain.tables.words import plain_words

_ZONES: Final = {
    **dict.fromkeys(("et", "est", "edt", "eastern"), "America/New_York"),
    **dict.fromkeys(("ct", "cst", "cdt", "central"), "America/Chicago"),
    **dict.fromkeys(("mt", "mst", "mdt", "mountain"), "America/Denver"),
    **dict.fromkeys(("pt", "pst", "pdt", "pacific"), "America/Los_Angeles"),
}
_STATUSES: Final = {
    "invited": ("invitation", "invite"),
    "booked": ("scheduled", "confirmed", "accepted"),
    "waitlisted": ("waitlist", "waiting list"),
    "done": ("completed", "past"),
    "declined": ("cancelled", "canceled"),
}


def zone_cell(told: str, _where: Where) -> object:
    """A time zone: ``ET``, ``Central``, ``America/New_York``."""
    return _ZONES.get(plain_words(told).removesuffix(" time"), told.strip())


_TARGETS: Final[tuple[Target, ...]] = (
    Target(
        "program",
        "program",
        named("programs"),
        ("program name", "interview at", "hospital", "interview"),
        is_text=True,
    ),
    Target(
        "at",
        "day and hour",
        cells.moment_cell,
        (
            *("exact moment", "at", "date and time", "date time", "when", "starts at"),
            *("date", "day", "interview date", "interview day"),
        ),
    ),
    Target("clock", "hour", cells.clock_cell, ("time", "start time", "start"), only_read=True),
    Target("zone", "time zone", zone_cell, ("zone", "timezone", "program time zone", "tz")),
    text("how", "how", "format", "mode", "way", "type", "platform"),
    Target("minutes", "minutes", cells.count_cell, ("duration", "length", "minutes long")),
    text("place", "place or link", "place", "link", "address", "location", "url"),
    text("contact", "whom to write to", "contact", "coordinator", "contact person"),
    Target("questions", "my questions", listed_cell, ("questions",), is_text=True),
    text("notes", "notes", "notes", "my notes"),
    Target("status", "status", member_cell(InterviewStatus, _STATUSES), ("stage",)),
)


def _shape(plain: dict[str, object]) -> None:
    """One instant out of a day, an hour and a zone."""
    at, clock = plain.get("at"), plain.pop("clock", None)
    if not isinstance(at, str):
        return
    if "T" not in at and clock is None:
        raise RefusalError("day and hour: has no hour; write it like 2026-12-03 10:00.")
    plain["at"] = _placed(at if "T" in at else f"{at}T{clock}", plain.get("zone"))


def _placed(at: str, zone: object) -> str:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise RefusalError(f"day and hour: {shown(at)} is not there; look at the day.") from None
    if moment.tzinfo is not None:
        return at
    if not isinstance(zone, str) or not is_zone(zone):
        raise RefusalError(
            "day and hour: of which zone? Add a column with the program's time zone, such as ET."
        )
    return moment.replace(tzinfo=ZoneInfo(zone)).isoformat()


def _marks(interview: Interview) -> Iterator[Mark]:
    yield ("program", interview.program)


def _sureness(_file: SeasonFile, wanted: Interview, there: Interview) -> int:
    """At one program: an interview moved to another hour of its day is the same one."""
    apart = abs(wanted.at - there.at)
    if not apart:
        return 2
    return int(apart < timedelta(hours=12) and fits(wanted.how, there.how))


def _refuse(_at: Situation, _before: Interview, _after: Interview) -> None:
    """Nothing of an interview is ever locked."""


INTERVIEWS: Final = ListKind(
    name="interviews",
    noun="interview",
    record=Interview,
    targets=_TARGETS,
    needed={"program": "the program", "at": "the day of the interview"},
    apart="the exact hour",
    marks=_marks,
    sureness=_sureness,
    refuse=_refuse,
    shape=_shape,
)
