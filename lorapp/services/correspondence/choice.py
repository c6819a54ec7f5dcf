"""Which words fit: the template for a letter as it stands, or the one asked for by name."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lorapp.domain.calendar.season import milestone
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.ladder import anchor, next_reminder
from lorapp.domain.letters.record import EventKind, Form, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.wording.fields import deadline_day
from lorapp.errors import RefusedError

URGENT: Final = timedelta(days=14)
"""Under two weeks the ask says that it is short notice (practice 1)."""

CHANNELS: Final = ("email", "in-person", "video", "reuse", "nudge")
TONES: Final = ("formal", "friendly")
SITUATIONS: Final = ("usual", "late", "standardized", "refresh", "home")

VARIANTS: Final = {
    DraftKind.ASK: (*CHANNELS, *TONES, *SITUATIONS),
    DraftKind.PACKET: ("mail", "yourself", "update"),
    DraftKind.REMINDER: (
        *("1", "2", "3", "4", "5", "6"),
        *("phone", "assistant", "receipt", "address"),
    ),
    DraftKind.THANKS: ("upload", "refusal", "rotation", "replace"),
    DraftKind.OUTCOME: ("interview", "matched", "unmatched", "soap", "day-one"),
}
"""The names of all wordings; those of an ask are joined (``video/friendly/late``)."""

SCRIPTS: Final = frozenset({"in-person", "video", "phone"})
HANDS_OVER: Final = frozenset({"mail", "yourself"})
"""Wordings that hand over the whole packet."""
EXEMPT: Final = frozenset({"receipt", "address"})
EXEMPT_KINDS: Final = frozenset({DraftKind.THANKS, DraftKind.PACKET})
UPDATE: Final = "update"
"""What changed since the packet: the writer waits for nothing, so it keeps the courtesy gap."""

_RUNGS: Final = ((14, "6"), (3, "5"), (-3, "4"), (-10, "3"))
"""Days from the stated deadline on which each rung of the ladder begins (practice 4)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A wording: its name, its template, and what the template is told about the ask."""

    variant: str
    template: str
    tone: str = "formal"
    situation: str = "usual"
    is_script: bool = False
    exempt: bool = False


def choose(at: Situation, letter: Letter, kind: DraftKind, variant: str | None) -> Choice:
    """Pick the wording; RefusedError when ``variant`` names one that is not there."""
    if kind is DraftKind.ASK:
        return _ask(at, letter, variant)
    name = variant or _usual(at, letter, kind)
    if name not in VARIANTS[kind]:
        raise _unknown(kind, name)
    template = "packet" if name == "mail" else f"{kind.value}-{name}"
    return Choice(
        name,
        template,
        is_script=name in SCRIPTS,
        exempt=name in EXEMPT or (kind in EXEMPT_KINDS and name != UPDATE),
    )


def _unknown(kind: DraftKind, name: str) -> RefusedError:
    known = ", ".join(VARIANTS[kind])
    return RefusedError(f"There is no wording {name!r} for {kind.value}. Known: {known}.")


def _ask(at: Situation, letter: Letter, variant: str | None) -> Choice:
    parts = variant.split("/") if variant else []
    for part in parts:
        if part not in VARIANTS[DraftKind.ASK]:
            raise _unknown(DraftKind.ASK, part)
    channel = _one_of(parts, CHANNELS, "email")
    tone = _one_of(parts, TONES, "formal")
    situation = _one_of(parts, SITUATIONS, ask_situation(at, letter))
    name = f"{channel}/{tone}/{situation}"
    return Choice(name, f"ask-{channel}", tone, situation, channel in SCRIPTS)


def _one_of(parts: list[str], known: tuple[str, ...], usual: str) -> str:
    return next((part for part in parts if part in known), usual)


def ask_situation(at: Situation, letter: Letter) -> str:
    """What kind of ask this is, by the record."""
    mentor = at.mentor(letter)
    before = [
        other
        for other in at.letters_of(letter.mentor)
        if other.key != letter.key and at.arrived(other)
    ]
    day = deadline_day(at, letter, DraftKind.ASK)
    if letter.imported_from or before:
        return "refresh"
    if mentor.country not in {None, "US"}:
        return "home"
    if letter.form is Form.STANDARDIZED:
        return "standardized"
    return "late" if day and day - at.today < URGENT else "usual"


def _usual(at: Situation, letter: Letter, kind: DraftKind) -> str:
    if kind is DraftKind.PACKET:
        return "mail"
    if kind is DraftKind.REMINDER:
        return _reminder(at, letter)
    if kind is DraftKind.THANKS:
        return _thanks(at, letter)
    return _outcome(at)


def _reminder(at: Situation, letter: Letter) -> str:
    newest = at.last(letter)
    if newest and newest.kind is EventKind.BOUNCED:
        return "address"
    rung = rung_now(at, letter)
    if rung in {"1", "2"} and newest and newest.kind is EventKind.REQUESTED:
        return "receipt"
    return rung


def rung_now(at: Situation, letter: Letter) -> str:
    """The rung whose tone fits: the next one, or by the day where the writer set the days."""
    if at.mentor(letter).reminder_wish is None:
        coming = next_reminder(at, letter)
        return str(coming.rung.number) if coming else "6"
    day = anchor(at, letter)
    return _tone_of((at.sending_day - day).days if day else -365)


def _tone_of(days_after: int) -> str:
    return next((rung for after, rung in _RUNGS if days_after >= after), "2")


def _thanks(at: Situation, letter: Letter) -> str:
    if at.arrived(letter):
        return "upload"
    if at.last(letter, EventKind.DECLINED):
        return "refusal"
    return "replace" if at.last(letter, EventKind.AGREED) else "rotation"


def _outcome(at: Situation) -> str:
    file = at.file
    season = file.applicant.season
    matched = any(program.status is ProgramStatus.MATCHED for program in file.programs)
    if matched and at.today >= date(season, 7, 1):
        return "day-one"
    row = milestone(file, season, "nrmp", "match-day")
    over = row is not None and row.day is not None and row.day <= at.today
    return "matched" if matched or over else "interview"
