"""One letter summed up for lists and answers."""

from datetime import date

from lorapp.domain.letters.age import Recency, age_months, recency
from lorapp.domain.letters.dates import ask_by, needed_on, upload_by
from lorapp.domain.letters.record import Event, Letter
from lorapp.domain.letters.risk import Risk, risk
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, late_days, open_since, state
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSummary:
    """What ``lorapp letters`` says of one letter.

    ``said`` and ``shown`` are the newest event of each column; ``assigned`` and
    ``unassigned_at`` are program keys.
    """

    key: str
    mentor: str
    state: LetterState
    said: Event | None
    shown: Event | None
    late_days: int
    open_days: int | None
    needed_on: date | None
    upload_by: date | None
    ask_by: date | None
    available_on: date | None
    recency: Recency | None
    age_months: float | None
    assigned: tuple[str, ...]
    unassigned_at: tuple[str, ...]
    risk: Risk


def is_in_play(at: Situation, letter: Letter) -> bool:
    """Whether something can still come of a letter in its season."""
    return not state(at, letter).is_over and not at.is_past(letter)


def still_needed_on(at: Situation, letter: Letter) -> date | None:
    """The day a letter is needed, as long as something can come of it."""
    return needed_on(at, letter) if is_in_play(at, letter) else None


def summarise(at: Situation, letter: Letter) -> LetterSummary:
    """Sum up one letter at an instant."""
    events = at.events(letter)
    now = state(at, letter)
    opened = open_since(at, letter)
    in_play = is_in_play(at, letter)
    owed = in_play and at.arrived(letter) is None
    here = at.is_available(letter) and in_play
    return LetterSummary(
        key=letter.key,
        mentor=letter.mentor,
        state=now,
        said=next((event for event in reversed(events) if not event.kind.is_shown), None),
        shown=next((event for event in reversed(events) if event.kind.is_shown), None),
        late_days=late_days(at, letter),
        open_days=None if opened is None else -at.in_days(opened),
        needed_on=still_needed_on(at, letter),
        upload_by=upload_by(at, letter) if owed else None,
        ask_by=ask_by(at, letter) if owed else None,
        available_on=at.available_on(letter),
        recency=recency(at, letter),
        age_months=age_months(at, letter),
        assigned=at.places.placed.get(letter.key, ()),
        unassigned_at=tuple(p.key for p in at.places.wanted_by(letter)) if here else (),
        risk=risk(at, letter),
    )
