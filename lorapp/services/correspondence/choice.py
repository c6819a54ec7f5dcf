"""Which words fit: the template for a letter as it stands, or the one asked for by name."""

from datetime import date, timedelta
from typing import Final

from lorapp.domain.arrival.outcomes import PLACES, first_day, outcomes_of
from lorapp.domain.arrival.record import MatchOutcome, MatchResult
from lorapp.domain.calendar.season import milestone
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.ladder import anchor, next_reminder
from lorapp.domain.letters.record import EventKind, Form, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.wording.deadlines import deadline_day
from lorapp.domain.wording.tones import Tone
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

URGENT: Final = timedelta(days=14)
"""Under two weeks the ask says that it is short notice (practice 1)."""

EVE: Final = timedelta(days=14)
"""How long before Match Day a note says that the day is near (practice 7)."""

CHANNELS: Final = ("email", "in-person", "video", "reuse", "nudge", "advice", "word")
TONES: Final = tuple(tone.value for tone in Tone)
SITUATIONS: Final = ("usual", "late", "standardized", "refresh", "home", "chair")

VARIANTS: Final = {
    DraftKind.ASK: (*CHANNELS, *SITUATIONS),
    DraftKind.PACKET: ("mail", "yourself", "update"),
    DraftKind.REMINDER: (
        *("1", "2", "3", "4", "5", "6"),
        *("phone", "assistant", "receipt", "address", "moved"),
    ),
    DraftKind.THANKS: ("upload", "refusal", "rotation", "replace"),
    DraftKind.OUTCOME: (
        *("interview", "before-match"),
        *("matched", "unmatched", "soap", "outside", "withdrew", "day-one"),
    ),
}
"""The names of all wordings; a tone may follow after a stroke (``5/warm``).

Those of an ask are joined from a way, a tone and a situation (``video/friendly/late``).
"""

SCRIPTS: Final = frozenset({"in-person", "video", "phone"})
LIGHT: Final = frozenset({"advice", "word"})
"""Asks that are not for a letter: the word "strong" has no place in them."""
WORD: Final = "word"
REFRESH: Final = "refresh"
REUSE: Final = "reuse"
AGAIN: Final = LIGHT | {REUSE}
"""Questions to somebody who has written: they keep a budget of their own."""
HANDS_OVER: Final = frozenset({"mail", "yourself"})
"""Wordings that hand over the whole packet."""
EXEMPT: Final = frozenset({"receipt", "address"})
EXEMPT_KINDS: Final = frozenset({DraftKind.THANKS, DraftKind.PACKET})
UPDATE: Final = "update"
"""What changed since the packet: the writer waits for nothing, so it keeps the courtesy gap."""
BRINGS_PAPERS: Final = frozenset({"2", "3", "4"})
"""Reminders that bring the papers once more, where no link was sent that could be named."""

_RUNGS: Final = ((14, "6"), (3, "5"), (-3, "4"), (-10, "3"))
"""Days from the stated deadline on which each rung of the ladder begins (practice 4)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A wording: its name, its template, and what the template is told about the ask."""

    variant: str
    template: str
    tone: Tone = Tone.FORMAL
    situation: str = "usual"
    is_script: bool = False
    exempt: bool = False
    brings_papers: bool = False

    @property
    def name(self) -> str:
        """The wording, without tone and situation."""
        return self.variant.partition("/")[0]


def choose(
    at: Situation, letter: Letter, kind: DraftKind, variant: str | None, usual: Tone = Tone.FORMAL
) -> Choice:
    """Pick the wording; RefusedError when ``variant`` names one that is not there.

    ``usual`` is the tone of a variant that names none.
    """
    parts = variant.split("/") if variant else []
    for part in parts:
        if part not in {*VARIANTS[kind], *TONES}:
            raise _unknown(kind, part)
    tone = Tone(_one_of(parts, TONES, usual))
    if kind is DraftKind.ASK:
        return _ask(at, letter, parts, tone)
    name = _one_of(parts, VARIANTS[kind], "") or _usual(at, letter, kind)
    return Choice(
        name if tone is Tone.FORMAL else f"{name}/{tone}",
        "packet" if name == "mail" else f"{kind.value}-{name}",
        tone,
        is_script=name in SCRIPTS,
        exempt=name in EXEMPT or (kind in EXEMPT_KINDS and name != UPDATE),
        brings_papers=_brings_papers(at, letter, kind, name),
    )


def _unknown(kind: DraftKind, name: str) -> RefusedError:
    known = ", ".join((*VARIANTS[kind], *TONES))
    return RefusedError(f"There is no wording {name!r} for {kind.value}. Known: {known}.")


def _ask(at: Situation, letter: Letter, parts: list[str], tone: Tone) -> Choice:
    channel = _one_of(parts, CHANNELS, "email")
    if channel in LIGHT:
        return Choice(f"{channel}/{tone}", f"ask-{channel}", tone)
    situation = _one_of(parts, SITUATIONS, ask_situation(at, letter))
    name = f"{channel}/{tone}/{situation}"
    return Choice(name, f"ask-{channel}", tone, situation, channel in SCRIPTS)


def _one_of(parts: list[str], known: tuple[str, ...], usual: str) -> str:
    return next((part for part in parts if part in known), usual)


def _brings_papers(at: Situation, letter: Letter, kind: DraftKind, name: str) -> bool:
    if kind is DraftKind.PACKET:
        return True
    if kind is not DraftKind.REMINDER:
        return False
    has_link = at.last(letter, EventKind.REQUESTED) is not None
    return name == "1" or (name in BRINGS_PAPERS and not has_link)


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
    if letter.chair:
        return "chair"
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
    left = at.mentor(letter).left_on
    if left is not None and left <= at.today:
        return "moved"
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
    # "Do not go on with it" is never what is meant unasked, while the letter may still come.
    return "replace" if state(at, letter) is LetterState.LAPSED else "rotation"


def _outcome(at: Situation) -> str:
    file = at.file
    season = file.applicant.season
    results = outcomes_of(file, season, at.today)
    if results:
        return _of_result(at, results[0])
    matched = any(
        one.status is ProgramStatus.MATCHED and file.program_season(one) == season
        for one in file.programs
    )
    if matched and at.today >= date(season, 7, 1):
        return "day-one"
    row = milestone(file, season, "nrmp", "match-day")
    day = row.day if row else None
    if matched or (day is not None and day <= at.today):
        return "matched"
    return "before-match" if day is not None and day - at.today <= EVE else "interview"


def _of_result(at: Situation, outcome: MatchOutcome) -> str:
    """The words of a result on record; once its first day has come, those of day one."""
    if outcome.result in PLACES:
        begins = first_day(at.file, outcome)
        if begins is not None and begins <= at.today:
            return "day-one"
    return _OF_RESULT[outcome.result]


_OF_RESULT: Final = {
    MatchResult.MATCHED: "matched",
    MatchResult.SOAP: "soap",
    MatchResult.OUTSIDE: "outside",
    MatchResult.UNMATCHED: "unmatched",
    MatchResult.WITHDREW: "withdrew",
}
