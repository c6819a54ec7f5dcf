"""What the engine hands out: steps, why they are there, and how much they press."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Literal

from lorapp.domain.cached import cached_property
from lorapp.domain.letters.record import EventKind
from lorapp.frozen import dataclass


class StepState(StrEnum):
    """Where a step stands today."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    WAITING = "waiting"
    ASLEEP = "asleep"
    MISSED = "missed"


class Severity(StrEnum):
    """How much is at stake; None stands for nothing yet."""

    AMBER = "amber"
    RED = "red"


class DraftKind(StrEnum):
    """The messages lorapp has words for."""

    ASK = "ask"
    PACKET = "packet"
    REMINDER = "reminder"
    THANKS = "thanks"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Part:
    """One reason for urgency with its points."""

    why: str
    points: int


@dataclass(frozen=True, slots=True)
class Urgency:
    """Urgency is the sum of its shown parts, never anything else."""

    parts: tuple[Part, ...] = ()

    @property
    def total(self) -> int:
        return sum(part.points for part in self.parts)


@dataclass(frozen=True, slots=True)
class Tally:
    """The one number of a row: days left to a loss, past a promise, or open."""

    days: int
    word: Literal["left", "late", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do, or to wait for.

    Texts (``title``, ``why``, ``fact``, the parts of ``urgency``) name records by marks that
    ``lorapp.domain.engine.words`` turns into names or keys. ``is_message`` steps wait for a
    sending day; ``draft`` is the message they need, ``event`` what logging them records.
    ``loses_on`` is the next day on which something is lost; no step sleeps past it.
    ``source`` is the id of an entry of the rulebook.
    """

    id: str
    rule: str
    kind: str
    key: str
    title: str
    opens: date
    due: date
    state: StepState
    severity: Severity | None = None
    urgency: Urgency = Urgency()
    why: tuple[str, ...] = ()
    source: str
    programs: tuple[str, ...] = ()
    mentor: str | None = None
    letter: str | None = None
    is_message: bool = False
    draft: DraftKind | None = None
    event: EventKind | None = None
    fact: str = ""
    tally: Tally | None = None
    projected: bool = False
    loses_on: date | None = None
    asleep_until: date | None = None


@dataclass(frozen=True)
class Plan:
    """All steps in order of urgency, and the day they were made for.

    ``sending_day`` is the first day, today or later, on which a message may go out.
    """

    today: date
    sending_day: date
    steps: tuple[Step, ...]

    @cached_property
    def do_now(self) -> tuple[Step, ...]:
        """Open steps, and those whose words can be finished before the next working day."""
        return tuple(step for step in self.steps if self.is_now(step))

    @cached_property
    def later(self) -> tuple[Step, ...]:
        """Everything that still comes, nearest day first."""
        return self.coming(self.steps)

    @cached_property
    def by_letter(self) -> Mapping[str | None, tuple[Step, ...]]:
        """Steps by the letter they are about, the most urgent first."""
        return _grouped((step.letter, step) for step in self.steps)

    @cached_property
    def by_mentor(self) -> Mapping[str | None, tuple[Step, ...]]:
        """Steps by the person they are about, the most urgent first."""
        return _grouped((step.mentor, step) for step in self.steps)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each step by its id, 0 for the most urgent."""
        return {step.id: place for place, step in enumerate(self.steps)}

    @cached_property
    def asleep(self) -> tuple[Step, ...]:
        """Snoozed steps, the next to wake first."""
        found = [step for step in self.steps if step.state is StepState.ASLEEP]
        return tuple(sorted(found, key=lambda step: (step.asleep_until or step.due, step.id)))

    @cached_property
    def missed(self) -> tuple[Step, ...]:
        """Steps that can no longer help, kept so that nothing vanishes unexplained."""
        return tuple(step for step in self.steps if step.state is StepState.MISSED)

    @cached_property
    def told(self) -> tuple[Step, ...]:
        """Every step in the order lists tell them; its place there is its number."""
        return (*self.do_now, *self.later, *self.asleep, *self.missed)

    def step(self, step_id: str) -> Step | None:
        """The step of this id, if it is still there."""
        place = self.places.get(step_id)
        return None if place is None else self.steps[place]

    def coming(self, steps: Iterable[Step]) -> tuple[Step, ...]:
        """Those of some steps that still come, nearest day first."""
        states = (StepState.SOON, StepState.LATER, StepState.WAITING)
        found = [step for step in steps if step.state in states and not self.is_now(step)]
        return tuple(sorted(found, key=lambda step: (step.due, step.opens, step.id)))

    def is_now(self, step: Step) -> bool:
        """Whether a step is open, or its words can be finished before the next working day."""
        if step.state in {StepState.OVERDUE, StepState.TODAY}:
            return True
        worded = step.is_message or step.draft is not None
        return worded and step.state is StepState.SOON and step.opens <= self.sending_day


def _grouped(pairs: Iterable[tuple[str | None, Step]]) -> Mapping[str | None, tuple[Step, ...]]:
    found: dict[str | None, list[Step]] = {}
    for key, step in pairs:
        found.setdefault(key, []).append(step)
    return {key: tuple(steps) for key, steps in found.items()}
