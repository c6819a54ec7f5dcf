"""The few steps of the plan that are worth a day in a calendar."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from lorapp.domain.dates import written_day
from lorapp.domain.diary.entry import MORNING, WEEK, Alarm, Entry
from lorapp.domain.diary.words import source_line
from lorapp.domain.engine.steps import Plan, Step, StepState
from lorapp.domain.engine.words import by_name, short_name
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import with_tilde
from lorapp.frozen import dataclass

TELLING: Final = "tell-outcome"
FROM_RESIDENCY: Final = "first-day-note"
TOGETHER: Final = {
    TELLING: ("Tell {name} the result", "Tell your writers the result"),
    FROM_RESIDENCY: ("Write {name} a line from residency", "Write your writers from residency"),
}
"""News for all who wait for them stand as one entry: its title for one person, and for several."""


@dataclass(frozen=True, slots=True)
class Custom:
    """How the steps of one rule stand in a calendar: their words, and on which of their days.

    Some are for the day they open, others for the last day; those speak up a week before, too.
    """

    private_title: str
    why: str
    is_last_day: bool = False
    is_quiet: bool = False


CUSTOMS: Final = {
    "tell-goal": Custom("Rotation: say your goal", "Early in a rotation is the time for it."),
    "ask-feedback": Custom("Rotation: ask for feedback", "Half-way there is time to act on it."),
    "next-season": Custom("Go on to the next season", "It is rehearsed first."),
    "thank-rotation": Custom("Rotation: thank-you", "A short line is enough."),
    "ask": Custom("Ask for a letter", "You are fresh in mind on these days."),
    "send-packet": Custom("Letter: send the packet", "Who has agreed can begin with it."),
    "remind": Custom("Letter reminder", "The words are ready in lorapp."),
    "thank": Custom("Letter: thank-you", "A short line is enough."),
    TELLING: Custom("Tell the result", "Those who wrote hear it from you first."),
    FROM_RESIDENCY: Custom("A line from residency", "One line each keeps the door open."),
    "keep-in-touch": Custom(
        "Write a line", "A few words now and then keep a person near.", is_quiet=True
    ),
    "apply-rotation": Custom(
        "Rotation: apply", "The site takes applications until then.", is_last_day=True
    ),
    "rotation-paper": Custom("Rotation: a paper", "The site wants it by then.", is_last_day=True),
    "await-rotation-answer": Custom("Rotation: the answer", "A short question is enough."),
    "document": Custom("Paper to get ready", "It is needed by then.", is_last_day=True),
    "refresh": Custom("Letter to renew", "It will be old by then.", is_last_day=True),
    "keep-letter": Custom(
        "Letter: before the season ends", "Afterwards it cannot be saved.", is_last_day=True
    ),
    "import-letter": Custom("Letter to carry over", "It lies in an earlier season."),
    "ask-reuse": Custom("Ask about an old letter", "Ask before you import it."),
    "import-processing": Custom("Write to ERAS support", "An import hangs for over a day."),
    "season-start": Custom("Season start", "Each season wants it anew.", is_last_day=True),
}
"""Steps with a day that is easily forgotten; what lorapp says today anyway is left out."""


def step_entries(file: SeasonFile, plan: Plan) -> Iterator[Entry]:
    """The steps of these customs that have a day from today on; news for all writers in one."""
    together: dict[str, list[Step]] = {rule: [] for rule in TOGETHER}
    for step in plan.steps:
        if step.rule in together:
            together[step.rule].append(step)
        elif (day := _day(step, plan.today)) is not None:
            yield _entry(file, step, day)
    for rule, steps in together.items():
        days = [day for step in steps if (day := _day(step, plan.today)) is not None]
        if days:
            yield _news(file, rule, steps, min(days))


def _day(step: Step, today: date) -> date | None:
    """The day of a step: the one it wakes on, else its first or last day; None when past."""
    custom = CUSTOMS.get(step.rule)
    if custom is None or step.state is StepState.MISSED:
        return None
    if step.asleep_until:
        return step.asleep_until
    if step.opens >= today and not custom.is_last_day:
        return step.opens
    return step.due if step.due >= today else None


def _entry(file: SeasonFile, step: Step, day: date) -> Entry:
    custom, title = CUSTOMS[step.rule], by_name(step.title, file)
    span = f"{written_day(step.opens)} to {written_day(step.due)}"
    when = f"From {span}." if step.opens < step.due else ""
    return Entry(
        id=f"step:{step.id}",
        title=with_tilde(title, step.projected),
        private_title=with_tilde(custom.private_title, step.projected),
        starts=day,
        about=tuple(filter(None, (custom.why, when, source_line(file, step.source)))),
        is_expected=step.projected,
        alarms=() if step.projected or custom.is_quiet else tuple(_alarms(title, custom)),
    )


def _alarms(title: str, custom: Custom) -> Iterator[Alarm]:
    ahead = [("Today", -MORNING)]
    if custom.is_last_day:
        ahead.insert(0, ("In a week", WEEK - MORNING))
    for when, before in ahead:
        yield Alarm(
            before=before,
            text=f"{when}: {title}. {custom.why}",
            private_text=f"{when}: {custom.private_title}. {custom.why}",
        )


def _news(file: SeasonFile, rule: str, steps: Sequence[Step], day: date) -> Entry:
    """One entry for all who wait for the same news."""
    custom, (one, several) = CUSTOMS[rule], TOGETHER[rule]
    names = sorted({short_name(file, step.mentor or step.key) for step in steps})
    title = one.format(name=names[0]) if len(names) == 1 else several
    expected = any(step.projected for step in steps)
    return Entry(
        id=f"step:{rule}:{file.applicant.season}",
        title=with_tilde(title, expected),
        private_title=with_tilde(custom.private_title, expected),
        starts=day,
        about=(f"{', '.join(names)}.", custom.why),
        is_expected=expected,
        alarms=() if expected else tuple(_alarms(title, custom)),
    )
