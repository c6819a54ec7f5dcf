"""The age of a letter on the day programs begin to read (rules R-90, R-91)."""

from datetime import date
from enum import StrEnum

from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation

DAYS_A_MONTH = 30.44


class Recency(StrEnum):
    """How fresh a letter will look."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def dated_on(at: Situation, letter: Letter) -> date | None:
    """The letter's date: written (it may be planned), else uploaded.

    For an imported letter the date of the original, where that is on record.
    """
    if letter.written_on:
        return letter.written_on
    origin = letter.imported_from
    # Only a letter of an earlier season can be the original, so the way back has an end.
    if origin and origin < at.file.letter_season(letter):
        for other in at.letters_of(letter.mentor):
            if at.file.letter_season(other) == origin:
                return dated_on(at, other)
    came = at.last(letter, EventKind.UPLOADED)
    return came.on if came else None


def age_months(at: Situation, letter: Letter) -> float | None:
    """Months of 30.44 days from the letter's date to release, one decimal."""
    return months_until(dated_on(at, letter), at.release(letter))


def recency(at: Situation, letter: Letter) -> Recency | None:
    """Green up to 12 months, amber up to 24, red above; None while no date is known."""
    return colour_of(at, age_months(at, letter))


def months_until(written: date | None, read_on: date | None) -> float | None:
    """Months of 30.44 days between two days, one decimal; None while one is not known."""
    if written is None or read_on is None:
        return None
    return round((read_on - written).days / DAYS_A_MONTH, 1)


def colour_of(at: Situation, months: float | None) -> Recency | None:
    """The colour of an age in months; None while it is not known."""
    if months is None:
        return None
    if months <= at.number("recency_green_months"):
        return Recency.GREEN
    return Recency.AMBER if months <= at.number("recency_red_months") else Recency.RED
