"""When a program reads what it was sent."""

from datetime import date

from lorapp.domain.calendar.season import milestone, release
from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import is_open_position
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short, with_tilde


def review_day(at: Situation, program: Program) -> date | None:
    """The day a program reads what it was sent; None while unknown.

    It is the release of its season; after that the day of application, or today while it is
    not applied to.
    """
    return review_from(at, program, release_of(at.file, program))


def release_of(file: SeasonFile, program: Program) -> date | None:
    """The day programs of its season begin to read; an open position has none."""
    if is_open_position(program):
        return None
    return release(file, file.program_season(program), file.program_service(program))


def review_from(at: Situation, program: Program, reading: date | None) -> date | None:
    """The review day of a program whose season's release is already looked up.

    An open position waits for no release: it reads from the day it is applied to.
    """
    if is_open_position(program):
        return (program.applied_on if is_applied(at, program) else None) or at.today
    if reading is None:
        return None
    if not is_applied(at, program):
        return max(reading, at.today)
    return max(reading, program.applied_on or reading)


def reading_text(at: Situation, program: Program) -> str:
    """The day it reads what it is sent, with ``~`` while that is only expected."""
    if is_open_position(program):
        return "as applications come"
    file, day = at.file, review_day(at, program)
    if day is None:
        return "unknown"
    row = milestone(file, file.program_season(program), file.program_service(program), "release")
    return with_tilde(day_short(day, at.today), bool(row and row.is_projected and row.day == day))
