"""What the letters of a season rest on, all together, against what the applicant aims for (A059).

The aims are numbers of the rulebook, so that everybody can set their own; 0 is no aim.
"""

from collections import Counter
from enum import StrEnum
from functools import lru_cache
from typing import Final

from lorapp.domain.experience import Basis, basis, is_us
from lorapp.domain.letters.lanes import in_play
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.rotations import SiteKind


class Ground(StrEnum):
    """Where and how a writer saw the applicant at work; the value is how a count is told."""

    US_HANDS_ON = "US hands-on"
    US_OBSERVED = "US observership"
    US_RESEARCH = "US research"
    US_TELE = "US remote"
    ABROAD = "outside the US"
    UNKNOWN = "stay unknown"


_IN_THE_US: Final = {
    Basis.HANDS_ON: Ground.US_HANDS_ON,
    Basis.OBSERVED: Ground.US_OBSERVED,
    Basis.RESEARCH: Ground.US_RESEARCH,
    Basis.TELE: Ground.US_TELE,
}


def ground(at: Situation, letter: Letter) -> Ground:
    """What one letter rests on; without a stay or its country it is not known."""
    stay = at.rotation(letter)
    here = is_us(stay) if stay else None
    if stay is None or here is None:
        return Ground.UNKNOWN
    return _IN_THE_US[basis(stay)] if here else Ground.ABROAD


def ground_mix(at: Situation) -> tuple[str, ...]:
    """How many letters rest on what, in the order of what weighs most (rules R-93)."""
    found = _grounds(at)
    return tuple(f"{found[one]} {one}" for one in Ground if found[one])


def site_mix(at: Situation) -> tuple[str, ...]:
    """How many come from academic and from community hospitals; nothing where none is known."""
    found = _sites(at)
    known = tuple(f"{found[one]} {one}" for one in SiteKind if found[one])
    unknown = (f"{found[None]} not noted",) if known and found[None] else ()
    return (*known, *unknown)


@lru_cache(maxsize=2)
def mix_gaps(at: Situation) -> tuple[str, ...]:
    """Where the letters in play miss an aim, in a few words each: ``0 of 1 US hands-on``.

    What is not known may still be what is aimed for, so it is no gap.
    """
    if not in_play(at):
        return ()
    grounds, sites = _grounds(at), _sites(at)
    aims = (
        ("mix_us_hands_on_least", Ground.US_HANDS_ON, grounds, Ground.UNKNOWN),
        ("mix_academic_least", SiteKind.ACADEMIC, sites, None),
        ("mix_community_least", SiteKind.COMMUNITY, sites, None),
    )
    gaps = [
        f"{found[name]} of {at.number(aim)} {name}"
        for aim, name, found, unknown in aims
        if found[name] + found[unknown] < at.number(aim)
    ]
    most = at.number("mix_abroad_most")
    if most and grounds[Ground.ABROAD] > most:
        gaps.append(f"{grounds[Ground.ABROAD]} {Ground.ABROAD}, {most} at most")
    return tuple(gaps)


def _grounds(at: Situation) -> Counter[StrEnum | None]:
    return Counter(ground(at, letter) for letter in in_play(at))


def _sites(at: Situation) -> Counter[StrEnum | None]:
    stays = (at.rotation(letter) for letter in in_play(at))
    return Counter(stay.site_kind if stay else None for stay in stays)
