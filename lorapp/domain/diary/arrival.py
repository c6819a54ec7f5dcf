"""The lines of the way to the first day, and that day itself, for a calendar."""

from collections.abc import Iterator
from typing import Final

from lorapp.domain.arrival.onboarding import Onboarding, Planned, onboarding
from lorapp.domain.arrival.outcomes import place_name
from lorapp.domain.diary.entry import MORNING, WEEK, Alarm, Entry
from lorapp.domain.diary.words import source_line
from lorapp.domain.engine.closed import closed_seasons
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import with_tilde

PRIVATE: Final = "A line of your list"
FIRST_DAY: Final = "First day of work"


def arrival_entries(at: Situation) -> Iterator[Entry]:
    """Open lines from today on; nothing once the season is closed."""
    plan = onboarding(at)
    if plan is None or plan.outcome.season in closed_seasons(at):
        return
    for one in plan.open:
        if one.due_on >= at.today:
            yield _entry(at, plan, one)
    if not plan.is_expected and plan.starts_on >= at.today:
        # The usual first day of the season is in the calendar already.
        yield Entry(
            id=f"first-day:{plan.outcome.season}",
            title=f"{FIRST_DAY}, {place_name(at.file, plan.outcome)}",
            private_title=FIRST_DAY,
            starts=plan.starts_on,
            is_busy=True,
        )


def _entry(at: Situation, plan: Onboarding, one: Planned) -> Entry:
    expected = plan.is_expected and one.own_day is None
    alarms = [("In a week", WEEK - MORNING), ("Today", -MORNING)]
    return Entry(
        id=f"task:{plan.outcome.season}:{one.line.code}",
        title=with_tilde(one.line.title, expected),
        private_title=with_tilde(PRIVATE, expected),
        starts=one.due_on,
        about=(one.line.why, f"Done by {one.line.who}.", source_line(at.file, one.line.source)),
        is_expected=expected,
        alarms=tuple(
            Alarm(
                before=before,
                text=f"{when}: {one.line.title}. {one.line.why}",
                private_text=f"{when}: {PRIVATE.lower()}. Open lorapp to see what is to do.",
            )
            for when, before in (alarms if not expected else alarms[1:])
        ),
    )
