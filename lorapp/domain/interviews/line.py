"""One line that says everything about an interview: ``ashgrove 3 dec 10:00 ET video``.

The day is in the grammar of ``lorapp.domain.dates``; the zone is the first that is named after
the hour, so that ``CT`` before it may be Connecticut. What is left over names the program. What
stands after a semicolon is kept as a note.
"""

from datetime import datetime
from typing import Final

from lorapp.domain.interviews.hours import instant
from lorapp.domain.interviews.naming import find_program
from lorapp.domain.interviews.pieces import (
    LINK,
    Rest,
    ZoneBy,
    clock_remark,
    plain,
    read_when,
    words,
    zone_for,
)
from lorapp.domain.interviews.zones import usual_zone
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

__all__ = ["IN_PERSON", "LONGEST", "PHONE", "STATUSES", "VIDEO", "Quick", "ZoneBy", "read_line"]

LONGEST: Final = 500
IN_PERSON, VIDEO, PHONE = "in-person", "video", "phone"
_HOUR_LONG: Final = 60


@dataclass(frozen=True, slots=True)
class Quick:
    """A line as it was understood."""

    interview: Interview
    zone_by: ZoneBy
    remark: str = ""


_LASTS: Final = words(
    r"(?:for )?([0-9]{1,3}) ?(?:min|mins|minutes)|(?:for )?([0-9](?:\.5)?) ?(?:hours?|hrs?)"
)
_HOWS: Final = (
    (words(r"in[ -]person|on[ -]?site|at the hospital"), IN_PERSON),
    (words(r"video|zoom|teams|webex|virtual|virtually|online"), VIDEO),
    (words(r"phone|telephone|by call|call"), PHONE),
)
STATUSES: Final = (
    (words(r"invited|invite|invitation"), InterviewStatus.INVITED),
    (words(r"wait[ -]?list(?:ed)?|waiting list"), InterviewStatus.WAITLISTED),
    (words(r"declined|turned down"), InterviewStatus.DECLINED),
    (words(r"done|took place"), InterviewStatus.DONE),
    (words(r"booked|confirmed|scheduled"), InterviewStatus.BOOKED),
)


def read_line(text: str, file: SeasonFile, now: datetime, program: Program | None = None) -> Quick:
    """Return the interview that a line says; where its ``program`` is known it need not say it.

    Raises RefusedError or UnreadableDayError with a sentence on what is missing or unclear.
    """
    told, note = told_and_note(text)
    link = LINK.search(told)
    rest = Rest(plain(LINK.sub(" ", told)))
    minutes = _minutes(rest)
    how = next((how for pattern, how in _HOWS if rest.take(pattern)), VIDEO if link else None)
    status = next((s for pattern, s in STATUSES if rest.take(pattern)), InterviewStatus.BOOKED)
    when = read_when(rest, file, now)
    program = _program(rest.words(), file, program)
    day, span = when.complete()
    zone, by = zone_for(when, program, file)
    interview = Interview(
        program=program.key,
        at=instant(day, span.begins, zone, when.twice or when.word),
        zone=zone if by is not ZoneBy.HOME else usual_zone(program) or zone,
        how=how,
        status=status,
        minutes=minutes or span.minutes,
        place=link[0] if link else None,
        notes=note,
    )
    return Quick(interview, by, clock_remark(interview.at, zone, when.word))


def told_and_note(text: str) -> tuple[str, str | None]:
    """What a line says, and the note behind its semicolon. RefusedError when it is too long."""
    kept = clean(text)
    if len(kept) > LONGEST:
        raise RefusedError(f"This line has {len(kept)} characters; {LONGEST} fit. Shorten it.")
    told, _, note = kept.partition(";")
    return told, note.strip() or None


def _program(words_left: str, file: SeasonFile, known: Program | None) -> Program:
    if known is None:
        return find_program(words_left, file)
    if words_left and find_program(words_left, file).key != known.key:
        raise RefusedError(f"This is about {known.name}; leave other programs out of the line.")
    return known


def _minutes(rest: Rest) -> int | None:
    found = rest.take(_LASTS)
    if found is None:
        return None
    minutes = int(found[1]) if found[1] else int(float(found[2]) * _HOUR_LONG)
    if not minutes:
        raise RefusedError("How long does it take? Write `45 min` or `3 hours`, or leave it out.")
    return minutes
