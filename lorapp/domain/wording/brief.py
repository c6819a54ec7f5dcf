"""The plan in three lines at most: for a shell that opens, and for a notice on the desktop."""

from datetime import timedelta
from typing import Final

from lorapp.domain.engine.steps import Plan, Severity, Step
from lorapp.domain.engine.words import by_name
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import count_words, day_short, with_tilde
from lorapp.frozen import dataclass

NEAR: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Brief:
    """What is to be done now: ``count`` as a line without names, ``more`` with them."""

    is_due: bool
    count: str
    more: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it, three lines at most."""
        return (self.count, *self.more)


def brief(plan: Plan, file: SeasonFile) -> Brief:
    """Sum up a plan: how much is to be done now, what first, and what comes next."""
    now, later = plan.do_now, plan.later
    if not now:
        return Brief(is_due=False, count=_nothing_now(plan), more=_coming(later, plan, file))
    urgent = sum(step.severity is Severity.RED for step in now)
    count = f"{count_words(len(now), 'thing')} to do now"
    count += f", {urgent} of them urgent." if urgent else "."
    first = _first(now[0], file)
    return Brief(is_due=True, count=count, more=(first, *_coming(later, plan, file)))


def _nothing_now(plan: Plan) -> str:
    """Say until when there is nothing to do, as in ``Nothing to do before Tue 24 Nov.``."""
    if not plan.later:
        return "Nothing to do now."
    day = min(step.opens for step in plan.later)
    return f"Nothing to do before {day_short(day, plan.today, act_on=True)}."


def _first(step: Step, file: SeasonFile) -> str:
    told = f"First: {_title(step, file)}"
    if step.tally is None:
        return f"{told}."
    return (
        f"{told}, {step.tally.days} d {step.tally.word}." if step.tally.days else f"{told}, today."
    )


def _coming(later: tuple[Step, ...], plan: Plan, file: SeasonFile) -> tuple[str, ...]:
    """The next thing of the coming week, if there is one."""
    for step in later:
        if step.opens - plan.today <= NEAR:
            when = with_tilde(day_short(step.opens, plan.today, act_on=True), step.projected)
            return (f"Coming: {_title(step, file)}, {when}.",)
    return ()


def _title(step: Step, file: SeasonFile) -> str:
    return " ".join(by_name(step.title, file).split())
