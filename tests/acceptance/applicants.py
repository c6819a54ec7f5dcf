"""The two invented applicants as records, with the rulebook in force."""

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Plan, Step
from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.changes import log_event
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.summary import LetterSummary, summarise
from lorapp.domain.record import SeasonFile
from lorapp.services.interchange.demo import demo_text
from lorapp.services.interchange.reading import parse
from lorapp.services.rules.rulebook import load_rulebook

EASTERN = ZoneInfo("America/New_York")
TODAY = datetime(2026, 11, 22, 12, tzinfo=EASTERN)


@cache
def samir() -> SeasonFile:
    """Applicant B, in the middle of season 2027."""
    book = load_rulebook()
    return replace(parse(demo_text("midseason"), book), rulebook=book)


@cache
def mirela() -> SeasonFile:
    """Applicant A, planning for season 2028."""
    book = load_rulebook()
    return replace(parse(demo_text("planner"), book), rulebook=book)


def at(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """A moment in US Eastern time."""
    return datetime(year, month, day, hour, minute, tzinfo=EASTERN)


def planned(file: SeasonFile, now: datetime = TODAY) -> Plan:
    return plan(file, now)


def step(file: SeasonFile, step_id: str, now: datetime = TODAY) -> Step:
    """The step of an id, which must be there."""
    found = plan(file, now).step(step_id)
    assert found is not None, f"{step_id} is not in the plan"
    return found


def reasons(file: SeasonFile, found: Step) -> str:
    """The reasons of a step as a person reads them."""
    return " ".join(by_name(why, file) for why in found.why)


def logged(
    file: SeasonFile, letter: str, kind: EventKind, on: date, *, note: str | None = None
) -> SeasonFile:
    """Log an event on its own day."""
    moment = datetime(on.year, on.month, on.day, 12, tzinfo=file.applicant.zone)
    return log_event(Situation(file, moment), letter, Event(kind=kind, on=on), reason=note)


def summary(file: SeasonFile, letter: str, now: datetime = TODAY) -> LetterSummary:
    return summarise(Situation(file, now), file.letter(letter))


def with_letter(file: SeasonFile, letter: Letter) -> SeasonFile:
    """The record with one letter exchanged."""
    return replace(file, letters=tuple(letter if x.key == letter.key else x for x in file.letters))
