"""Every rule of a program, judged against the letters it holds: pass, fail or unknown."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.circumstances import (
    experience_verdict,
    graduation_verdict,
    visa_verdict,
)
from lorapp.domain.placing.rules.phrases import (
    GROUPS,
    group_words,
    joined,
    letter_word,
    months_words,
    theirs,
)
from lorapp.domain.placing.rules.verdicts import Result, Strictness, Verdict
from lorapp.domain.placing.sets.alike import by_asking
from lorapp.domain.placing.sets.traits import Portfolio, Traits, portfolio
from lorapp.domain.programs import LetterRules, Program
from lorapp.frozen import dataclass

NO_RULES: Final = LetterRules()
RULES: Final = tuple(field.name for field in fields(LetterRules))
"""The rules about letters, in the order of their fields."""

OBSERVERSHIPS: Final = "counts_observership"
"""The one rule whose "no" is an answer, not a rule that is not asked."""

NOT_ASKED: Final = "Not asked."
NOT_KNOWN: Final = "What the program asks is not known."


@dataclass(frozen=True, slots=True)
class Held:
    """Letters in a program's slots; ``counted`` are those its numbers are counted from."""

    book: Portfolio
    program: Program
    keys: tuple[str, ...]
    counted: tuple[str, ...]

    def traits(self, key: str) -> Traits:
        return self.book.traits[key]


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one rule, before its strictness is known."""

    result: Result
    letters: tuple[str, ...]
    why: str


def letter_rules(program: Program) -> LetterRules:
    """A program's rules about letters; all unknown while none are written down."""
    return program.letters or NO_RULES


def held_now(book: Portfolio, program: Program) -> Held:
    """What a program holds today."""
    places = book.at.places
    keys = places.held.get(program.key, ())
    return Held(book, program, keys, places.counted_letters(program))


def held_if(book: Portfolio, program: Program, keys: tuple[str, ...]) -> Held:
    """What a program would hold with exactly these letters, all of them available."""
    letters, counts = book.at.file.letters_by_key, book.at.places.counts
    return Held(book, program, keys, tuple(k for k in keys if counts(program, letters[k])))


def verdicts(held: Held) -> tuple[Verdict, ...]:
    """Judge every rule: those about letters, then visas, then the years since graduation."""
    return (*verdicts_on_letters(held), *_verdicts_on_you(held.book.at, held.program))


def verdicts_now(at: Situation, program: Program) -> tuple[Verdict, ...]:
    """The verdicts on what a program holds today."""
    return (*_verdicts_today(at, program), *_verdicts_on_you(at, program))


@by_asking
def _verdicts_today(at: Situation, program: Program) -> tuple[Verdict, ...]:
    return verdicts_on_letters(held_now(portfolio(at), program))


def _verdicts_on_you(at: Situation, program: Program) -> tuple[Verdict, ...]:
    read_on = portfolio(at).review_day(program)
    found = visa_verdict(at, program), graduation_verdict(at, program, read_on)
    experience = experience_verdict(at, program, read_on)
    return (*found, experience) if experience else found


def verdicts_on_letters(held: Held) -> tuple[Verdict, ...]:
    """Judge the rules about letters, in the order of their fields."""
    return tuple([_letter_verdict(held, rule) for rule in RULES])


def strictness(program: Program, rule: str, value: object) -> Strictness:
    """Whether a rule excludes; a value that is not known has no strictness."""
    if value is None:
        return Strictness.UNKNOWN
    return Strictness.STRICT if rule in program.strict else Strictness.PREFERRED


def needed(rules: LetterRules, rule: str) -> int:
    """How many letters a counting rule needs; 0 where it is not asked or not known."""
    return max(0, int(getattr(rules, rule) or 0))


@lru_cache(maxsize=1024)
def needs(rules: LetterRules) -> Mapping[str, int]:
    """What the rules that are asked need, in the order of their fields."""
    return {rule: need for rule in RULES if (need := needed(rules, rule))}


def three_valued(sure: int, unsure: int, need: int) -> Result:
    """Pass with enough sure letters, unknown while the unsure ones could do, else fail."""
    if sure >= need:
        return Result.PASS
    return Result.UNKNOWN if sure + unsure >= need else Result.FAIL


def has_trait(book: Portfolio, program: Program, rule: str, key: str) -> bool | None:
    """Whether a letter counts for a rule about a kind of letter."""
    if rule == "in_specialty":
        return book.in_specialty(program, key)
    found: bool | None = getattr(book.traits[key], rule)
    return found


def _letter_verdict(held: Held, rule: str) -> Verdict:
    value = getattr(letter_rules(held.program), rule)
    firm = strictness(held.program, rule, value)
    if value is None:
        return _bare(rule, firm, Result.UNKNOWN, NOT_KNOWN)
    if rule != OBSERVERSHIPS and value <= 0:
        return _bare(rule, firm, Result.PASS, NOT_ASKED)
    found = _JUDGES[rule](held, rule)
    return Verdict(rule, firm, found.result, found.letters, found.why)


