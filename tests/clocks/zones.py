"""Zones that are hard on programs, and a record to look at in each of them."""

from dataclasses import replace
from functools import cache
from typing import Final

from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.services.interchange.demo import demo_text
from lorapp.services.interchange.reading import parse
from lorapp.services.rules.rulebook import load_rulebook

ZONES: Final = (
    "UTC",
    "America/New_York",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Europe/London",
    "Africa/Casablanca",
    "Asia/Amman",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Pacific/Pago_Pago",
)
"""Both hemispheres; half and quarter hours; clocks moved by half an hour, at Ramadan, and no more;
the first and the last to see a day; and Samoa, which left out 30 December 2011."""


@cache
def rules() -> Rulebook:
    """The shipped rules."""
    return load_rulebook()


@cache
def living_in(zone: str, demo: str = "midseason") -> SeasonFile:
    """A demo applicant who lives in a zone."""
    file = parse(demo_text(demo), rules())
    return replace(file, applicant=replace(file.applicant, timezone=zone), rulebook=rules())
