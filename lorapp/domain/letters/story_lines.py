"""The two truths of one letter in lines: who wrote what, what was said, what is shown."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from lorapp.domain.letters.legality import NAMES
from lorapp.domain.letters.record import Answer, Event, EventKind, Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.rotations import Rotation, RotationKind
from lorapp.domain.wording.days import MONTHS, day_short, season_at
from lorapp.domain.wording.names import program_short
from lorapp.frozen import dataclass

K = EventKind
SITE_WIDTH: Final = 16
GAP: Final = "  "
_OVER: Final = frozenset({K.BOUNCED, K.REVOKED, K.ABANDONED})
_STILL: Final = {K.CONFIRMED: "no request sent", K.REQUESTED: "nothing uploaded"}
_HANDS: Final = {True: "hands-on", False: "observed", None: "hands-on unknown"}
_WAIVED: Final = {True: "waived", False: "not waived"}
WAIVED_NOTE: Final = "Waived: you gave up seeing it, so nothing it says is kept here."


class Weight(StrEnum):
    """How a fact is drawn."""

    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"
    URGENT = "urgent"
    CAUTION = "caution"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a line; with a ``gap`` it is set off by that instead of a dot."""

    text: str
    weight: Weight = Weight.PLAIN
    gap: str = ""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A label and the facts that stand beside it."""

    label: str
    facts: tuple[Fact, ...]


def day_of(at: Situation, day: date) -> str:
    """A day of this letter's story as lists write it."""
    return day_short(day, at.today)


def tags(at: Situation, letter: Letter) -> tuple[Fact, ...]:
    """What kind of letter it is: specialty, form, waiver, and the time it speaks of."""
    found = [_specialty(at, letter)]
    form = str(letter.form) if letter.form else "form unknown"
    found.append(Fact(form, Weight.QUIET))
    if letter.chair:
        found.append(Fact("chair letter", Weight.QUIET))
    if letter.waived is None:
        found.append(Fact("waiver unknown", Weight.CAUTION))
    else:
        found.append(Fact(_WAIVED[letter.waived], Weight.QUIET))
    rotation = at.rotation(letter)
    stay = stay_text(rotation, at.today) if rotation else "rotation unknown"
    return (*found, Fact(stay, Weight.QUIET))


def _specialty(at: Situation, letter: Letter) -> Fact:
    if letter.specialty is None:
        return Fact("Specialty unknown", Weight.QUIET)
    if letter.specialty in ALL_SPECIALTIES:
        return Fact("General", Weight.QUIET)
    known = at.book.specialties.get(letter.specialty)
    return Fact(known.name if known else letter.specialty.replace("-", " "), Weight.QUIET)


def stay_text(rotation: Rotation, today: date) -> str:
    """``Northgate Lakes, June, hands-on``."""
    site = program_short(rotation.site, SITE_WIDTH) if rotation.site else "site unknown"
    basis = _HANDS[rotation.hands_on]
    if rotation.kind is RotationKind.RESEARCH and not rotation.hands_on:
        basis = "research"
    return f"{site}, {_months(rotation, today)}, {basis}"


def _months(rotation: Rotation, today: date) -> str:
    first, last = rotation.starts_on, rotation.ends_on
    year = "" if season_at(last) == season_at(today) or last.year == today.year else f" {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]}{year}"
    began = "" if first.year == last.year else f" {first.year}"
    ended = year or (f" {last.year}" if began else "")
    return f"{MONTHS[first.month - 1][:3]}{began} to {MONTHS[last.month - 1][:3]}{ended}"


def said(at: Situation, letter: Letter) -> StoryLine:
    """What people said: the answer, the promise, and the last word since."""
    facts: list[Fact] = []
    first = at.last(letter, K.DECLINED) or at.last(letter, K.AGREED) or at.last(letter, K.ASKED)
    if first:
        facts.append(_answer(at, first))
        if first.promised_on:
            facts.append(Fact(f"promised {day_of(at, first.promised_on)}"))
    heard = [event for event in at.events(letter) if not event.kind.is_shown]
    if heard and heard[-1] is not first:
        facts.append(_last_word(at, heard[-1]))
    return StoryLine("Said", tuple(facts) or (Fact("nothing yet", Weight.QUIET),))


def _answer(at: Situation, event: Event) -> Fact:
    text = f"{NAMES[event.kind]} {day_of(at, event.on)}"
    if event.answer is Answer.HESITANT:
        return Fact(f"{text}, hesitant", Weight.CAUTION)
    return Fact(text)


def _last_word(at: Situation, event: Event) -> Fact:
    word = NAMES[event.kind]
    if event.kind is K.SPOKE and event.how:
        word = event.how.replace("-", " ")
    note = f' "{event.note}"' if event.note else ""
    return Fact(f"{word} {day_of(at, event.on)}{note}")


def shown(at: Situation, letter: Letter) -> StoryLine:
    """What the portal shows, and how old that knowledge is (feature A049)."""
    return StoryLine("Shown", (*_portal(at, letter), *_looked(at, letter)))


def _portal(at: Situation, letter: Letter) -> Iterator[Fact]:
    seen = [event for event in at.events(letter) if event.kind.is_shown]
    if not seen:
        yield Fact("no entry in the portal yet", Weight.QUIET)
        return
    last, came = seen[-1], at.arrived(letter)
    if last.kind in _OVER:
        if len(seen) > 1:
            yield _shown_fact(at, seen[-2])
        yield _shown_fact(at, last)
    elif came:
        yield _shown_fact(at, came)
        yield _use(at, letter)
    else:
        yield _shown_fact(at, last)
        yield Fact(_STILL[last.kind])


def _shown_fact(at: Situation, event: Event) -> Fact:
    weight = Weight.URGENT if event.kind in _OVER else Weight.PLAIN
    return Fact(f"{NAMES[event.kind]} {day_of(at, event.on)}", weight)


def _use(at: Situation, letter: Letter) -> Fact:
    day = at.available_on(letter)
    if day is None:
        return Fact("processing, and it counts nowhere until it is available", Weight.CAUTION)
    if day <= at.today:
        return Fact(f"available since {day_of(at, day)}", Weight.GOOD)
    return Fact(f"processing, usually until {day_of(at, day)}", Weight.CAUTION)


def _looked(at: Situation, letter: Letter) -> Iterator[Fact]:
    """When the portal was last looked at; older than the usual week it is unverified."""
    if at.is_past(letter) or state(at, letter) in {LetterState.IDEA, LetterState.PLANNED}:
        return
    service = at.file.letter_service(letter)
    days = [c.on for c in at.file.portal_checks if c.service == service and c.on <= at.today]
    if not days:
        yield Fact("last look unknown", Weight.QUIET, gap=GAP)
        return
    ago = -at.in_days(max(days))
    text = f"seen {ago} d ago" if ago else "seen today"
    if ago > at.number("portal_check_days"):
        yield Fact(f"{text}, unverified", Weight.CAUTION, gap=GAP)
    else:
        yield Fact(text, Weight.QUIET, gap=GAP)
