"""Through which match a program fills its places, and which matches concern an applicant."""

from collections.abc import Mapping
from typing import Final

from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile

NO_MATCH: Final = "none"
"""What fills its places without a match: an open position, at any time of the year."""

_NAMES: Final[Mapping[str, str]] = {
    "nrmp": "NRMP",
    "sf-match": "SF Match",
    "aua": "AUA Match",
    "military": "military match",
    NO_MATCH: "no match",
}
MEANINGS: Final[Mapping[str, str]] = {
    "nrmp": "The main match; most specialties and all first years.",
    "sf-match": "Ophthalmology; its list closes in January.",
    "aua": "Urology; applied for in ERAS, ranked with the AUA.",
    "military": "For members of the US armed forces; its own list.",
    NO_MATCH: "An open position: no rank list; `Reads until` counts.",
}
"""The matches a program can name, and whom each is for."""


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


def is_open_position(program: Program) -> bool:
    """Whether a program fills its places without a match, and so keeps no calendar but its own."""
    return program.match == NO_MATCH


def matches_of(file: SeasonFile, season: int | None = None) -> tuple[str, ...]:
    """The matches that concern an applicant in a season, theirs unless another is named.

    They are those of their specialties and of their programs; an open position brings none.
    """
    season = season or file.applicant.season
    read: dict[int, tuple[str, ...]] = file.worked_out.setdefault("matches", {})
    if season not in read:
        found = [match_of_specialty(file, slug, season) for slug in file.applicant.specialties]
        found += [
            match_of(file, one) for one in file.programs if file.program_season(one) == season
        ]
        named = tuple(match for match in dict.fromkeys(found) if match != NO_MATCH)
        read[season] = named or ("nrmp",)
    return read[season]


def match_words(match: str) -> str:
    """How people call a match."""
    return _NAMES.get(match, match)
