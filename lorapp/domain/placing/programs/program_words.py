"""The rules of a program in a few words: their names, what is short, what is not known."""

from collections.abc import Iterable, Mapping
from typing import Final

from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.phrases import GROUPS, group_words, theirs
from lorapp.domain.placing.rules.requirements import has_trait, letter_rules, needed
from lorapp.domain.placing.rules.verdicts import ProgramCheck, Result, Strictness, Verdict
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import is_given
from lorapp.frozen import dataclass

NAMES: Final[Mapping[str, str]] = {
    "min": "number of letters",
    "wanted": "number it would like",
    "max": "limit on letters",
    "in_specialty": "letters from its specialty",
    "us": "US letters",
    "us_hands_on": "US hands-on letters",
    "chair": "a chair's letter",
    "standardized": "standardized letters",
    "recency_months": "age of letters",
    "counts_observership": "observerships",
    "visas": "visa",
    "max_years_since_graduation": "years since graduation",
    "us_weeks": "weeks of US experience",
}
"""What each rule is about, in the order in which they are checked."""
ORDER: Final = tuple(NAMES)
COUNTED: Final[Mapping[str, str]] = {
    "min": "letter",
    "wanted": "wanted letter",
    "us": "US letter",
    "us_hands_on": "hands-on letter",
    "standardized": "standard letter",
}
"""Rules that count letters, and what one of them is called."""
_PLAINLY: Final[Mapping[str, str]] = {
    "max": "one letter too many",
    "chair": "no chair's letter",
    "recency_months": "a letter too old",
    "counts_observership": "observership placed",
    "visas": "no visa for you",
    "max_years_since_graduation": "graduated too long",
    "us_weeks": "too few US weeks",
}
_SLIM: Final[Mapping[str, str]] = {
    **NAMES,
    "min": "minimum",
    "wanted": "letters wanted",
    "max": "maximum",
    "in_specialty": "specialty",
    "us_hands_on": "hands-on",
    "chair": "chair's letter",
    "standardized": "standard form",
    "max_years_since_graduation": "graduation",
    "us_weeks": "US weeks",
}
"""The same where room is short."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule as a panel shows it; ``text`` is a sentence without marks, ``brief`` its gist.

    ``change`` is the smallest change that would help, empty where there is nothing to say;
    ``can_change`` is False where nothing the applicant does helps.
    """

    rule: str
    result: Result
    strictness: Strictness
    text: str
    brief: str
    change: str = ""
    can_change: bool = True


def short_of(at: Situation, check: ProgramCheck, verdict: Verdict) -> str:
    """What a failing rule lacks, for a column: ``1 US letter short``, ``no visa for you``."""
    program, rule = check.program, verdict.rule
    if rule in _PLAINLY:
        return _PLAINLY[rule]
    lacking = needed(letter_rules(program), rule) - len(_sure(at, check, rule))
    noun = COUNTED.get(rule) or f"{specialty_short(at.file, program.specialty)} letter"
    return f"{lacking} {noun}{'' if lacking == 1 else 's'} short"


def brief_of(at: Situation, check: ProgramCheck, verdict: Verdict) -> str:
    """A rule in a word or two: what is short, what is unknown, or what is met."""
    if verdict.result is Result.FAIL:
        return short_of(at, check, verdict)
    return unknown_of(verdict.rule) if verdict.result is Result.UNKNOWN else _SLIM[verdict.rule]


def text_of(at: Situation, check: ProgramCheck, verdict: Verdict) -> str:
    """A rule as a sentence: what it counts, how many there are, and whose they are."""
    if verdict.rule not in GROUPS or verdict.result is Result.UNKNOWN:
        said = by_name(verdict.why, at.file)
        return said[:1].upper() + said[1:]
    program, book = check.program, portfolio(at)
    need = needed(letter_rules(program), verdict.rule)
    sure = _sure(at, check, verdict.rule)
    group = GROUPS[verdict.rule]
    counted = f"{len(sure)} of {group_words(at.file, program, group, need)}"
    if len(sure) > need:
        counted = f"{group_words(at.file, program, group, len(sure))}, {need} asked"
    names = f": {by_name(theirs(book, sure), at.file)}" if sure else ""
    return f"{counted}{names}."


def _sure(at: Situation, check: ProgramCheck, rule: str) -> tuple[str, ...]:
    """The letters that surely are of the kind a rule counts."""
    counted = at.places.counted_letters(check.program)
    if rule not in GROUPS:
        return counted
    return tuple(k for k in counted if has_trait(portfolio(at), check.program, rule, k))


def unknown_of(rule: str) -> str:
    """What is not known of a rule, for a column: ``visa unknown``."""
    return f"{_SLIM[rule]} unknown"


def named_unknowns(rules: Iterable[str]) -> str:
    """The things not known, in one breath: ``visa, minimum``."""
    return ", ".join(_SLIM[rule] for rule in rules)


def unknowns(file: SeasonFile, check: ProgramCheck) -> tuple[str, ...]:
    """Rules whose outcome matters and cannot be told, in the order of the check.

    A rule that has no value counts only where a program cannot be judged without it: the
    minimum, and the visa of somebody who needs one.
    """
    return tuple(
        verdict.rule
        for verdict in check.rules
        if verdict.result is Result.UNKNOWN
        and (verdict.strictness is not Strictness.UNKNOWN or _matters(file, check, verdict.rule))
    )


def _matters(file: SeasonFile, check: ProgramCheck, rule: str) -> bool:
    if rule == "visas":
        return file.applicant.visa != "none" and not is_given(check.program.visas)
    return rule == "min"


def specialty_short(file: SeasonFile, slug: str | None) -> str:
    """A specialty in a few cells: ``IM``, ``Neuro``; its own word where it has no short name."""
    known = file.rulebook.specialties.get(slug or "")
    return known.short if known else (slug or "").replace("-", " ")
