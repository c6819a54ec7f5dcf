"""Where each application for a rotation stands: what it needs next, and what it costs."""

from datetime import date
from enum import StrEnum
from typing import Final

from lorapp.domain.applying.papers import open_papers
from lorapp.domain.applying.record import ApplicationStatus, RotationApplication
from lorapp.domain.letters.situation import Situation, has_come
from lorapp.domain.wording.days import day_short
from lorapp.frozen import replace

S = ApplicationStatus
ENDED: Final = frozenset({S.REFUSED, S.WITHDRAWN})
SENT: Final = frozenset({S.APPLIED, S.WAITLISTED})
STATES: Final = {
    S.CONSIDERING: "thinking about it",
    S.APPLIED: "applied",
    S.WAITLISTED: "on the waiting list",
    S.ACCEPTED: "accepted",
    S.REFUSED: "refused",
    S.WITHDRAWN: "withdrawn",
}


class Need(StrEnum):
    """What an application needs next; the value is the heading of its group."""

    PAPERS = "Papers missing"
    APPLY = "To apply"
    WAITING = "Waiting for an answer"
    ACCEPTED = "Accepted"
    CLOSED = "Closed"


def status_of(asked: RotationApplication) -> ApplicationStatus:
    """Where it stands; without a word it is only thought about."""
    return asked.status or S.CONSIDERING


def as_known(at: Situation, asked: RotationApplication) -> RotationApplication:
    """An application as it stands today: what has its day later is not seen yet."""
    if asked.answered_on is not None and not has_come(at, asked.answered_on):
        asked = replace(asked, answered_on=None, status=S.APPLIED)
    if asked.applied_on is not None and not has_come(at, asked.applied_on):
        asked = replace(asked, applied_on=None, status=S.CONSIDERING)
    return asked


def is_open(asked: RotationApplication) -> bool:
    """Whether the stay may still come about, or came about."""
    return status_of(asked) not in ENDED


def is_over(at: Situation, asked: RotationApplication) -> bool:
    """Whether nothing more can come of it: it ended, or its days have passed."""
    asked = as_known(at, asked)
    stay = at.file.rotations_by_key.get(asked.rotation or "")
    last = stay.ends_on if stay else asked.ends_on or asked.starts_on
    return not is_open(asked) or (last is not None and last < at.today)


def need(at: Situation, asked: RotationApplication) -> Need:
    """What it needs next."""
    asked = as_known(at, asked)
    if is_over(at, asked):
        return Need.CLOSED
    if _papers_first(at, asked):
        return Need.PAPERS
    status = status_of(asked)
    if status is S.CONSIDERING:
        return Need.APPLY
    return Need.WAITING if status in SENT else Need.ACCEPTED


def _papers_first(at: Situation, asked: RotationApplication) -> bool:
    """Whether a paper comes before anything else: all of them once accepted, else near ones."""
    waiting = open_papers(at, asked)
    status = status_of(asked)
    if status is S.ACCEPTED:
        return bool(waiting)
    near = at.in_days
    ahead = at.number("rotation_ahead_days")
    if status is S.CONSIDERING and asked.apply_by is not None:
        ahead = max(ahead, near(asked.apply_by))
    return any(one.day is not None and near(one.day) <= ahead for one in waiting)


def by_need(at: Situation) -> dict[Need, list[RotationApplication]]:
    """Every application in its group, the nearest day first; empty groups are left out."""
    found: dict[Need, list[RotationApplication]] = {one: [] for one in Need}
    for asked in at.file.rotation_applications:
        found[need(at, asked)].append(asked)
    for members in found.values():
        members.sort(key=lambda one: (next_day(at, one) or date.max, one.site, one.key))
    return {one: members for one, members in found.items() if members}


def next_day(at: Situation, asked: RotationApplication) -> date | None:
    """The next day something about it falls on."""
    found = next_words(at, asked)
    return found[0] if found else None


def next_words(at: Situation, asked: RotationApplication) -> tuple[date, str] | None:
    """The next day and what falls on it: ``apply by``, a paper, ``answer by``, the start."""
    asked = as_known(at, asked)
    if is_over(at, asked):
        return None
    days = [(one.day, one.paper.name) for one in open_papers(at, asked) if one.day]
    status = status_of(asked)
    if status is S.CONSIDERING and asked.apply_by:
        days.append((asked.apply_by, "apply by"))
    if status in SENT and asked.answer_by:
        days.append((asked.answer_by, "answer by"))
    if not days and asked.starts_on:
        days.append((asked.starts_on, "starts"))
    return min(days, default=None)


def place(asked: RotationApplication) -> str:
    """Where it is, and through whom: ``Larkspur Clinic, through Vesper Rotations``."""
    return f"{asked.site}, through {asked.agency}" if asked.agency else asked.site


def span_words(at: Situation, asked: RotationApplication) -> str:
    """The days wished for; empty where none are."""
    if asked.starts_on is None:
        return ""
    first = day_short(asked.starts_on, at.today)
    return f"{first} to {day_short(asked.ends_on, at.today)}" if asked.ends_on else f"from {first}"


def weeks_wished(asked: RotationApplication) -> int:
    """The whole weeks wished for; none where the days are not known."""
    if asked.starts_on is None or asked.ends_on is None:
        return 0
    return ((asked.ends_on - asked.starts_on).days + 1 + 3) // 7
