"""To whom a message goes, and from which day and hour it may."""

from datetime import datetime, time
from typing import Final

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.asking_again import again_day
from lorapp.domain.letters.courtesy import PoliteDay, polite_day
from lorapp.domain.letters.legality import why_not
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import EASTERN, day_short, zone_name
from lorapp.domain.wording.fields import one_line
from lorapp.domain.wording.names import salutation
from lorapp.errors import RefusedError
from lorapp.services.correspondence.choice import AGAIN, REFRESH, WORD, Choice

MAIL_HOUR: Final = time(8)
"""Mails wait for the writer's morning, taken as US Eastern."""


def recipient(at: Situation, letter: Letter, choice: Choice) -> tuple[str | None, str]:
    """The address a message goes to, None for words to say, and whose it is."""
    mentor = at.mentor(letter)
    if choice.is_script:
        return None, one_line(mentor.name)
    if choice.name == "assistant" and mentor.helpers:
        helper = mentor.helpers[0]
        return helper.email, one_line(helper.name)
    return mentor.email or letter.email, one_line(mentor.name)


def welcome_day(at: Situation, letter: Letter, choice: Choice) -> PoliteDay:
    """The first day on which this message may go out."""
    if choice.name in AGAIN or choice.situation == REFRESH:
        return again_day(at, letter.mentor, for_word=choice.name == WORD)
    return polite_day(at, letter.mentor, exempt=choice.exempt)


_LOGGED_AS: Final = {
    DraftKind.ASK: EventKind.ASKED,
    DraftKind.PACKET: EventKind.REMINDED,
    DraftKind.REMINDER: EventKind.REMINDED,
}
"""What a message would be in the story of its letter. A packet needs no yes to be looked at."""


def refuse_out_of_place(at: Situation, letter: Letter, kind: DraftKind, choice: Choice) -> None:
    """Refuse to ask who has agreed, and to press who has written; RefusedError says what happened.

    A word of advice is no such message, nor the question for a letter once more.
    """
    logged = _LOGGED_AS.get(kind)
    if logged is None or choice.name in AGAIN or choice.situation == REFRESH:
        return
    if kind is DraftKind.PACKET and not at.arrived(letter):
        return
    reason = why_not(letter, at.events(letter), logged)
    if reason is not None:
        raise RefusedError(reason)


def refuse_early(at: Situation, letter: Letter, polite: PoliteDay) -> None:
    """Refuse a message on a day it may not go out; RefusedError names the day it may."""
    if polite.day == at.today:
        return
    who = salutation(at.mentor(letter).name)
    reason = (polite.reason or "").rstrip(".")
    if polite.day is None:
        raise RefusedError(f"No message to {who}: {reason[:1].lower()}{reason[1:]}.")
    day = day_short(polite.day, at.today, act_on=True)
    raise RefusedError(f"Not today to {who}: {reason}. Next polite day: {day}.")


def send_text(at: Situation, polite: PoliteDay, *, by_mail: bool) -> str:
    """The day for a reader; for a mail with the hour it may go out from, in both zones."""
    if polite.day is None:
        return "not at all"
    day = day_short(polite.day, at.today, act_on=True)
    if not by_mail:
        return day
    morning = datetime.combine(polite.day, MAIL_HOUR, EASTERN)
    return f"{day}, from {_clock(morning, at.file)}"


def _clock(morning: datetime, file: SeasonFile) -> str:
    zone = file.applicant.timezone
    home = morning.astimezone(file.applicant.zone)
    if zone_name(zone) == "ET":
        return f"{home:%H:%M} ET"
    return f"{home:%H:%M} {zone_name(zone)} ({morning:%H:%M} ET)"


def carried(at: Situation, letter: Letter) -> dict[str, str]:
    """The two seasons of a letter that is to be used again: whence, and for which."""
    if not at.is_early(letter):
        return {}
    return {
        "imported_from": str(at.file.letter_season(letter)),
        "season": str(at.file.applicant.season),
    }
