"""An imported letter that the portal still shows as "Processing", and when support is open."""

from datetime import date, datetime, time, timedelta
from typing import Final

from lorapp.domain.calendar.business import next_business_day
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import EASTERN, home_text

OPENS: Final = time(8)
CLOSES: Final = time(18)
DAY: Final = timedelta(days=1)


def is_processing(at: Situation, letter: Letter) -> bool:
    """Whether an import is not through yet: shown as processing, and never as available."""
    since = letter.processing_since
    if since is None or at.last(letter, EventKind.IMPORTED) is None:
        return False
    gone = at.last(letter, EventKind.AVAILABLE, EventKind.REVOKED, EventKind.ABANDONED)
    return gone is None


def ticket_at(at: Situation, letter: Letter) -> datetime | None:
    """The instant from which support is to be written to (R-20); None while nothing hangs."""
    if letter.processing_since is None or not is_processing(at, letter):
        return None
    return letter.processing_since + timedelta(hours=at.number("import_processing_hours"))


def support_open(instant: datetime) -> datetime:
    """The first instant from this one on at which ERAS support is there."""
    local = instant.astimezone(EASTERN)
    day: date = local.date()
    if local.time() >= CLOSES:
        day += DAY
    day = next_business_day(day)
    begins = datetime.combine(day, OPENS, EASTERN)
    return max(begins, local) if day == local.date() else begins


def support_words(at: Situation, instant: datetime) -> str:
    """When support can next be reached, on both clocks."""
    found = support_open(instant)
    if found <= instant:
        return "Support is there now; it works Mon to Fri, 8:00 to 18:00 ET."
    when = home_text(found, at.file.applicant, at.today)
    return f"Support works Mon to Fri, 8:00 to 18:00 ET; next {when}."


def since_of(day: date, now: datetime) -> datetime:
    """Since when a letter hangs: now where it is today, else from the noon of that day."""
    if day >= now.date():
        return now
    return datetime.combine(day, time(12), now.tzinfo)
