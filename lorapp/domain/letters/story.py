"""Everything the record of one letter says, worked out once for whoever draws it."""

from datetime import date
from typing import Final

from lorapp.domain.commented import Told, told
from lorapp.domain.comments import Topic
from lorapp.domain.engine.steps import Plan, Step
from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.ahead import Coming, LadderDay, coming, ladder, next_step
from lorapp.domain.letters.event_stops import Stop, stops
from lorapp.domain.letters.lanes import Place, place
from lorapp.domain.letters.legality import NAMES
from lorapp.domain.letters.record import Answer, Event, EventKind, Letter
from lorapp.domain.letters.risk import RiskPart, risk
from lorapp.domain.letters.safe_days import SafeDays, safe_days
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, late_days
from lorapp.domain.letters.story_lines import (
    WAIVED_NOTE,
    Fact,
    StoryLine,
    said,
    shown,
    tags,
)
from lorapp.domain.letters.story_needs import need_lines
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass

K = EventKind
SEEN_SIGNS: Final = 4
"""How much of an identifier is shown while somebody may look on."""
_ANSWERS: Final = {
    Answer.STRONG: "a strong letter",
    Answer.YES: "a plain yes",
    Answer.HESITANT: "with doubts",
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the history: the day, whose word it is, what happened, and the note."""

    on: date
    column: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number or address to copy; ``shown`` is what may stand on the screen."""

    label: str
    value: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterStory:
    """One letter as its record tells it."""

    key: str
    name: str
    today: date
    place: Place
    number: str
    tags: tuple[Fact, ...]
    said: StoryLine
    shown: StoryLine
    stops: tuple[Stop, ...]
    needs: tuple[StoryLine, ...]
    risks: tuple[RiskPart, ...]
    coming: tuple[Coming, ...]
    ladder: tuple[LadderDay, ...]
    waiver_note: str
    identifiers: tuple[Identifier, ...]
    history: tuple[Happening, ...]
    step: Step | None
    safe_days: SafeDays | None = None
    comments: tuple[Told, ...] = ()


def story(at: Situation, plan: Plan, letter: Letter) -> LetterStory:
    """Tell the story of one letter at an instant."""
    step = next_step(plan, letter)
    parts = risk(at, letter).parts
    found = place(at, letter)
    return LetterStory(
        key=letter.key,
        name=at.mentor(letter).name,
        today=at.today,
        place=found,
        number=standing_number(at, letter, found),
        tags=tags(at, letter),
        said=said(at, letter),
        shown=shown(at, letter),
        stops=stops(at, letter),
        needs=need_lines(at, letter),
        risks=tuple(RiskPart(by_name(part.why, at.file), part.points) for part in parts),
        coming=coming(at, plan, letter),
        ladder=ladder(at, letter),
        waiver_note=WAIVED_NOTE if letter.waived else "",
        identifiers=identifiers(at, letter),
        history=history(at, letter),
        step=step,
        safe_days=safe_days(at, letter),
        comments=told(at.file, Topic.LETTER, letter.key, at.today),
    )


def standing_number(at: Situation, letter: Letter, found: Place) -> str:
    """The state at the right of a record: ``65 d late``, ``bounced 48 d``, ``available``."""
    if found.state is LetterState.LATE:
        return f"{late_days(at, letter)} d late"
    bounced = at.last(letter, K.BOUNCED)
    if found.state is LetterState.BOUNCED and bounced:
        return f"bounced {-at.in_days(bounced.on)} d"
    return found.word


def history(at: Situation, letter: Letter) -> tuple[Happening, ...]:
    """Every event, oldest first, with the words noted."""
    return tuple(
        Happening(
            event.on,
            "shown" if event.kind.is_shown else "said",
            happened(at, event),
            event.note or "",
        )
        for event in at.events(letter)
    )


def happened(at: Situation, event: Event) -> str:
    """What happened in a few words: ``agreed, a strong letter, promised 31 Aug``."""
    words = [NAMES[event.kind]]
    if event.how:
        words[0] += f" by {event.how}" if event.how != "in-person" else " in person"
    if event.answer:
        words.append(_ANSWERS[event.answer])
    if event.promised_on:
        words.append(f"promised {day_short(event.promised_on, at.today)}")
    return ", ".join(words)


def identifiers(at: Situation, letter: Letter) -> tuple[Identifier, ...]:
    """What a portal asks for (feature A050); only what is on record."""
    mentor, applicant = at.mentor(letter), at.file.applicant
    mail = mentor.email or letter.email
    found = (
        ("letter ID", letter.letter_id, True),
        ("AAMC ID", applicant.aamc_id, True),
        ("writer's e-mail", mail, False),
    )
    return tuple(
        Identifier(label, value, masked(value) if secret else value)
        for label, value, secret in found
        if value
    )


def masked(value: str) -> str:
    """An identifier by its last signs only; a short one not even by those."""
    return f"ends in {value[-SEEN_SIGNS:]}" if len(value) > 2 * SEEN_SIGNS - 2 else "hidden"
