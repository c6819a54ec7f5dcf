"""Days and distances as lists and panels write them."""

from datetime import date

from lorapp.domain.engine.steps import Tally
from lorapp.domain.wording.days import day_short, with_tilde


def day_text(day: date, today: date, *, projected: bool = False, weekday: bool = False) -> str:
    """``Mon 23 Nov`` near today or to act on (``weekday``), ``3 Mar``, ``~9 Jun`` projected."""
    return with_tilde(day_short(day, today, act_on=weekday), projected)


def tally_text(tally: Tally | None) -> str:
    """The number of a row: three cells for the count, the word in four; or ``today``."""
    if tally is None:
        return ""
    return f"{tally.days:>3} d {tally.word}" if tally.days else "today"
