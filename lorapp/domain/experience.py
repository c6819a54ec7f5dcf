"""How much clinical experience there is: weeks by kind, and the days inside a rotation."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind

WEEK: Final = 7
US_NAMES: Final = frozenset(
    {"us", "usa", "u.s.", "u.s.a.", "united states", "united states of america"}
)


class Basis(StrEnum):
    """What the work is, as programs count it (rules R-95)."""

    HANDS_ON = "hands-on"
    OBSERVED = "observed"
    RESEARCH = "research"
    TELE = "tele"


_BY_KIND: Final[Mapping[RotationKind, Basis]] = {
    RotationKind.OBSERVERSHIP: Basis.OBSERVED,
    RotationKind.RESEARCH: Basis.RESEARCH,
    RotationKind.TELE: Basis.TELE,
}


def basis(rotation: Rotation) -> Basis:
    """What a rotation counts as; what the applicant says of ``hands_on`` beats the kind."""
    by_kind = _BY_KIND.get(rotation.kind, Basis.HANDS_ON)
    if rotation.hands_on is True:
        return Basis.HANDS_ON
    if rotation.hands_on is False and by_kind is Basis.HANDS_ON:
        return Basis.OBSERVED
    return by_kind


def is_us(rotation: Rotation) -> bool | None:
    """Whether the site is in the United States; None while no country is known."""
    if rotation.country is None:
        return None
    return rotation.country.strip().lower() in US_NAMES


def weeks(rotation: Rotation, today: date | None = None) -> int:
    """Whole weeks of a rotation, rounded; with ``today`` only those up to that day."""
    last = rotation.ends_on if today is None else min(rotation.ends_on, today)
    days = (last - rotation.starts_on).days + 1
    return max(0, round(days / WEEK))


def us_weeks(file: SeasonFile, today: date) -> Mapping[Basis, int]:
    """Weeks of US experience so far, by what they count as; zero counts are left out."""
    found: Counter[Basis] = Counter()
    for rotation in file.rotations:
        if is_us(rotation):
            found[basis(rotation)] += weeks(rotation, today)
    return {kind: found[kind] for kind in Basis if found[kind]}


def last_us(file: SeasonFile, today: date) -> date | None:
    """The newest day of clinical work in the US, hands-on or watched; None without any."""
    days = [
        min(stay.ends_on, today)
        for stay in file.rotations
        if is_us(stay)
        and basis(stay) in {Basis.HANDS_ON, Basis.OBSERVED}
        and stay.starts_on <= today
    ]
    return max(days, default=None)


def us_specialties(file: SeasonFile, today: date) -> Mapping[str, int]:
    """Weeks of clinical work in the US so far by specialty, most first."""
    found: Counter[str] = Counter()
    for stay in file.rotations:
        if is_us(stay) and stay.specialty and basis(stay) in {Basis.HANDS_ON, Basis.OBSERVED}:
            found[stay.specialty] += weeks(stay, today)
    return {slug: count for slug, count in found.most_common() if count}


def middle(rotation: Rotation) -> date:
    """The day at the middle, on which feedback still helps."""
    return rotation.starts_on + (rotation.ends_on - rotation.starts_on) // 2


class Phase(StrEnum):
    """Where a rotation lies today."""

    RUNNING = "running"
    COMING = "coming"
    PAST = "past"


def phase(rotation: Rotation, today: date) -> Phase:
    """Whether a rotation runs, comes or is over."""
    if rotation.ends_on < today:
        return Phase.PAST
    return Phase.COMING if rotation.starts_on > today else Phase.RUNNING
