"""A letter agreed to before its season opens: wait, or put it into the season that runs (R-37)."""

from datetime import date
from typing import Final

from lorapp.domain.calendar.rows import Milestone
from lorapp.domain.calendar.season import milestone
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import day_short, with_tilde
from lorapp.frozen import dataclass

SOURCE: Final = "R-37"
WARNING: Final = "Officially described only for the older portal; ask before you pay."
_OPEN_FROM: Final = (4, 1)
"""From 1 April a request may be lost: the season closes at the end of May (failure F-11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyUpload:
    """What can be done before a letter's season opens.

    ``waits_for`` is the opening; ``runs`` the season that can be used meanwhile (None where
    there is none) and ``ends`` its last moment, by which it must be certified and submitted.
    """

    opening: Milestone
    runs: int | None
    ends: Milestone | None


def early_upload(at: Situation, letter: Letter) -> EarlyUpload | None:
    """Say what can be done with a letter whose season is not open yet; None once it is."""
    season, service = at.file.letter_season(letter), at.file.letter_service(letter)
    opening = milestone(at.file, season, service, "season-opens")
    if opening is None or opening.day is None or opening.day <= at.today:
        return None
    runs = season - 1
    begun = milestone(at.file, runs, service, "season-opens")
    ends = milestone(at.file, runs, service, "season-ends")
    is_open = begun is None or begun.day is None or begun.day <= at.today
    if service != "eras" or ends is None or ends.day is None or ends.day < at.today or not is_open:
        return EarlyUpload(opening=opening, runs=None, ends=None)
    return EarlyUpload(opening=opening, runs=runs, ends=ends)


def opening_text(at: Situation, found: EarlyUpload) -> str:
    """The day the season opens, projected ones with a tilde: ``~9 Jun 2027``."""
    return _day(at, found.opening)


def ending_text(at: Situation, found: EarlyUpload) -> str:
    """The last moment of the season that runs, in US Eastern: ``31 May 2027, 17:00 ET``."""
    return f"{_day(at, found.ends)}, 17:00 ET" if found.ends else ""


def lost_at_season_end(at: Situation, letter: Letter) -> date | None:
    """The last day of a request made now, where it is near: from 1 April on (failure F-11)."""
    ends = at.season_ends(letter)
    if ends is None or at.today > ends:
        return None
    return ends if at.today >= date(ends.year, *_OPEN_FROM) else None


def _day(at: Situation, row: Milestone) -> str:
    day = row.day
    if day is None:
        return "a day not yet known"
    text = day_short(day, at.today)
    if str(day.year) not in text:
        text = f"{text} {day.year}"
    return with_tilde(text, row.is_projected)
