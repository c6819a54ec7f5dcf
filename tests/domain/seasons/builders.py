"""One applicant who applied in 2027 and applies again for 2028."""

from dataclasses import replace
from datetime import date
from typing import Any

from lorapp.domain.applicant import Account
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import applicant, day, ev, letter, noon, program, record

K = EventKind
JUNE = date(2027, 6, 15)
"""The season 2028 has opened and that of 2027 is over."""
CERTIFIED = Account(service="eras", season=2027, certified_on=date(2026, 9, 10))


def came(key: str = "L1", **parts: Any) -> Letter:  # noqa: ANN401 - any field of a letter
    """A letter that was uploaded for season 2027."""
    events = parts.pop("events", (ev(K.UPLOADED, "2026-8-3"),))
    return letter(*events, key=key, **{"season": 2027, **parts})


def again(*letters: Letter, **parts: Any) -> SeasonFile:  # noqa: ANN401 - any list of a record
    """A record that applies again, with one program of last season."""
    old = program(season=2027, applied_on=None)
    given = {
        "applicant": applicant(season=2028, accounts=(CERTIFIED,)),
        "programs": (old,),
        **parts,
    }
    return record(*(letters or (came(),)), **given)


def at(file: SeasonFile, on: date = JUNE, hour: int = 12) -> Situation:
    return Situation(file, noon(on, hour))


def lost(file: SeasonFile) -> SeasonFile:
    """The same without a certified application."""
    return replace(file, applicant=replace(file.applicant, accounts=()))


__all__ = ["CERTIFIED", "JUNE", "K", "again", "at", "came", "day", "ev", "lost"]
