"""One line that says an invitation without an hour: ``saint orla invited, reply by fri 5 pm``."""

import re
from datetime import datetime, timedelta
from typing import Final

from lorapp.domain.interviews.hours import HELP, instant
from lorapp.domain.interviews.line import STATUSES, Quick, read_line, told_and_note
from lorapp.domain.interviews.naming import find_program
from lorapp.domain.interviews.pieces import (
    BEGINS_DAY,
    LINK,
    Rest,
    ZoneBy,
    clock_remark,
    plain,
    read_when,
    words,
    zone_for,
)
from lorapp.domain.papers import InterviewStatus, Invitation
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.domain.values import Moment
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

_BY: Final = words(
    r"(?:please )?(?:reply|answer|respond|choose|confirm|rsvp)(?: it)? (?:by|before|until|within)"
    r"|(?:deadline|within)(?: is)?"
)
_BY_DAY: Final = re.compile(rf"(?<![\w/])by(?= (?:{BEGINS_DAY})(?:st|nd|rd|th|[ap]m)?(?![\w]))")
"""A bare ``by`` before a day; where an invitation is named, it is until when to answer."""
_WITHIN: Final = re.compile(r"(?P<count>[0-9]{1,3}) ?(?P<unit>hours?|hrs?|h|days?|d)")
_SAID: Final = next(pattern for pattern, status in STATUSES if status is InterviewStatus.INVITED)
_TO_TALK: Final = words(r"(?:to|for)(?: an)? interview")
_FROM: Final = words("by")
_AT_ONCE: Final = words("(?:please )?(?:reply |answer )?(?:asap|as soon as possible|at once)")
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
UNTIL_WHEN: Final = "Until when? Write it as in `reply by fri 5 pm`, or leave it out."


@dataclass(frozen=True, slots=True)
class QuickInvitation:
    """A line as it was understood; ``zone_by`` where an hour to answer by has a zone."""

    invitation: Invitation
    zone_by: ZoneBy | None = None
    remark: str = ""


def read_quick(text: str, file: SeasonFile, now: datetime) -> Quick | QuickInvitation:
    """Return the interview that a line says, or the invitation where it has no hour yet.

    Raises RefusedError or UnreadableDayError with a sentence on what is missing or unclear.
    """
    told = plain(LINK.sub(" ", told_and_note(text)[0]))
    said = _SAID.search(told)
    if _BY.search(told) or (said and (_BY_DAY.search(told) or not Rest(told).has_hour())):
        return read_invitation(text, file, now)
    return read_line(text, file, now)


def read_invitation(text: str, file: SeasonFile, now: datetime) -> QuickInvitation:
    """Return the invitation that a line says."""
    told, note = told_and_note(text)
    link = LINK.search(told)
    told = plain(LINK.sub(" ", told))
    by = _BY.search(told) or _BY_DAY.search(told)
    head = Rest(told[: by.start()] if by else told)
    for pattern in (_SAID, _TO_TALK, _FROM, _AT_ONCE):
        head.take(pattern)
    when = read_when(head, file, now)
    program = find_program(head.words(), file)
    today = now.astimezone(file.applicant.zone).date()
    if when.span is not None:
        raise RefusedError(
            "Say the hour of the interview, or `reply by` and a day while none is chosen; not both."
        )
    if when.day is not None and when.day > today:
        raise RefusedError(
            "This day is still to come. Add the hour of the interview, or write `reply by` before "
            "the last day to answer."
        )
    deadline = _Deadline()
    if by:
        is_span = by[0].endswith("within")
        deadline = _deadline(told[by.end() :], program, file, now, is_span=is_span)
    invitation = Invitation(
        program=program.key,
        on=when.day or today,
        reply_by=deadline.at,
        note="\n".join(part for part in (note, link[0] if link else None) if part) or None,
    )
    return QuickInvitation(invitation, deadline.zone_by, deadline.remark)


def read_deadline(text: str, program: Program, file: SeasonFile, now: datetime) -> Moment | None:
    """Return until when to answer, as in ``fri 5 pm ET`` or ``3 dec``."""
    told = plain(clean(text))
    found = _BY.match(told)
    rest = told[found.end() :] if found else told
    is_span = bool(found and found[0].endswith("within"))
    return _deadline(rest, program, file, now, is_span=is_span).at


@dataclass(frozen=True, slots=True)
class _Deadline:
    at: Moment | None = None
    zone_by: ZoneBy | None = None
    remark: str = ""


def _deadline(
    text: str, program: Program, file: SeasonFile, now: datetime, *, is_span: bool
) -> _Deadline:
    """Until when to answer, and where the zone of its hour is known from."""
    if is_span:
        return _Deadline(_within(text, file, now))
    rest = Rest(text)
    when = read_when(rest, file, now)
    if rest.words():
        raise RefusedError(f"“{rest.words():.40}” is not a day or an hour to answer by. {HELP}")
    if when.span is None:
        if when.day is None:
            raise RefusedError(UNTIL_WHEN)
        return _Deadline(when.day)
    today = now.astimezone(file.applicant.zone).date()
    zone, by = zone_for(when, program, file)
    at = instant(when.day or today, when.span.begins, zone, when.twice or when.word)
    return _Deadline(at, by, clock_remark(at, zone, when.word))


def _within(text: str, file: SeasonFile, now: datetime) -> Moment:
    """``48 hours`` from now to the minute, ``3 days`` as a day."""
    found = _WITHIN.fullmatch(text.strip(" ,."))
    if found is None:
        raise RefusedError("Within how long? Write `within 48 hours` or `within 3 days`.")
    count = int(found["count"])
    if found["unit"].startswith("d"):
        return now.astimezone(file.applicant.zone).date() + count * _DAY
    return now.replace(second=0, microsecond=0) + count * _HOUR
