"""Time zones as people in the United States write them, and the usual one of each state."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lorapp.domain.placing.programs.acquaintance import folded
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import zone_name

EASTERN: Final = "America/New_York"
CENTRAL: Final = "America/Chicago"
MOUNTAIN: Final = "America/Denver"
PACIFIC: Final = "America/Los_Angeles"
ARIZONA: Final = "America/Phoenix"
ALASKA: Final = "America/Anchorage"
HAWAII: Final = "Pacific/Honolulu"
ATLANTIC: Final = "America/Puerto_Rico"

LABELS: Final[Mapping[str, str]] = {
    EASTERN: "ET",
    CENTRAL: "CT",
    MOUNTAIN: "MT",
    PACIFIC: "PT",
    ARIZONA: "Arizona",
    ALASKA: "AKT",
    HAWAII: "Hawaii",
    ATLANTIC: "Puerto Rico",
    "America/Detroit": "ET",
    "America/Indiana/Indianapolis": "ET",
}
"""How a person in the United States names these clocks."""

WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("et", "est", "edt", "eastern"), EASTERN),
    **dict.fromkeys(("ct", "cst", "cdt", "central"), CENTRAL),
    **dict.fromkeys(("mt", "mst", "mdt", "mountain"), MOUNTAIN),
    **dict.fromkeys(("pt", "pst", "pdt", "pacific"), PACIFIC),
    **dict.fromkeys(("akt", "akst", "akdt", "alaska"), ALASKA),
    **dict.fromkeys(("ht", "hst", "hawaii"), HAWAII),
    **dict.fromkeys(("utc", "gmt"), "UTC"),
    "arizona": ARIZONA,
    "ast": ATLANTIC,
}

_STATES: Final = {
    EASTERN: "CT DC DE FL GA IN MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV",
    CENTRAL: "AL AR IA IL KS LA MN MO MS OK TX WI",
    MOUNTAIN: "CO MT NM UT WY",
    PACIFIC: "CA NV OR WA",
    ARIZONA: "AZ",
    ALASKA: "AK",
    HAWAII: "HI",
    ATLANTIC: "PR VI",
}
BY_STATE: Final[Mapping[str, str]] = {
    state: zone for zone, states in _STATES.items() for state in states.split()
}
"""The clock of a state, or of nearly all of it (US Department of Transportation).

Idaho, Kentucky, Nebraska, the Dakotas and Tennessee have two of weight, so they are asked for.
"""

_NAMES: Final = {
    "alabama": "AL",
    "alaska": "AK",
    "arizona": "AZ",
    "arkansas": "AR",
    "california": "CA",
    "colorado": "CO",
    "connecticut": "CT",
    "delaware": "DE",
    "district of columbia": "DC",
    "florida": "FL",
    "georgia": "GA",
    "hawaii": "HI",
    "illinois": "IL",
    "indiana": "IN",
    "iowa": "IA",
    "kansas": "KS",
    "louisiana": "LA",
    "maine": "ME",
    "maryland": "MD",
    "massachusetts": "MA",
    "michigan": "MI",
    "minnesota": "MN",
    "mississippi": "MS",
    "missouri": "MO",
    "montana": "MT",
    "nevada": "NV",
    "new hampshire": "NH",
    "new jersey": "NJ",
    "new mexico": "NM",
    "new york": "NY",
    "north carolina": "NC",
    "ohio": "OH",
    "oklahoma": "OK",
    "oregon": "OR",
    "pennsylvania": "PA",
    "puerto rico": "PR",
    "rhode island": "RI",
    "south carolina": "SC",
    "texas": "TX",
    "utah": "UT",
    "vermont": "VT",
    "virginia": "VA",
    "washington": "WA",
    "west virginia": "WV",
    "wisconsin": "WI",
    "wyoming": "WY",
}


def usual_zone(program: Program) -> str | None:
    """The clock that is usual in a program's state; None where that cannot be told."""
    state = folded(program.state or "")
    return BY_STATE.get(_NAMES.get(state, state.upper()))


def label(zone: str) -> str:
    """Name a clock: ``CT``, ``Amman``."""
    return LABELS.get(zone) or zone_name(zone)


def zone_of(word: str, home: str, program: Program) -> str | None:
    """The zone that one word names at a program; None when it names none.

    Mountain time in Arizona is Arizona's own, which is never moved.
    """
    plain = word.casefold().strip("().,")
    if plain in {folded(zone_name(home)).replace(" ", "_"), home.casefold()}:
        return home
    found = WORDS.get(plain)
    if found == MOUNTAIN and usual_zone(program) == ARIZONA:
        return ARIZONA
    return found or _listed(plain)


def _listed(plain: str) -> str | None:
    """A zone by its name in the zone database, however it is spelled in small and large."""
    if "/" not in plain:
        return None
    for name in (plain, "/".join(part.title() for part in plain.split("/"))):
        try:
            return ZoneInfo(name).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


def clock_word(at: datetime, zone: str) -> str:
    """What the zone itself calls its time at an instant: ``EST``; empty where it is a figure."""
    name = at.astimezone(ZoneInfo(zone)).tzname() or ""
    return name if name.isalpha() else ""