@lru_cache(maxsize=64)
def _bare(rule: str, firm: Strictness, result: Result, why: str) -> Verdict:
    """A verdict that no letter decides: the same one for every program."""
    return Verdict(rule, firm, result, (), why)


def _enough(held: Held, rule: str) -> Finding:
    """``min`` and ``wanted``: how many letters count at all."""
    need, count = needed(letter_rules(held.program), rule), len(held.counted)
    result = Result.PASS if count >= need else Result.FAIL
    wanted = "wanted" if rule == "wanted" else ""
    why = f"{count} of {need} {letter_word(need)} {wanted}".rstrip() + "."
    apart = len(held.keys) - count
    if apart and result is Result.FAIL:
        why = f"{why} {apart} more {'does' if apart == 1 else 'do'} not count."
    return Finding(result, held.counted, why)


def _not_too_many(held: Held, rule: str) -> Finding:
    most, count = needed(letter_rules(held.program), rule), len(held.keys)
    if count <= most:
        return Finding(Result.PASS, (), f"Holds {count} of at most {most}.")
    return Finding(Result.FAIL, held.keys, f"Takes at most {most}, holds {count}.")


def _of_a_kind(held: Held, rule: str) -> Finding:
    """Rules that want letters of a kind: in the specialty, US, hands-on, chair, standardized."""
    need = needed(letter_rules(held.program), rule)
    asked = rule, need, held.counted, held.book.view_of(held.program)
    return held.book.once(asked, lambda: _among(held, rule, need))


def _among(held: Held, rule: str, need: int) -> Finding:
    traits = {key: has_trait(held.book, held.program, rule, key) for key in held.counted}
    sure = tuple(key for key, found in traits.items() if found)
    unsure = tuple(key for key, found in traits.items() if found is None)
    result = three_valued(len(sure), len(unsure), need)
    file = held.book.at.file
    kind = GROUPS[rule]
    have = str(len(sure)) if sure else "none"
    names = f" ({theirs(held.book, sure)})" if sure else ""
    if result is Result.PASS:
        return Finding(result, sure, f"Holds {have}{names}, needs {need}.")
    why = f"Needs {group_words(file, held.program, kind, need)}, holds {have}{names}"
    if result is Result.FAIL:
        return Finding(result, (*sure, *unsure), f"{why}.")
    return Finding(result, (*sure, *unsure), f"{why}; not known of {theirs(held.book, unsure)}.")


def _recent(held: Held, rule: str) -> Finding:
    """Every letter that counts is young enough on the review day (A059, B24)."""
    limit = needed(letter_rules(held.program), rule)
    if not held.counted:
        return Finding(Result.PASS, (), "Holds no letter that could be too old.")
    read = held.book.review_day(held.program)
    ages = {key: held.book.age_on(key, read) for key in held.counted}
    known = {key: age for key, age in ages.items() if age is not None}
    old = tuple(key for key, age in known.items() if age > limit)
    if old:
        said = joined(
            [f"{theirs(held.book, (key,))}'s letter is {months_words(known[key])}" for key in old]
        )
        return Finding(Result.FAIL, old, f"At most {limit} months old when read; {said}.")
    undated = tuple(key for key in ages if key not in known)
    if undated and read is None:
        return Finding(Result.UNKNOWN, undated, "The day on which it reads is not known.")
    if undated:
        why = f"The date of the letter by {theirs(held.book, undated)} is not known."
        return Finding(Result.UNKNOWN, undated, why)
    oldest = months_words(max(known.values()))
    return Finding(Result.PASS, held.counted, f"The oldest is {oldest} when read, at most {limit}.")


def _observerships(held: Held, rule: str) -> Finding:
    if getattr(letter_rules(held.program), rule):
        return Finding(Result.PASS, (), "Letters from observerships count.")
    found = tuple(key for key in held.keys if held.traits(key).is_observership)
    if found:
        why = f"Letters from observerships do not count: {theirs(held.book, found)}."
        return Finding(Result.FAIL, found, why)
    return Finding(Result.PASS, (), "Letters from observerships do not count; it holds none.")


_JUDGES: Final[Mapping[str, Callable[[Held, str], Finding]]] = {
    "min": _enough,
    "wanted": _enough,
    "max": _not_too_many,
    **dict.fromkeys(GROUPS, _of_a_kind),
    "recency_months": _recent,
    OBSERVERSHIPS: _observerships,
}


def asked_rules(rules: LetterRules) -> tuple[str, ...]:
    """The rules about letters that a program is known to ask for."""
    refuses = (OBSERVERSHIPS,) if rules.counts_observership is False else ()
    return (*needs(rules), *refuses)


def unsure_rules(held: Held) -> tuple[str, ...]:
    """The rules that hold or not by facts nobody knows; some of them may fail for others."""
    asked, book, program = needs(letter_rules(held.program)), held.book, held.program
    found = []
    for rule in GROUPS:
        if rule in asked:
            sure = sum([bool(has_trait(book, program, rule, key)) for key in held.counted])
            found += [rule] if sure < asked[rule] else []
    if "recency_months" in asked:
        read = book.review_day(program)
        undated = any(book.age_on(key, read) is None for key in held.counted)
        found += ["recency_months"] if undated else []
    return tuple(found)
