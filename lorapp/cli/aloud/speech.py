"""Today's plan and messages as plain lines, in an order that reads well aloud."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from lorapp.cli.answers import opening_by
from lorapp.cli.output import facts, one_line
from lorapp.domain.engine.steps import Plan, Severity, Step, StepState
from lorapp.domain.engine.words import by_name
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import EASTERN, day_short, with_tilde, zone_name

if TYPE_CHECKING:
    from lorapp.services.correspondence import Draft

_STATES: Final = {
    StepState.OVERDUE: "overdue since",
    StepState.TODAY: "open until",
    StepState.SOON: "opens",
    StepState.LATER: "opens",
    StepState.WAITING: "waiting until",
    StepState.ASLEEP: "asleep until",
    StepState.MISSED: "missed on",
}
_SEVERITIES: Final = {Severity.AMBER: "pressing", Severity.RED: "urgent"}


def today_text(plan: Plan, file: SeasonFile, now: datetime, days: int | None = None) -> str:
    """The plan for people: what to do now with its reasons, what comes, what was missed."""
    kept, numbers = set(opening_by(plan, days)), {s: n for n, s in enumerate(plan.told, 1)}
    groups = (
        ("Do now", plan.do_now, True),
        ("Later", plan.later, False),
        ("Asleep", plan.asleep, False),
        ("Missed", plan.missed, True),
    )
    lines = heading(file, now)
    for title, steps, in_full in groups:
        shown = [step for step in steps if step in kept]
        if shown:
            lines += ["", f"{title}: {len(shown)}"]
        for step in shown:
            lines += _step_lines(numbers[step], step, file, plan.today, in_full=in_full)
    if not any(step in kept for step in plan.do_now):
        lines += ["", _nothing_now(plan)]
    return "\n".join(lines)


def heading(file: SeasonFile, now: datetime) -> list[str]:
    """Whose plan this is, and what time it is at home and in US Eastern."""
    home = file.applicant.zone
    first = f"{one_line(file.applicant.name)}, season {file.applicant.season}"
    return [first, instant_words(now, home)]


def instant_words(instant: datetime, home: tzinfo) -> str:
    """An instant at home and in US Eastern, each with its day where they differ."""
    here, eastern = instant.astimezone(home), instant.astimezone(EASTERN)
    first = f"{long_day(here.date())}, {here:%H:%M} {_zone_words(home)}"
    if here.replace(tzinfo=None) == eastern.replace(tzinfo=None):
        return first
    day = "" if here.date() == eastern.date() else f"{long_day(eastern.date())}, "
    return f"{first}; {day}{eastern:%H:%M} ET"


def long_day(day: date) -> str:
    """A day with nothing left to guess: ``Sun 22 Nov 2026``."""
    short = day_short(day, day, act_on=True)
    return short if short.endswith(str(day.year)) else f"{short} {day.year}"


def draft_text(draft: "Draft") -> str:
    """A message as it will be sent, or the words to say, with the day for it."""
    if draft.is_script:
        return f"To say to {one_line(draft.to_name)}, {draft.send_text}\n\n{draft.body.rstrip()}"
    lines = [
        f"To: {one_line(draft.to_name)} <{one_line(draft.to or 'no address is known')}>",
        f"Subject: {one_line(draft.subject)}",
        f"Send: {one_line(draft.send_text)}",
        "",
        draft.body.rstrip(),
    ]
    return "\n".join(lines)


def _step_lines(
    number: int, step: Step, file: SeasonFile, today: date, *, in_full: bool
) -> Sequence[str]:
    handle = f" ({step.letter})" if step.letter else ""
    lines = [f"{number}. {_named(step.title, file)}{handle}, {_when(step, today)}"]
    if not in_full:
        return lines
    if step.programs:
        names = [one_line(file.program(key).name) for key in step.programs]
        lines += facts("   Programs", names, ", ")
    lines += [f"   {_named(why, file)}" for why in step.why]
    lines.append(
        f"   Urgency {step.urgency.total}. Source: {credit(file.rulebook, today, step.source)}."
    )
    return lines


def _when(step: Step, today: date) -> str:
    words = "send" if step.is_message and step.state is StepState.SOON else _STATES[step.state]
    opening = {StepState.SOON, StepState.LATER}
    day = step.opens if step.state in opening else step.asleep_until or step.due
    told = f"{words} {with_tilde(day_short(day, today, act_on=True), step.projected)}"
    if step.state in opening and step.due != step.opens:
        due = day_short(step.due, today, act_on=True)
        told += f", due {with_tilde(due, step.projected)}"
    if step.severity:
        told += f", {_SEVERITIES[step.severity]}"
    return told


def _named(text: str, file: SeasonFile) -> str:
    return one_line(by_name(text, file))


def _nothing_now(plan: Plan) -> str:
    if not plan.later:
        return "Nothing to do now."
    return f"Nothing to do before {long_day(min(step.opens for step in plan.later))}."


def _zone_words(zone: tzinfo) -> str:
    return zone_name(zone.key) if isinstance(zone, ZoneInfo) else str(zone)
