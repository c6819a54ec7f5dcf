"""Which seasons there are in a record, what of them is over, and what was certified."""

from datetime import date

from lorapp.domain.gathered import once
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile


@once
def seasons_of(file: SeasonFile) -> tuple[int, ...]:
    """Every season the record knows of, the newest first."""
    person = file.applicant
    found: set[int | None] = {person.season}
    found |= {one.season for one in person.accounts}
    found |= {one.season for one in person.registrations}
    found |= {file.letter_season(one) for one in file.letters}
    found |= {one.imported_from for one in file.letters}
    found |= {file.program_season(one) for one in file.programs}
    found |= {one.season for one in file.outcomes}
    found |= {one.season for one in file.closings}
    return tuple(sorted((one for one in found if one is not None), reverse=True))


def has_applied_before(file: SeasonFile) -> bool:
    """Whether the record holds programs of a season before the one applied for."""
    season = file.applicant.season
    return any(one.season is not None and one.season < season for one in file.programs)


def was_applied_in(file: SeasonFile, season: int) -> bool:
    """Whether a season was one of applying, and not only a place for an early letter."""
    return season in _applied_in(file)


@once
def _applied_in(file: SeasonFile) -> frozenset[int]:
    return frozenset(file.program_season(one) for one in file.programs)


def is_left_behind(at: Situation, letter: Letter) -> bool:
    """Whether a letter was for an application of a season before, so that it takes no part."""
    if at.is_past(letter):
        return True
    return at.is_early(letter) and was_applied_in(at.file, at.file.letter_season(letter))


def certified_on(at: Situation, service: str, season: int) -> date | None:
    """The day the application of a season was certified: said so, or a program was applied to."""
    kept, place = at.kept[certified_on], (service, season)
    if place not in kept:
        kept[place] = _certified_on(at, service, season)
    day: date | None = kept[place]
    return day


def _certified_on(at: Situation, service: str, season: int) -> date | None:
    file = at.file
    days = [
        one.certified_on
        for one in file.applicant.accounts
        if (one.service or "eras", one.season or file.applicant.season) == (service, season)
        and one.certified_on is not None
    ]
    days += [
        one.applied_on
        for one in file.programs
        if one.applied_on is not None
        and (file.program_service(one), file.program_season(one)) == (service, season)
    ]
    return min((day for day in days if day <= at.today), default=None)


def last_certified(at: Situation, service: str) -> int | None:
    """The newest season before the one applied for whose application was certified (R-33)."""
    before = (one for one in seasons_of(at.file) if one < at.file.applicant.season)
    return next((one for one in before if certified_on(at, service, one)), None)
