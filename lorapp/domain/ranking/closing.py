"""When a rank list opens and closes, by the calendar of its match."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.calendar.rows import Milestone, RowStatus
from lorapp.domain.calendar.season import is_behind, milestones
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import Moment
from lorapp.domain.wording.days import home_text, with_tilde

_CLOSES: Final = ("rank-list-due", "rank-list")
_OPENS: Final = ("ranking-opens",)


def closing(file: SeasonFile, match: str) -> Milestone | None:
    """The date by which a list has to be certified; None where no day is known."""
    return _row(file, match, _CLOSES)


def opening(file: SeasonFile, match: str) -> Milestone | None:
    """The date from which lists can be entered; None where no day is known."""
    return _row(file, match, _OPENS)


def _row(file: SeasonFile, match: str, codes: tuple[str, ...]) -> Milestone | None:
    rows = milestones(file, file.applicant.season, match)
    return next((row for row in rows if row.code in codes and row.at is not None), None)


def is_closed(at: Situation, match: str) -> bool:
    """Whether lists are closed; a date that is only projected closes none."""
    row = closing(at.file, match)
    return row is not None and row.status is not RowStatus.PROJECTED and is_over(at, row)


def closed_before(at: Situation, match: str, when: Moment) -> bool:
    """Whether lists were closed before a moment; a day counts as long as any of it was open."""
    row = closing(at.file, match)
    if row is None or row.at is None or not is_closed(at, match):
        return False
    if isinstance(when, datetime) and isinstance(row.at, datetime):
        return when >= row.at
    return last_day(at, row) < _day(at, when)


def not_open_text(at: Situation, match: str, when: Moment) -> str:
    """``Lists open ~Mon 1 Feb 20:00 Amman (12:00 ET).``; nothing if they were open at a moment."""
    row = opening(at.file, match)
    if row is None or row.at is None or not _is_before(at, when, row):
        return ""
    mend = " If they are open already, put that day right on Season (`6`)."
    return _told(at, row, row.at, "open") + (mend if row.is_projected else "")


def _is_before(at: Situation, when: Moment, row: Milestone) -> bool:
    """Whether all of a moment lay before a date: a day counts if any of it did not."""
    if not isinstance(when, datetime):
        return when < last_day(at, row)
    if isinstance(row.at, datetime):
        return when < row.at
    return row.day is not None and when.astimezone(ZoneInfo(row.zone)).date() < row.day


def _day(at: Situation, when: Moment) -> date:
    return when.astimezone(at.file.applicant.zone).date() if isinstance(when, datetime) else when


def is_over(at: Situation, row: Milestone) -> bool:
    """Whether a date is behind, to the minute where it has an hour."""
    return is_behind(row, at.now)


def last_day(at: Situation, row: Milestone) -> date:
    """The last day before a date on either clock: at home it may be night already."""
    if not isinstance(row.at, datetime):
        return row.at or at.today
    return min(row.at.date(), row.at.astimezone(at.file.applicant.zone).date())


def closing_text(at: Situation, match: str) -> str:
    """``Lists close Thu 4 Mar 05:00 Amman (Wed 3 Mar 21:00 ET).``, or that nobody knows yet."""
    row = closing(at.file, match)
    if row is None or row.at is None:
        return "When lists close is not known yet; `6` takes your own date once it is published."
    return _told(at, row, row.at, "closed" if is_over(at, row) else "close")


def _told(at: Situation, row: Milestone, moment: Moment, verb: str) -> str:
    when = with_tilde(home_text(moment, at.file.applicant, at.today), row.is_projected)
    doubt = " Projected from earlier seasons." if row.is_projected else ""
    return f"Lists {verb} {when}.{doubt}"
