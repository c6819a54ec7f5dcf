# ruff: noqa: ANN401 - builders pass any field of a record on to its class
"""Records of an applicant at the end of season 2027."""

from dataclasses import replace
from datetime import date
from typing import Any

from lorapp.domain.applicant import Visa
from lorapp.domain.arrival.onboarding import Onboarding, Planned, onboarding
from lorapp.domain.arrival.record import MatchOutcome, MatchResult, Task, TaskList
from lorapp.domain.letters.record import EventKind
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import agreed, ev, letter, program, record, situation

K = EventKind
R = MatchResult
MATCH_DAY = date(2027, 3, 19)
AFTER = date(2027, 3, 22)
"""The Monday after Match Day."""
FIRST_DAY = date(2027, 7, 1)
CAME = (agreed("7-2"), ev(K.REQUESTED, "7-3"), ev(K.UPLOADED, "7-20"))
THANKED = (*CAME, ev(K.THANKED, "7-22"))


def outcome(result: MatchResult = R.MATCHED, **parts: Any) -> MatchOutcome:
    given = {"season": 2027, "on": MATCH_DAY, "visa": Visa.J1, **parts}
    if result in {R.MATCHED, R.SOAP, R.OUTSIDE} and not parts.get("place"):
        given = {"program": "P1", **given}
    return MatchOutcome(result=result, **given)


def ended(*outcomes: MatchOutcome, **parts: Any) -> SeasonFile:
    """A record with a letter that came and was thanked for, and these results."""
    given = {"programs": (program(),), "outcomes": outcomes or (outcome(),), **parts}
    return record(*given.pop("letters", (letter(*THANKED),)), **given)


def said(code: str, **parts: Any) -> Task:
    return Task(list=TaskList.ONBOARDING, season=2027, code=code, **parts)


def the_list(file: SeasonFile, on: date = AFTER) -> Onboarding:
    found = onboarding(situation(file, on))
    assert found is not None
    return found


def line(file: SeasonFile, code: str, on: date = AFTER) -> Planned:
    return next(one for one in the_list(file, on).tasks if one.line.code == code)


def without_visa(file: SeasonFile) -> SeasonFile:
    """The same without a visa class anywhere."""
    bare = tuple(replace(one, visa=None) for one in file.outcomes)
    return replace(file, outcomes=bare, applicant=replace(file.applicant, visa=None))
