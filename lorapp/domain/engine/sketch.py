"""From a rule's sketch to a finished step: its state, its urgency, its one number."""

from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from typing import TypedDict, TypeVar

from lorapp.domain.engine.own_sources import own_source
from lorapp.domain.engine.steps import (
    DraftKind,
    Part,
    Severity,
    Step,
    StepState,
    Tally,
    Urgency,
)
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import StepNote
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass

T = TypeVar("T", bound=Hashable)

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What a rule knows about a step; ``parts`` hold the points it has once it is open.

    ``repeat`` is the fourth part of the id of a step that comes back. ``waits`` marks a step
    that waits for a date of the season. ``late_since`` and ``open_since`` feed its number
    when no day of loss (``loses_on``) is ahead.
    """

    rule: str
    kind: str
    key: str
    title: str
    opens: date
    due: date
    source: str
    why: Sequence[str]
    parts: Sequence[Part] = ()
    repeat: str | None = None
    severity: Severity | None = None
    waits: bool = False
    missed: bool = False
    programs: tuple[str, ...] = ()
    mentor: str | None = None
    letter: str | None = None
    is_message: bool = False
    draft: DraftKind | None = None
    event: EventKind | None = None
    fact: str = ""
    loses_on: date | None = None
    late_since: date | None = None
    open_since: date | None = None
    projected: bool = False

    @property
    def id(self) -> str:
        """The stable id of the step: ``rule:kind:key`` and, where it repeats, a fourth part."""
        base = f"{self.rule}:{self.kind}:{self.key}"
        return f"{base}:{self.repeat}" if self.repeat else base


class AboutLetter(TypedDict):
    """What each step of a letter is about."""

    kind: str
    key: str
    letter: str
    mentor: str


def about(letter: Letter) -> AboutLetter:
    """Say of a sketch that it is about a letter, and so about its writer."""
    return {"kind": "letter", "key": letter.key, "letter": letter.key, "mentor": letter.mentor}


def finish(at: Situation, sketch: Sketch, note: StepNote | None) -> Step | None:
    """Make the step of a sketch; None when the applicant said it is not needed."""
    if note and note.not_needed is not None:
        return None
    asleep_until = _asleep_until(at, sketch, note)
    return Step(
        id=sketch.id,
        rule=sketch.rule,
        kind=sketch.kind,
        key=sketch.key,
        title=sketch.title,
        opens=sketch.opens,
        due=sketch.due,
        state=StepState.ASLEEP if asleep_until else _state(at, sketch),
        severity=sketch.severity,
        urgency=_same(at, Urgency(tuple(_parts(at, sketch)))),
        why=_same(at, tuple(sketch.why)),
        source=own_source(at, sketch.letter, sketch.source),
        programs=_same(at, sketch.programs),
        mentor=sketch.mentor,
        letter=sketch.letter,
        is_message=sketch.is_message,
        draft=sketch.draft,
        event=sketch.event,
        fact=_same(at, sketch.fact),
        tally=_same(at, _tally(at, sketch)),
        projected=sketch.projected,
        loses_on=sketch.loses_on,
        asleep_until=asleep_until,
    )


def _same(at: Situation, value: T) -> T:
    """The object that was met first among equal ones: many steps say the same."""
    found: T = at.kept["said"].setdefault(value, value)
    return found


def is_open(at: Situation, sketch: Sketch) -> bool:
    """Whether a step can be done now, or only its words wait for the next working day."""
    if sketch.opens <= at.today:
        return True
    worded = sketch.is_message or sketch.draft is not None
    return worded and sketch.opens <= at.sending_day


def time_part(at: Situation, day: date, why: str) -> list[Part]:
    """Points for the days left until something is lost; none while it is far away."""
    left = at.in_days(day)
    for limit in (3, 10, 21, 42, 90):
        if left <= limit:
            return [Part(why, at.number(f"urgency_within_{limit}_days"))]
    return []


def in_words(at: Situation, day: date) -> str:
    """``in 9 days``, ``today``, ``in 1 day`` or ``9 days ago``."""
    left = at.in_days(day)
    noun = "day" if abs(left) == 1 else "days"
    if left == 0:
        return "today"
    return f"in {left} {noun}" if left > 0 else f"{-left} {noun} ago"


def send_fact(at: Situation, day: date) -> str:
    """When a message goes out, as the fact column says it: ``send Mon``."""
    if day <= at.today:
        return "send today"
    if at.in_days(day) < SOON.days:
        return f"send {day_short(day, at.today)[:3]}"
    return f"send {day_short(day, day)[4:]}"  # the weekday would not fit the column


def _asleep_until(at: Situation, sketch: Sketch, note: StepNote | None) -> date | None:
    if note is None or note.snoozed_until is None:
        return None
    wakes = note.snoozed_until
    if sketch.loses_on and sketch.loses_on >= at.today:
        wakes = min(wakes, sketch.loses_on)
    return wakes if wakes > at.today else None


def _state(at: Situation, sketch: Sketch) -> StepState:
    if sketch.missed:
        return StepState.MISSED
    if sketch.opens > at.today and sketch.waits:
        return StepState.WAITING
    if sketch.due < at.today:
        return StepState.OVERDUE
    if sketch.opens <= at.today:
        return StepState.TODAY
    return StepState.SOON if sketch.opens <= at.today + SOON else StepState.LATER


def _parts(at: Situation, sketch: Sketch) -> list[Part]:
    if is_open(at, sketch):
        return [part for part in sketch.parts if part.points]
    if sketch.waits:
        return [Part(f"waits until {day_short(sketch.opens, at.today)}", 0)]
    soon = sketch.opens <= at.today + SOON
    return [Part(f"opens {in_words(at, sketch.opens)}", 2 if soon else 1)]


def _tally(at: Situation, sketch: Sketch) -> Tally | None:
    if sketch.late_since and sketch.late_since < at.today:
        return Tally(-at.in_days(sketch.late_since), "late")
    if sketch.loses_on and sketch.loses_on >= at.today:
        return Tally(at.in_days(sketch.loses_on), "left")
    if sketch.open_since and sketch.open_since <= at.today:
        return Tally(-at.in_days(sketch.open_since), "open")
    if sketch.due >= at.today:
        return Tally(at.in_days(sketch.due), "left")
    return Tally(-at.in_days(sketch.due), "late")
