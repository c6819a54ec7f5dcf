"""The look before an ask: the right person, the right moment, everything there (A024)."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from lorapp.domain.experience import weeks
from lorapp.domain.letters.dates import ask_by
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import count_words, day_short
from lorapp.frozen import dataclass

MOMENTS_WANTED: Final = 3
WEEKS_WANTED: Final = 2
"""Under two weeks together few writers can say more than that somebody was punctual."""

CVS: Final = frozenset({"cv", "resume", "curriculum vitae"})


class Topic(StrEnum):
    """What one point is about; it also names what mends it."""

    CONTACT = "contact"
    FEEDBACK = "feedback"
    MOMENTS = "moments"
    PAPERS = "papers"
    TIME = "time"


KEYS: Final = {
    Topic.CONTACT: "c",
    Topic.FEEDBACK: "b",
    Topic.MOMENTS: "n",
    Topic.PAPERS: "p",
}
"""The key that mends a missing point; time has none."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of readiness: met or not, said in one sentence, and the key that mends it."""

    topic: Topic
    is_met: bool
    text: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """All points. Green only when every one is met; nothing is ever forbidden by it."""

    points: tuple[Point, ...]

    @property
    def missing(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if not point.is_met)

    @property
    def is_green(self) -> bool:
        return not self.missing


def readiness(at: Situation, letter: Letter) -> Readiness:
    """Judge whether this is the moment to ask the writer of a letter (practice 1 and 2)."""
    return Readiness(tuple(_points(at, letter)))


def _points(at: Situation, letter: Letter) -> Iterator[Point]:
    yield _contact(at, letter)
    feedback = [
        m for m in at.file.moments if m.mentor == letter.mentor and m.feedback and m.on <= at.today
    ]
    if feedback:
        day = day_short(max(moment.on for moment in feedback), at.today)
        yield Point(Topic.FEEDBACK, is_met=True, text=f"Feedback received on {day}")
    else:
        text = "No feedback noted yet; ask for it first"
        yield Point(Topic.FEEDBACK, is_met=False, text=text, key=KEYS[Topic.FEEDBACK])
    yield _moments(at, letter)
    yield _papers(at)
    yield _time(at, letter)


def _contact(at: Situation, letter: Letter) -> Point:
    met = [
        stay
        for stay in at.file.rotations
        if letter.mentor in stay.mentors or stay.key == letter.rotation
    ]
    stays = [stay for stay in met if stay.starts_on <= at.today]
    count = sum(weeks(stay, at.today) for stay in stays)
    talks = sum(c.mentor == letter.mentor and c.on <= at.today for c in at.file.contacts)
    if count >= WEEKS_WANTED:
        return Point(Topic.CONTACT, is_met=True, text=f"{count} weeks together")
    if talks >= MOMENTS_WANTED:
        return Point(Topic.CONTACT, is_met=True, text=f"{talks} contacts logged")
    coming = min((stay.starts_on for stay in met if stay.starts_on > at.today), default=None)
    if coming and not stays:
        text = f"Your rotation together begins on {day_short(coming, at.today, act_on=True)}"
        return Point(Topic.CONTACT, is_met=False, text=text)
    known = count_words(count, "week") or "No time"
    wanted = f"; a strong letter wants {WEEKS_WANTED} weeks"
    if talks:
        wanted = f", {talks} of {MOMENTS_WANTED} talks logged"
    text = f"{known} together{wanted}"
    return Point(Topic.CONTACT, is_met=False, text=text, key=KEYS[Topic.CONTACT])


def _moments(at: Situation, letter: Letter) -> Point:
    count = sum(m.mentor == letter.mentor and m.on <= at.today for m in at.file.moments)
    if count >= MOMENTS_WANTED:
        return Point(Topic.MOMENTS, is_met=True, text=f"{count} moments noted that they saw")
    text = f"{count} of {MOMENTS_WANTED} moments noted that they saw"
    return Point(Topic.MOMENTS, is_met=False, text=text, key=KEYS[Topic.MOMENTS])


def _papers(at: Situation) -> Point:
    ready = any(
        paper.kind.lower() in CVS and paper.ready_on and paper.ready_on <= at.today
        for paper in at.file.documents
    )
    if ready:
        return Point(Topic.PAPERS, is_met=True, text="CV ready")
    return Point(Topic.PAPERS, is_met=False, text="CV not marked ready", key=KEYS[Topic.PAPERS])


def _time(at: Situation, letter: Letter) -> Point:
    latest = ask_by(at, letter)
    if latest is None:
        return Point(Topic.TIME, is_met=True, text="No day presses")
    day = day_short(latest, at.today)
    if latest >= at.today:
        return Point(Topic.TIME, is_met=True, text=f"Time enough: latest safe day {day}")
    return Point(Topic.TIME, is_met=False, text=f"Short notice: the latest safe day was {day}")
