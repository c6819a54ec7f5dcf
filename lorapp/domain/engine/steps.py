"""What the engine hands out: steps, why they are there, and how much they press."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from lorapp.domain.letters.record import EventKind


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


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps in order of urgency, and the day they were made for.

    ``sending_day`` is the first day, today or later, on which a message may go out.
    """

    today: date
    sending_day: date
    steps: tuple[Step, ...]

    @property
    def do_now(self) -> tuple[Step, ...]:
        """Open steps, and those whose words can be finished before the next working day."""
        return tuple(step for step in self.steps if self._is_now(step))

    @property
    def later(self) -> tuple[Step, ...]:
        """Everything that still comes, nearest day first."""
        coming = (StepState.SOON, StepState.LATER, StepState.WAITING)
        found = [s for s in self.steps if s.state in coming and not self._is_now(s)]
        return tuple(sorted(found, key=lambda step: (step.due, step.opens, step.id)))

    @property
    def asleep(self) -> tuple[Step, ...]:
        """Snoozed steps, the next to wake first."""
        found = [step for step in self.steps if step.state is StepState.ASLEEP]
        return tuple(sorted(found, key=lambda step: (step.asleep_until or step.due, step.id)))

    @property
    def missed(self) -> tuple[Step, ...]:
        """Steps that can no longer help, kept so that nothing vanishes unexplained."""
        return tuple(step for step in self.steps if step.state is StepState.MISSED)

    @property
    def told(self) -> tuple[Step, ...]:
        """Every step in the order lists tell them; its place there is its number."""
        return (*self.do_now, *self.later, *self.asleep, *self.missed)

    def step(self, step_id: str) -> Step | None:
        """The step of this id, if it is still there."""
        return next((step for step in self.steps if step.id == step_id), None)

    def _is_now(self, step: Step) -> bool:
        if step.state in {StepState.OVERDUE, StepState.TODAY}:
            return True
        worded = step.is_message or step.draft is not None
        return worded and step.state is StepState.SOON and step.opens <= self.sending_day
