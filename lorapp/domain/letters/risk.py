"""On-time risk of a letter: points with reasons, a band, no odds (invention B5)."""

from enum import StrEnum

from lorapp.domain.engine.words import program_mark
from lorapp.domain.letters.dates import need
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import requested, state
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass

K = EventKind


class Band(StrEnum):
    """How worrying a letter is."""

    LOW = "low"
    WATCH = "watch"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class RiskPart:
    """One reason with its points; good news has points below zero."""

    why: str
    points: int


@dataclass(frozen=True, slots=True)
class Risk:
    """The band and every line that made it."""

    band: Band
    parts: tuple[RiskPart, ...]


def risk(at: Situation, letter: Letter) -> Risk:
    """Add up what may make a letter late; only letters still owed carry points."""
    parts: list[RiskPart] = []
    if state(at, letter).is_owed:
        for check in (_promise, _nudges, _receipt, _silence, _leave, _time, _earlier):
            found = check(at, letter)
            if found:
                parts.append(found)
    total = sum(part.points for part in parts)
    if total >= at.number("risk_high_points"):
        return Risk(Band.HIGH, tuple(parts))
    watch = total >= at.number("risk_watch_points")
    return Risk(Band.WATCH if watch else Band.LOW, tuple(parts))


def _promise(at: Situation, letter: Letter) -> RiskPart | None:
    agreed = at.last(letter, K.AGREED)
    promised = agreed.promised_on if agreed else None
    if promised is None or promised >= at.today:
        return None
    return RiskPart(f"promised date passed {-at.in_days(promised)} days ago", 3)


def _nudges(at: Situation, letter: Letter) -> RiskPart | None:
    count = sum(1 for event in at.events(letter) if event.kind is K.REMINDED)
    return RiskPart(f"{count} reminders without an upload", 2) if count > 1 else None


def _receipt(at: Situation, letter: Letter) -> RiskPart | None:
    sent = requested(at, letter)
    if sent is None or receipt_known(at, letter):
        return None
    return RiskPart(f"request of {day_short(sent.on, at.today)} not confirmed as arrived", 2)


def receipt_known(at: Situation, letter: Letter) -> bool:
    """Whether the writer has shown since the request that it reached them."""
    sent = at.last(letter, K.REQUESTED)
    answer = at.last(letter, K.RECEIPT_CONFIRMED, K.SAYS_SENT, K.SPOKE, K.UPLOADED)
    return bool(answer and (sent is None or answer.on >= sent.on))


def _silence(at: Situation, letter: Letter) -> RiskPart | None:
    agreed = at.last(letter, K.AGREED)
    heard = at.last(letter, K.AGREED, K.SPOKE, K.RECEIPT_CONFIRMED, K.SAYS_SENT)
    if not agreed or not agreed.promised_on or not heard:
        return None
    given = (agreed.promised_on - agreed.on).days
    silent = -at.in_days(heard.on)
    if given <= 0 or silent <= 2 * given:
        return None
    return RiskPart(f"silent for {silent} days, more than twice what was agreed", 2)


def _leave(at: Situation, letter: Letter) -> RiskPart | None:
    away = at.mentor(letter).away_until
    if away is None or away < at.today:
        return None
    return RiskPart(f"away until {day_short(away, at.today)}", 1)


def _time(at: Situation, letter: Letter) -> RiskPart | None:
    found = need(at, letter)
    if found is None or at.in_days(found.day) >= at.number("risk_short_days"):
        return None
    where = f" for {program_mark(found.program.key)}" if found.program else ""
    return RiskPart(f"under {at.number('risk_short_days')} days left{where}", 1)


def _earlier(at: Situation, letter: Letter) -> RiskPart | None:
    for other in at.letters_of(letter.mentor):
        came = at.last(other, K.UPLOADED)
        if other.key == letter.key or not came or not other.stated_deadline:
            continue
        if came.on <= other.stated_deadline:
            return RiskPart("an earlier letter came on time", -2)
    return None
