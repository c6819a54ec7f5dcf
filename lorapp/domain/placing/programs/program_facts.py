"""What is known of a program, who says so and when it was read; unknown is written as unknown."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import match_words
from lorapp.domain.placing.programs.acquaintance import folded
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.programs import Program
from lorapp.domain.values import is_given
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass

UNKNOWN: Final = "unknown"
NO_SOURCE: Final = "source not noted"
LABELS: Final[Mapping[str, str]] = {
    "visas": "Visas",
    "img_percent": "IMGs",
    "max_years_since_graduation": "Graduated",
    "us_weeks": "US weeks",
    "complete_by": "Closes",
    "match": "Match",
    "starts_on": "First day",
    "track": "Track",
    "acgme_id": "ACGME",
    "nrmp_code": "NRMP",
    "contact": "Contact",
    "letters.min": "Letters",
    "letters.in_specialty": "Specialty",
    "letters.us": "US letters",
    "letters.us_hands_on": "Hands-on",
    "letters.chair": "Chair",
    "letters.recency_months": "Months old",
    "letters.counts_observership": "Observers",
}
"""Fields that sources speak about, and how a person names them."""


@dataclass(frozen=True, slots=True)
class FactLine:
    """One thing one source says. ``differs``: another source says something else of it."""

    label: str
    says: str
    source: str
    is_stale: bool
    differs: bool


def is_stale(at: Situation, seen_on: date | None) -> bool:
    """Whether a fact was read too long ago to be trusted without another look (B11).

    It never changes what a rule says. A day that was not noted is no staleness.
    """
    return seen_on is not None and at.today - seen_on > at.days("fact_stale_days")


def fact_lines(at: Situation, program: Program) -> tuple[FactLine, ...]:
    """The facts of a program in the order of ``LABELS``, what sources differ in side by side."""
    told: dict[str, list[tuple[str, str, bool]]] = {}
    own = source_words(at, program.source, program.seen_on)
    stale = is_stale(at, program.seen_on)
    for name, words in _WORDS.items():
        text = words(at, program)
        if text:
            known = text != UNKNOWN
            told[name] = [(text, own if known else "", stale and known)]
    for fact in program.facts:
        line = (fact.says, source_words(at, fact.source, fact.seen_on), is_stale(at, fact.seen_on))
        told.setdefault(fact.what, []).append(line)
    return tuple(
        FactLine(label_of(name), says, source, is_stale=old, differs=len(_kinds(lines)) > 1)
        for name, lines in told.items()
        for says, source, old in lines
    )


def _kinds(lines: list[tuple[str, str, bool]]) -> set[str]:
    """What is said in different words; to know nothing contradicts nobody."""
    return {folded(says) for says, _, _ in lines if says != UNKNOWN}


def label_of(name: str) -> str:
    """How a person names a field: ``Visas``, ``letters us``."""
    return LABELS.get(name, name.replace(".", " ").replace("_", " "))


def source_words(at: Situation, source: str | None, seen_on: date | None) -> str:
    """Who says so and when it was read: ``program page, seen 1 Aug``."""
    seen = f"seen {day_short(seen_on, at.today)}" if seen_on else "day not noted"
    return f"{source or NO_SOURCE}, {seen}"


def _visas(_at: Situation, program: Program) -> str:
    if not is_given(program.visas):
        return UNKNOWN
    return joined(program.visas) or "sponsors none"


def _img(at: Situation, program: Program) -> str:
    """The share, with the word for it and what the word means: the applicant's own definition."""
    share = program.img_percent
    if share is None:
        return UNKNOWN
    high, low = at.number("img_high_percent"), at.number("img_low_percent")
    if share >= high:
        word = f"high, {high} and more"
    else:
        word = f"medium, {low} to {high}" if share >= low else f"low, under {low}"
    return f"{share:g} % of residents ({word})"


def _graduated(_at: Situation, program: Program) -> str:
    limit = program.max_years_since_graduation
    if limit is None:
        return UNKNOWN
    return f"at most {limit} years ago" if limit else "no limit"


def _weeks(at: Situation, program: Program) -> str:
    del at
    asked = program.us_weeks
    return "" if asked is None else f"at least {asked}" if asked else "not asked"


def _until(at: Situation, program: Program) -> str:
    return day_short(program.complete_by, at.today) if program.complete_by else UNKNOWN


def _match(_at: Situation, program: Program) -> str:
    return match_words(program.match) if program.match else ""


def _starts(at: Situation, program: Program) -> str:
    return day_short(program.starts_on, at.today) if program.starts_on else ""


def _plain(name: str) -> Callable[[Situation, Program], str]:
    return lambda _, program: str(getattr(program, name) or "")


_WORDS: Final[Mapping[str, Callable[[Situation, Program], str]]] = {
    "visas": _visas,
    "img_percent": _img,
    "max_years_since_graduation": _graduated,
    "us_weeks": _weeks,
    "complete_by": _until,
    "match": _match,
    "starts_on": _starts,
    "acgme_id": _plain("acgme_id"),
    "nrmp_code": _plain("nrmp_code"),
    "contact": _plain("contact"),
}
