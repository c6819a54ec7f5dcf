"""A day on which a program stops reading that lies before its season begins."""

from lorapp.domain.calendar.season import season_opens
from lorapp.domain.matches import is_open_position
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile


def closes_too_early(file: SeasonFile, program: Program) -> str:
    """A sentence where the day cannot be of the season: mostly the year is missing; else nothing.

    An open position has no season to keep to.
    """
    on, season = program.complete_by, file.program_season(program)
    opens = season_opens(file, season, file.program_service(program))
    if on is None or opens is None or on >= opens or is_open_position(program):
        return ""
    year = opens.year + ((on.month, on.day) < (opens.month, opens.day))
    return (
        f"It stops reading on {on.day} {on:%b %Y}, and season {season} opens in {opens:%B %Y}. "
        f"Write the year too: {on.day} {on:%b} {year}."
    )
