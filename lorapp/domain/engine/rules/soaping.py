"""Steps for Match Week: prepare the sets, rehearse, and the week itself, by the hour.

What they need is imported once the week is near: the first frame of all others is quicker without.
"""

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING, Final

from lorapp.domain.calendar.season import milestone
from lorapp.domain.engine.sketch import Sketch, time_part
from lorapp.domain.engine.steps import Part, Severity
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import day_short

if TYPE_CHECKING:
    from lorapp.domain.soap.hours import Hour

DAY: Final = timedelta(days=1)
WEEK_LONG: Final = timedelta(days=4)
FIRST_POINTS: Final = 200
"""More than any other step can have: these hours do not come back."""


def _monday(at: Situation) -> date | None:
    """The Monday of the week, while it is near or runs; None else."""
    row = milestone(at.file, at.file.applicant.season, "nrmp", "match-week")
    if row is None or row.day is None or not MINYEAR < row.day.year < MAXYEAR:
        return None
    begins = row.day - at.days("soap_ready_days")
    return row.day if begins <= at.today <= row.day + WEEK_LONG + DAY else None


def prepare_sets(at: Situation) -> Iterator[Sketch]:
    """Choose letters and statement of each specialty, in the weeks before applications open."""
    monday = _monday(at)
    if monday is None or at.today > monday:
        return
    from lorapp.domain.soap.sets import prepared, why_not_eligible

    if why_not_eligible(at):
        return
    for found in prepared(at):
        if found.is_ready:
            continue
        due = monday - DAY
        yield Sketch(
            rule="soap-set",
            kind="specialty",
            key=found.specialty,
            title=f"Prepare the SOAP letters for {found.name}",
            opens=monday - at.days("soap_ready_days"),
            due=due,
            source="R-41",
            why=(
                "Between the result and the first application lies one hour.",
                *(found.changes or found.gaps),
            ),
            parts=time_part(at, due, "Match Week comes"),
            severity=Severity.AMBER if at.in_days(due) <= at.number("soap_drill_days") else None,
            fact=day_short(due, at.today, act_on=True),
            loses_on=due if due >= at.today else None,
        )


def rehearse(at: Situation) -> Iterator[Sketch]:
    """Walk through the hours once, some weeks before; a habit that may be left out."""
    monday = _monday(at)
    if monday is None or at.today >= monday:
        return
    from lorapp.domain.soap.sets import why_not_eligible

    first = monday - at.days("soap_ready_days")
    if any(first <= one.on <= at.today for one in at.file.drills) or why_not_eligible(at):
        return
    due = monday - DAY
    yield Sketch(
        rule="soap-drill",
        kind="season",
        key=str(at.file.applicant.season),
        title="Rehearse Match Week once",
        opens=first,
        due=due,
        source="R-41",
        why=(
            "lorapp plays the hours with your own sets and says what would be missing.",
            "It takes a few minutes; leave it out if you know the week.",
        ),
        parts=[Part("quick to do", 2)],
        fact=day_short(due, at.today, act_on=True),
    )


def match_week(at: Situation) -> Iterator[Sketch]:
    """The week itself: what runs now and what comes next, before everything else."""
    monday = _monday(at)
    if monday is None or not monday - DAY <= at.today:
        return
    from lorapp.domain.soap.hours import clock_here, coming, hours, is_past, running
    from lorapp.domain.soap.sets import why_not_eligible

    every = hours(at)
    day = every[0].at.astimezone(at.file.applicant.zone).date() if every else None
    if day is None or at.today < day or is_past(at, every[-1]) or why_not_eligible(at):
        return
    now = running(at)
    following = coming(at)
    last = every[-1].at.astimezone(at.file.applicant.zone).date()
    yield Sketch(
        rule="match-week",
        kind="season",
        key=str(at.file.applicant.season),
        title=f"Match Week: {now.short}" if now else "Match Week begins today",
        opens=day,
        due=last,
        source=now.source if now else every[0].source,
        why=tuple(_hour_words(at, now)),
        parts=[Part("these hours do not come back", FIRST_POINTS)],
        severity=Severity.RED,
        fact=f"to {clock_here(at, following)}" if now and following else "by the hour",
        loses_on=last,
    )


def _hour_words(at: Situation, now: "Hour | None") -> Iterator[str]:
    """What to do in this hour, what comes next, and what stands meanwhile."""
    from lorapp.domain.soap.hours import NO_HOUR, is_soap, next_words
    from lorapp.domain.soap.sent import NO_CONTACT, accepted, counter, sent

    taken = accepted(at)
    if taken is not None:
        yield f"You accepted the offer of {taken.name}."
        yield next_words(at)
        return
    yield NO_HOUR if now is None else now.to_do
    yield next_words(at)
    if sent(at):
        yield f"SOAP applications: {counter(at)}."
    if is_soap(at):
        yield NO_CONTACT
