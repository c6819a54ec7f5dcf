# ruff: noqa: ANN401 - builders pass any field of a record on to its class
"""An applicant without a place in Match Week of 2027, with letters for two specialties."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Statement
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.soap.record import SoapApplication
from tests.domain.engine.builders import K, applicant, ev, letter, mentor, program, record

IM, NEURO = "internal-medicine", "neurology"
ET = ZoneInfo("America/New_York")
MONDAY = date(2027, 3, 15)


def et(day: int, hour: int, minute: int = 0) -> datetime:
    """An hour of March 2027 in ET."""
    return datetime(2027, 3, day, hour, minute, tzinfo=ET)


def here(day: int, hour: int, file: SeasonFile | None = None, minute: int = 0) -> Situation:
    """The record at an hour of March 2027 in ET."""
    return Situation(file or unmatched(), et(day, hour, minute))


def unmatched(count: int = 3, **parts: Any) -> SeasonFile:
    """Applied, with letters of ``count`` writers that are available and a finished statement."""
    numbers = range(1, count + 1)
    letters = [letter(ev(K.UPLOADED, "8-3"), key=f"L{n}", mentor=f"M{n}") for n in numbers]
    people = [mentor(f"M{n}", f"Dr. Ada Winter{n}") for n in numbers]
    statement = Statement(key="ST1", specialty=IM, ready_on=date(2026, 9, 1))
    given = {
        "applicant": applicant(),
        "mentors": tuple(people),
        "programs": (program(status=ProgramStatus.APPLIED, applied_on=date(2026, 9, 2)),),
        "statements": (statement,),
        **parts,
    }
    return record(*letters, **given)


def application(number: int = 1, **parts: Any) -> SoapApplication:
    """One application of Monday noon."""
    given = {"name": f"Place {number}", "season": 2027, "at": et(15, 12), **parts}
    return SoapApplication(key=f"S{number}", **given)
