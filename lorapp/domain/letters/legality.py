"""Which events may happen to a letter, and when."""

from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter
from typing import Final

from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.wording.days import day_whole

K = EventKind
_DAY: Final = attrgetter("on")

_EXITS = frozenset({K.DECLINED, K.REVOKED, K.ABANDONED})
_AFTER_EXIT = frozenset({K.SPOKE, K.THANKED, K.TOLD_OUTCOME})
ARRIVED = frozenset({K.UPLOADED, K.IMPORTED})
_AGREED = frozenset({K.AGREED, K.CONFIRMED, K.REQUESTED, K.BOUNCED, *ARRIVED, K.AVAILABLE})
_ASKED = frozenset({K.ASKED, *_AGREED, K.DECLINED, K.LAPSED, K.REMINDED, K.SAYS_SENT})

NAMES = {
    K.ASKED: "asked",
    K.AGREED: "agreed",
    K.DECLINED: "declined",
    K.PACKET_SENT: "packet sent",
    K.RECEIPT_CONFIRMED: "receipt confirmed",
    K.REMINDED: "reminded",
    K.SPOKE: "spoke",
    K.SAYS_SENT: "says it is sent",
    K.THANKED: "thanked",
    K.TOLD_OUTCOME: "told the outcome",
    K.LAPSED: "lapsed",
    K.CONFIRMED: "confirmed",
    K.REQUESTED: "requested",
    K.BOUNCED: "bounced",
    K.UPLOADED: "uploaded",
    K.AVAILABLE: "available",
    K.IMPORTED: "imported",
    K.REVOKED: "revoked",
    K.ABANDONED: "abandoned",
}
"""What an event is called on every screen."""

_EXPECTED = {
    None: (K.ASKED,),
    K.ASKED: (K.AGREED, K.DECLINED),
    K.AGREED: (K.PACKET_SENT, K.CONFIRMED),
    K.PACKET_SENT: (K.CONFIRMED, K.REQUESTED),
    K.CONFIRMED: (K.REQUESTED,),
    K.REQUESTED: (K.RECEIPT_CONFIRMED, K.UPLOADED),
    K.RECEIPT_CONFIRMED: (K.UPLOADED, K.REMINDED),
    K.REMINDED: (K.SAYS_SENT, K.UPLOADED),
    K.SAYS_SENT: (K.UPLOADED,),
    K.BOUNCED: (K.REQUESTED, K.ABANDONED),
    K.UPLOADED: (K.THANKED, K.AVAILABLE),
    K.AVAILABLE: (K.THANKED,),
    K.IMPORTED: (K.THANKED,),
    K.THANKED: (K.AVAILABLE, K.SPOKE),
    K.DECLINED: (K.THANKED,),
}


def ordered(events: Sequence[Event]) -> tuple[Event, ...]:
    """Sort events by day; those of one day keep their order in the list."""
    return tuple(sorted(events, key=_DAY))


def event_problems(letter: Letter) -> list[tuple[int, str]]:
    """Judge each event on its own day: index in the letter's list and one sentence each."""
    numbered = sorted(enumerate(letter.events), key=lambda pair: pair[1].on)
    problems: list[tuple[int, str]] = []
    before: list[Event] = []
    for index, event in numbered:
        reason = why_not(letter, before, event.kind)
        if reason:
            problems.append((index, reason))
        before.append(event)
    return sorted(problems)


def legal_kinds(letter: Letter, today: date) -> tuple[EventKind, ...]:
    """List what may be logged today, the expected event first."""
    before = [event for event in ordered(letter.events) if event.on <= today]
    allowed = [kind for kind in K if why_not(letter, before, kind) is None]
    last = next((e.kind for e in reversed(before) if e.kind is not K.SPOKE), None)
    first = [kind for kind in _EXPECTED.get(last, ()) if kind in allowed]
    return (*first, *(kind for kind in allowed if kind not in first))


