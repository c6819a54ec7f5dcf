"""What SOAP allows at all: applications in one season, letters in a set; every route asks here."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from lorapp.domain.leaves import shown
from lorapp.domain.record import SeasonFile

_MOST: Final = 45
"""Applications where the rulebook has no number (K24)."""


def most_applications(file: SeasonFile) -> int:
    """Applications in all services together (K24)."""
    known = file.rulebook.constants.get("soap_applications_max")
    return known.value if known else _MOST


def soap_problems(file: SeasonFile, letters_of: Callable[[str], int]) -> Iterator[str]:
    """Name sets and seasons with more than SOAP takes; ``letters_of`` counts for a service."""
    for index, plan in enumerate(file.soap_plans):
        most = letters_of(file.service_of(plan.specialty, plan.season))
        if len(set(plan.letters)) > most:
            yield (
                f"soap_plans[{index}].letters: {len(set(plan.letters))} letters are chosen for "
                f"{shown(plan.specialty)}; {most} is the most. Take one out."
            )
    most = most_applications(file)
    sent: Counter[int] = Counter()
    for index, one in enumerate(file.soap_applications):
        season = one.season or file.applicant.season
        sent[season] += 1
        if sent[season] > most:
            yield (
                f"soap_applications[{index}]: SOAP takes {most} applications a season, all "
                f"services together, and this is number {sent[season]}. It can not be sent."
            )
