"""Through which match a program fills its places, and which matches concern an applicant."""

from collections.abc import Mapping
from typing import Final

from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile

_NAMES: Final[Mapping[str, str]] = {
    "nrmp": "NRMP",
    "sf-match": "SF Match",
    "aua": "AUA Match",
    "military": "military match",
    "none": "no match",
}


def match_of(file: SeasonFile, program: Program) -> str:
    """The match of a program: its own word, else that of its specialty."""
    return program.match or match_of_specialty(
        file, program.specialty, file.program_season(program)
    )


def match_of_specialty(file: SeasonFile, specialty: str | None, season: int) -> str:
    """The match of a specialty in a season."""
    if specialty == "urology":
        return "aua"
    return "sf-match" if file.service_of(specialty, season) == "sf-match" else "nrmp"


def matches_of(file: SeasonFile) -> tuple[str, ...]:
    """The matches that concern an applicant: those of their specialties and of their programs."""
    season = file.applicant.season
    found = [match_of_specialty(file, slug, season) for slug in file.applicant.specialties]
    found += [match_of(file, one) for one in file.programs if file.program_season(one) == season]
    return tuple(dict.fromkeys(found)) or ("nrmp",)


def match_words(match: str) -> str:
    """How people call a match."""
    return _NAMES.get(match, match)
