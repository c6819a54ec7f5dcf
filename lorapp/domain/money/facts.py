"""Fees and signals of one season, as the rule files state them."""

from collections.abc import Mapping
from datetime import date
from typing import Final, TypeVar

from lorapp.frozen import dataclass

ANY: Final = "signals"
"""The kind of signal where a specialty knows only one."""
UNSETTLED: Final = frozenset({"C", "U"})
"""Confidences that nobody should build on: sources conflict, or nobody confirmed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What somebody states for one season, who, how sure it is, and when it was read."""

    season: int
    source: str
    confidence: str
    checked_on: date


F = TypeVar("F", bound=Stated)


@dataclass(frozen=True, slots=True)
class FeeStep:
    """What each program costs up to a number of programs; None: every further one."""

    usd: int
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFee(Stated):
    """What a service takes for the programs of one specialty.

    ``base_usd`` is due once, with the first program; the last of ``steps`` has no end.
    """

    service: str
    steps: tuple[FeeStep, ...]
    base_usd: int = 0

    def next_usd(self, count: int) -> int:
        """What one more program of the specialty costs, after so many."""
        step = next(one for one in self.steps if one.until is None or count < one.until)
        return step.usd + (0 if count else self.base_usd)

    def usd(self, count: int) -> int:
        """What so many programs of one specialty cost."""
        total, before = self.base_usd if count else 0, 0
        for step in self.steps:
            end = count if step.until is None else min(count, step.until)
            total += max(0, end - before) * step.usd
            before = max(before, end)
        return total


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonFee(Stated):
    """What is paid once a season where one of ``services`` is used.

    Specialties in ``without`` do not need it. ``late_after`` names the date after which a
    match registration costs this much more; None: it does not depend on a day.
    """

    code: str
    title: str
    usd: int
    services: tuple[str, ...]
    without: tuple[str, ...] = ()
    late_after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalCount(Stated):
    """How many signals an applicant has for one specialty, by kind."""

    specialty: str
    kinds: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.kinds.values())


def newest(facts: Mapping[tuple[str, int], F], name: str, season: int) -> F | None:
    """What is stated for a season, or for the newest one before it; None when nothing is."""
    seasons = [of for known, of in facts if known == name and of <= season]
    return facts[name, max(seasons)] if seasons else None


def is_expected(fact: Stated, season: int) -> bool:
    """Whether a fact is only expected of a season: told of an earlier one, or not settled."""
    return fact.season != season or fact.confidence in UNSETTLED
