"""Days as people type them after an option, and notes: read, or refused in a sentence."""

from datetime import date

from lorapp.domain.dates import UnreadableDayError, read_day
from lorapp.domain.text import clean
from lorapp.domain.values import NOTE_MAX
from lorapp.domain.wording.days import day_short
from lorapp.errors import LorError, RefusedError


def day_of(option: str, text: str | None, today: date) -> date | None:
    """The day after an option; nothing stays nothing."""
    return None if text is None else typed_day(option, text, today)


def typed_day(option: str, text: str, today: date) -> date:
    """The day a text means; the sentence of a refusal begins with where it stands."""
    try:
        return read_day(text, today)
    except UnreadableDayError as error:
        raise LorError(f"{option} {clean(text)[:40]}: {error}") from error


def past_day(text: str | None, today: date) -> date:
    """The day after ``--on``: today without, never one to come."""
    day = day_of("--on", text, today) or today
    if day > today:
        raise RefusedError(
            f"{day_short(day, today, act_on=True)} has not come yet. Log it when it has happened, "
            "or check --on."
        )
    return day


def note_of(text: str | None) -> str | None:
    """The note after ``--note``, harmless and not too long."""
    if text is None:
        return None
    note = clean(text, multiline=True).strip()
    if len(note) > NOTE_MAX:
        raise RefusedError(f"A note holds at most {NOTE_MAX} characters. Shorten --note.")
    return note or None
