# ruff: noqa: ANN401 - builders pass any field of a record on to its class
"""Rank lists that the tests share: Samir's, on a day when lists are open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from lorapp.domain.calendar.rows import CalendarRow, RowStatus
from lorapp.domain.letters.situation import Situation
from lorapp.domain.programs import Program
from lorapp.domain.ranking.record import Certification, Criterion, Rank, Score
from lorapp.domain.record import SeasonFile
from tests.acceptance.applicants import at, samir

OPEN: Final = at(2027, 2, 20)
"""All interviews of Samir are behind him, and lists are open."""
CLOSED: Final = at(2027, 3, 4)
KEYS: Final = ("B-P01", "B-P03", "B-P04", "B-P08")
"""The programs at which Samir was interviewed."""


def ranked(keys: Sequence[str] = KEYS, **points: float) -> SeasonFile:
    """Samir with these programs on his list; ``B_P01=8`` gives one points by one criterion."""
    given = {key.replace("_", "-"): value for key, value in points.items()}
    ranks = tuple(
        Rank(program=key, scores=(Score(criterion="C1", points=given[key]),))
        if key in given
        else Rank(program=key)
        for key in keys
    )
    criteria = (Criterion(key="C1", name="Training", weight=5.0),)
    return replace(samir(), ranks=ranks, criteria=criteria if given else ())


def certified(file: SeasonFile, keys: Sequence[str] = KEYS, **more: Any) -> SeasonFile:
    made = {"match": "nrmp", "season": 2027, "at": at(2027, 2, 19), **more}
    one = Certification(programs=tuple(keys), **made)
    return replace(file, certifications=(*file.certifications, one))


def changed(file: SeasonFile, key: str, **parts: Any) -> SeasonFile:
    """The record with one of its programs changed."""
    programs = tuple(replace(p, **parts) if p.key == key else p for p in file.programs)
    return replace(file, programs=programs)


def with_program(file: SeasonFile, key: str, **parts: Any) -> SeasonFile:
    more = {"name": key, "season": 2027, **parts}
    return replace(file, programs=(*file.programs, Program(key=key, **more)))


def closing_on(file: SeasonFile, moment: Any, status: RowStatus | None = None) -> SeasonFile:
    """The record with the applicant's own word on when NRMP lists close."""
    row = CalendarRow(code="rank-list-due", service="nrmp", season=2027, at=moment, status=status)
    return replace(file, calendar=(*file.calendar, row))


def situation(file: SeasonFile, now: datetime = OPEN) -> Situation:
    return Situation(file, now)


def order(file: SeasonFile) -> list[str]:
    return [rank.program for rank in file.ranks]
