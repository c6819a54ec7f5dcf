"""Steps around applications for rotations: apply, the papers, ask where an answer stays out.

What they need is imported once there is an application: the first frame of others is quicker.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from lorapp.domain.engine.sketch import Sketch, in_words, time_part
from lorapp.domain.engine.steps import Part, Severity
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass

if TYPE_CHECKING:
    from lorapp.domain.applying.papers import Due
    from lorapp.domain.applying.record import RotationApplication

KIND = "rotation-application"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What one of the three steps says."""

    rule: str
    title: str
    due: date
    why: list[str]
    repeat: str | None = None
    source: str = "rotation-papers"


def apply_rotation(at: Situation) -> Iterator[Sketch]:
    """Apply by the day the site names."""
    from lorapp.domain.applying.papers import open_papers
    from lorapp.domain.applying.policies import caution
    from lorapp.domain.applying.record import ApplicationStatus
    from lorapp.domain.applying.standing import status_of

    for asked in _running(at):
        by = asked.apply_by
        if by is None or status_of(asked) is not ApplicationStatus.CONSIDERING:
            continue
        if by < at.today - at.days("rotation_ahead_days"):
            continue
        late = by < at.today
        along = [one.paper.name for one in open_papers(at, asked) if one.goes_along]
        why = [
            f"{asked.site} takes applications until {day_short(by, at.today, act_on=True)}.",
            "It is past: ask whether they still take one, or withdraw it." if late else "",
            f"Goes along, not ready yet: {', '.join(along)}." if along else "",
            caution(asked).removeprefix("! "),
        ]
        title = f"Apply for a rotation at {asked.site}"
        yield _sketch(at, asked, _Wanted("apply-rotation", title, by, why))


def rotation_paper(at: Situation) -> Iterator[Sketch]:
    """The papers of an application, those of one day together, by their own day or counted back.

    What goes along with an application that is still to be sent belongs to that step.
    """
    from lorapp.domain.applying.papers import open_papers
    from lorapp.domain.applying.record import ApplicationStatus
    from lorapp.domain.applying.standing import status_of

    for asked in _running(at):
        considered = status_of(asked) is ApplicationStatus.CONSIDERING
        days: dict[date, list[Due]] = {}
        for one in open_papers(at, asked):
            if one.day is not None and not (considered and one.goes_along):
                days.setdefault(one.day, []).append(one)
        for day, papers in days.items():
            yield _papers(at, asked, day, papers)


def _papers(at: Situation, asked: "RotationApplication", day: date, papers: "list[Due]") -> Sketch:
    names = [one.paper.name for one in papers]
    why = [f"{asked.site} asks for it by then."]
    if asked.starts_on is not None and not any(one.own for one in papers):
        first = day_short(asked.starts_on, at.today, act_on=True)
        why = [f"Counted back from the first day wished for, {first}; the site's own day wins."]
    source = "rotation-papers"
    if any(one.is_visa for one in papers):
        source = "rotation-visa"
        why.append("Waiting times differ by consulate: look yours up before anything is booked.")
    title = f"{names[0]} for {asked.site}"
    if len(names) > 1:
        title = f"{len(names)} papers for {asked.site}"
        why.insert(0, f"{', '.join(names)}.")
    repeat = day.isoformat()
    return _sketch(at, asked, _Wanted("rotation-paper", title, day, why, repeat, source))


def await_rotation_answer(at: Situation) -> Iterator[Sketch]:
    """Ask where an answer was due and did not come."""
    from lorapp.domain.applying.standing import SENT, status_of

    for asked in _running(at):
        if status_of(asked) not in SENT:
            continue
        by = asked.answer_by
        if by is None and asked.applied_on is not None:
            by = asked.applied_on + at.days("rotation_silence_days")
        if by is None:
            continue
        why = [
            f"You applied {in_words(at, asked.applied_on)}." if asked.applied_on else "",
            "No answer is on record. A short, friendly question to the office is enough.",
        ]
        title = f"Ask {asked.site} about your application"
        yield _sketch(at, asked, _Wanted("await-rotation-answer", title, by, why))


def _running(at: Situation) -> Iterator["RotationApplication"]:
    if not at.file.rotation_applications:
        return
    from lorapp.domain.applying.standing import as_known, is_over

    asked = (as_known(at, one) for one in at.file.rotation_applications)
    yield from (one for one in asked if not is_over(at, one))


def _sketch(at: Situation, asked: "RotationApplication", wanted: _Wanted) -> Sketch:
    due = wanted.due
    late = due < at.today
    waits = wanted.rule == "await-rotation-answer"
    pressing = time_part(at, due, f"its day is {in_words(at, due)}")
    return Sketch(
        rule=wanted.rule,
        kind=KIND,
        key=asked.key,
        repeat=wanted.repeat,
        title=wanted.title,
        opens=due if waits else due - at.days("rotation_ahead_days"),
        due=due,
        source=wanted.source,
        why=tuple(line for line in wanted.why if line),
        parts=[*pressing, Part("a rotation hangs on it", 3)],
        severity=Severity.AMBER if late and not waits else None,
        fact=day_short(due, at.today, act_on=True),
        late_since=due if late else None,
        loses_on=None if late or waits else due,
    )