def why_not(letter: Letter, before: Sequence[Event], kind: EventKind) -> str | None:
    """Say why an event may not follow ``before``, or None when it may."""
    kinds = {event.kind for event in before}
    left = kinds & _EXITS
    if left:
        if kind in _AFTER_EXIT:
            return None
        how = NAMES[min(left)]
        return f"This letter was {how}; only a talk, thanks or the outcome can follow."
    check = _CHECKS.get(kind)
    return check(letter, kinds, before) if check else None


def _when(before: Sequence[Event], *kinds: EventKind) -> str:
    found = next(event for event in reversed(before) if event.kind in kinds)
    return f"{NAMES[found.kind]} on {day_whole(found.on)}"


Kinds = set[EventKind]
Check = Callable[[Letter, Kinds, Sequence[Event]], str | None]


def _not_arrived(_letter: Letter, kinds: Kinds, before: Sequence[Event]) -> str | None:
    if kinds & ARRIVED:
        return f"This letter is already in the portal ({_when(before, *ARRIVED)})."
    return None


def _first(letter: Letter, kinds: Kinds, before: Sequence[Event]) -> str | None:
    arrived = _not_arrived(letter, kinds, before)
    if arrived is None and kinds & _AGREED and K.LAPSED not in kinds:
        return f"The writer has already agreed ({_when(before, *_AGREED)})."
    return arrived


def _needs_agreed(letter: Letter, kinds: Kinds, before: Sequence[Event]) -> str | None:
    if not kinds & _AGREED:
        return "The writer has not agreed yet; log `agreed` first."
    return _not_arrived(letter, kinds, before)


def _needs_asked(letter: Letter, kinds: Kinds, before: Sequence[Event]) -> str | None:
    if not kinds & _ASKED:
        return "The writer has not been asked yet; log `asked` first."
    return _not_arrived(letter, kinds, before)


def _after_asked(_letter: Letter, kinds: Kinds, _before: Sequence[Event]) -> str | None:
    return None if kinds & _ASKED else "The writer has not been asked yet; log `asked` first."


def _confirmed(letter: Letter, kinds: Kinds, before: Sequence[Event]) -> str | None:
    if K.CONFIRMED in kinds:
        return f"This entry is locked ({_when(before, K.CONFIRMED)}); make a new entry instead."
    return _not_arrived(letter, kinds, before)


def _bounced(letter: Letter, kinds: Kinds, before: Sequence[Event]) -> str | None:
    if not kinds & {K.CONFIRMED, K.REQUESTED}:
        return "Nothing was sent that could bounce; log `confirmed` or `requested` first."
    return _not_arrived(letter, kinds, before)


def _needs_arrived(_letter: Letter, kinds: Kinds, _before: Sequence[Event]) -> str | None:
    return None if kinds & ARRIVED else "The portal has not shown this letter uploaded yet."


def _available(letter: Letter, kinds: Kinds, before: Sequence[Event]) -> str | None:
    if K.AVAILABLE in kinds:
        return f"This letter is already {_when(before, K.AVAILABLE)}."
    return _needs_arrived(letter, kinds, before)


def _imported(letter: Letter, kinds: Kinds, before: Sequence[Event]) -> str | None:
    if letter.imported_from is None:
        return "Only a letter with `imported_from`, the season it comes from, can be imported."
    if before:
        return "`imported` must be the first event of a letter."
    return _not_arrived(letter, kinds, before)


_CHECKS: dict[EventKind, Check] = {
    K.ASKED: _first,
    K.AGREED: _not_arrived,
    K.DECLINED: _not_arrived,
    K.PACKET_SENT: _needs_agreed,
    K.RECEIPT_CONFIRMED: _needs_agreed,
    K.REMINDED: _needs_asked,
    K.SAYS_SENT: _needs_asked,
    K.THANKED: _after_asked,
    K.TOLD_OUTCOME: _after_asked,
    K.LAPSED: _needs_asked,
    K.CONFIRMED: _confirmed,
    K.REQUESTED: _not_arrived,
    K.BOUNCED: _bounced,
    K.UPLOADED: _not_arrived,
    K.AVAILABLE: _available,
    K.IMPORTED: _imported,
    K.REVOKED: _needs_arrived,
    K.ABANDONED: _not_arrived,
}
