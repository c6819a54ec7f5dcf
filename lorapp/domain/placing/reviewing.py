"""When a program reads what it was sent."""

from datetime import date

from lorapp.domain.calendar.season import release
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.assigning import is_applied
from lorapp.domain.programs import Program


def review_day(at: Situation, program: Program) -> date | None:
    """The day a program reads what it was sent (settled question 10); None while unknown.

    It is the release of its season; after that the day of application, or today while it is
    not applied to.
    """
    file = at.file
    reading = release(file, file.program_season(program), file.program_service(program))
    return review_from(at, program, reading)


def review_from(at: Situation, program: Program, reading: date | None) -> date | None:
    """The review day of a program whose season's release is already looked up."""
    if reading is None:
        return None
    if not is_applied(at, program):
        return max(reading, at.today)
    return max(reading, program.applied_on or reading)
