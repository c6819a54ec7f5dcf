"""Who says so, and when that was last looked at, in the same words on every screen and page."""

from datetime import date

from lorapp.domain.rulebook import Rulebook
from lorapp.domain.wording.days import MONTHS
from lorapp.domain.wording.fields import one_line


def seen_text(day: date, today: date | None) -> str:
    """Tell when a source was read: ``seen 22 Nov``, with a year that is not this one.

    Without ``today``, for what is read on any day, the year always stands there.
    """
    text = f"seen {day.day} {MONTHS[day.month - 1][:3]}"
    return text if today is not None and day.year == today.year else f"{text} {day.year}"


def credit(book: Rulebook, today: date | None, *rules: str) -> str:
    """Name who states some rules: ``AAMC, seen 22 Nov``, ``AAMC and advisers, seen 22 Nov``.

    Of several days the oldest is told; a rule that is not listed says its own name.
    """
    names = dict.fromkeys(one_line(book.publisher(rule)) for rule in rules)
    days = [day for rule in rules if (day := book.seen_on(rule)) is not None]
    told = " and ".join(names)
    return f"{told}, {seen_text(min(days), today)}" if days else told
