# ruff: noqa: ANN401 - builders pass any field of a record on to its class
"""Small records written by hand: one applicant, one writer, one letter, on a named day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any, cast
from zoneinfo import ZoneInfo

from lorapp.domain.applicant import Applicant
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Plan, Step, StepState
from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.record import Answer, Event, EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import EmailAddress, Mentor
from lorapp.domain.programs import LetterRules, Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import LetterWanted, Rotation, RotationKind
from lorapp.domain.rulebook import Rulebook
from lorapp.services.rules.rulebook import load_rulebook

K = EventKind
ZONE = ZoneInfo("America/New_York")
TODAY = date(2026, 8, 3)
"""A Monday after the season 2027 has opened and before programs read, 23 September."""


@cache
def book() -> Rulebook:
    return load_rulebook()


def day(text: str) -> date:
    """A day as ``8-3`` of 2026, or ``2027-3-19``."""
    parts = [int(part) for part in text.split("-")]
    return date(*parts) if len(parts) == 3 else date(2026, *parts)


def noon(on: date, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=ZONE)


def ev(kind: EventKind, on: str, **parts: Any) -> Event:
    return Event(kind=kind, on=day(on), **parts)


def asked(on: str) -> Event:
    return ev(K.ASKED, on)


def agreed(on: str, answer: Answer | None = Answer.STRONG, promised: str | None = None) -> Event:
    return ev(K.AGREED, on, answer=answer, promised_on=day(promised) if promised else None)


def mentor(key: str = "M1", name: str = "Dr. Ada Winter", **parts: Any) -> Mentor:
    mail = EmailAddress(address=f"{key.lower()}@example.org", current=True)
    return Mentor(**{"key": key, "name": name, "emails": (mail,), **parts})


def letter(*events: Event, key: str = "L1", **parts: Any) -> Letter:
    given = {"mentor": "M1", "specialty": "internal-medicine", **parts}
    return Letter(key=key, events=events, **given)


def rotation(starts: str, ends: str, key: str = "R1", **parts: Any) -> Rotation:
    given = {
        "kind": RotationKind.EXTERNSHIP,
        "letter_wanted": LetterWanted.YES,
        "mentors": ("M1",),
        "site": "Ashgrove",
        **parts,
    }
    return Rotation(key=key, starts_on=day(starts), ends_on=day(ends), **cast("Any", given))


def program(key: str = "P1", minimum: int | None = 3, **parts: Any) -> Program:
    given = {
        "name": f"Program {key}",
        "specialty": "internal-medicine",
        "letters": LetterRules(min=minimum),
        **parts,
    }
    return Program(key=key, **given)


def applicant(**parts: Any) -> Applicant:
    given = {
        "name": "Samir Daghlani",
        "timezone": "America/New_York",
        "season": 2027,
        "specialties": ("internal-medicine",),
        "ecfmg_certified_on": date(2025, 11, 12),
        **parts,
    }
    return Applicant(**given)


def record(*letters: Letter, **parts: Any) -> SeasonFile:
    """A record with these letters and, unless others are given, one writer."""
    given = {"applicant": applicant(), "mentors": (mentor(),), "rulebook": book(), **parts}
    return SeasonFile(letters=letters, **given)


def situation(file: SeasonFile, on: date = TODAY) -> Situation:
    return Situation(file, noon(on))


def planned(file: SeasonFile, on: date = TODAY) -> Plan:
    return plan(file, noon(on))


def ids(file: SeasonFile, on: date = TODAY, rules: Iterable[str] = ()) -> list[str]:
    """The ids in the plan, of these rules only when some are named, sorted."""
    wanted = set(rules)
    return sorted(s.id for s in planned(file, on).steps if not wanted or s.rule in wanted)


def step(file: SeasonFile, step_id: str, on: date = TODAY) -> Step:
    """The step of an id, which must be there."""
    found = planned(file, on).step(step_id)
    assert found is not None, f"{step_id} is not among {ids(file, on)}"
    return found


def absent(file: SeasonFile, step_id: str, on: date = TODAY) -> bool:
    return planned(file, on).step(step_id) is None


def said(file: SeasonFile, found: Step) -> str:
    """The reasons of a step as a person reads them."""
    return " ".join(by_name(why, file) for why in found.why)


def spread(found: Step) -> tuple[date, date, StepState]:
    """When a step opens and is due, and where it stands."""
    return found.opens, found.due, found.state


def with_event(file: SeasonFile, event: Event, key: str = "L1") -> SeasonFile:
    """The record with one more event of a letter."""
    grown = tuple(
        replace(item, events=(*item.events, event)) if item.key == key else item
        for item in file.letters
    )
    return replace(file, letters=grown)


def with_mentor(file: SeasonFile, **parts: Any) -> SeasonFile:
    """The record with its first writer changed."""
    first, *others = file.mentors
    return replace(file, mentors=(replace(first, **parts), *others))
