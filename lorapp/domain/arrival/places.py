"""Which program of the record a typed place is."""

from lorapp.domain.choosing import Choice, chosen
from lorapp.domain.placing.programs.acquaintance import folded
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError


def programs_of(file: SeasonFile, season: int) -> tuple[Program, ...]:
    """The programs of a season."""
    return tuple(one for one in file.programs if file.program_season(one) == season)


def program_named(file: SeasonFile, season: int, text: str) -> Program | None:
    """The one program that a typed place fits; None where it is another place.

    RefusedError where several programs fit.
    """
    known = programs_of(file, season)
    try:
        key = chosen(text, "program", (Choice(one.key, one.name) for one in known))
    except RefusedError:
        words = folded(text).split()
        if any(all(word in folded(one.name).split() for word in words) for one in known):
            raise
        return None
    return next(one for one in known if one.key == key)
