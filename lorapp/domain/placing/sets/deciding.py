"""What decided between two sets of letters, in a few calm sentences with marks."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.phrases import GROUPS, group_words, joined, letter_word, theirs
from lorapp.domain.placing.rules.requirements import asked_rules, letter_rules, needed, unsure_rules
from lorapp.domain.placing.sets.scoring import RankedSet
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import count_words, day_short
from lorapp.domain.wording.names import specialty_words

NAMED: Final = 2
"""Of letters left out, so many are named; more would bury the reason."""


def why_best(
    at: Situation, program: Program, free: tuple[str, ...], found: Sequence[RankedSet]
) -> str:
    """Say how many rules the best set meets, what the next best lacks, and who is left out.

    ``free`` are the letters it may hold beside those that stay.
    """
    first = found[0]
    if not first.letters and len(found) == 1:
        said = ["No letter is here that it could hold."]
    else:
        said = [_meets(at, program, first), _against(at, program, found)]
    return " ".join([*said, *_left_out(at, program, {*free, *first.letters}), *_kept(at, program)])


def _meets(at: Situation, program: Program, first: RankedSet) -> str:
    rules = asked_rules(letter_rules(program))
    if not rules:
        return "What it asks of letters is not known."
    unsure = [rule for rule in unsure_rules(first.held) if rule not in first.unmet]
    met = len(rules) - len(first.unmet) - len(unsure)
    text = f"Meets {met} of {count_words(len(rules), 'letter rule')}"
    if first.unmet:
        text += f"; misses {joined([rule_words(at, program, rule) for rule in first.unmet])}"
    return f"{text}; {len(unsure)} cannot be told." if unsure else f"{text}."


def _against(at: Situation, program: Program, found: Sequence[RankedSet]) -> str:
    if len(found) == 1:
        return "Its slots leave no other choice."
    first, second = found[0], found[1]
    names = theirs(portfolio(at), second.letters) or "no letter at all"
    for part, words in _PARTS:
        if getattr(first.score, part) != getattr(second.score, part):
            return f"The next best, {names}, {words(at, program, first, second)}."
    return f"The next best, {names}, is as good; the order of your letters decided."


def _misses(at: Situation, program: Program, first: RankedSet, second: RankedSet) -> str:
    rules = [rule for rule in second.unmet if rule not in first.unmet]
    return f"misses {joined([rule_words(at, program, rule) for rule in rules])}"


def rule_words(at: Situation, program: Program, rule: str) -> str:
    """Name what a rule asks, for the end of a sentence: ``2 US letters``."""
    rules = letter_rules(program)
    need = needed(rules, rule)
    if rule in GROUPS:
        return group_words(at.file, program, GROUPS[rule], need)
    return {
        "min": f"the minimum of {need}",
        "wanted": f"the {need} {letter_word(need)} wanted",
        "max": f"the most it takes, {need}",
        "recency_months": f"the age limit of {count_words(need, 'month')}",
        "counts_observership": "the rule against observerships",
    }[rule]


def _unproven(_at: Situation, _program: Program, first: RankedSet, second: RankedSet) -> str:
    more = [theme for theme in second.uncovered if theme not in first.uncovered]
    return f"leaves {joined(more)} unproven"


def _riskier(_at: Situation, _program: Program, first: RankedSet, second: RankedSet) -> str:
    more = second.score.risk - first.score.risk
    return f"carries {count_words(more, 'point')} more of risk"


def _weaker(_at: Situation, _program: Program, first: RankedSet, second: RankedSet) -> str:
    less = first.score.basis - second.score.basis
    return f"has {count_words(less, 'point')} less for the kind of contact"


def _larger(_at: Situation, _program: Program, first: RankedSet, second: RankedSet) -> str:
    more = second.score.letters - first.score.letters
    return f"gains nothing by {more} more {letter_word(more)}"


_Words = Callable[[Situation, Program, RankedSet, RankedSet], str]
_PARTS: Final[tuple[tuple[str, _Words], ...]] = (
    ("strict_unmet", _misses),
    ("preferred_unmet", _misses),
    ("uncovered", _unproven),
    ("risk", _riskier),
    ("basis", _weaker),
    ("letters", _larger),
)
"""The parts of a score in the visible order, and how a difference is put."""


def _left_out(at: Situation, program: Program, may: AbstractSet[str]) -> list[str]:
    """Letters that are here, but may not go to this program; none where there are many."""
    letters = at.file.letters_by_key
    left_out = [letters[key] for key in portfolio(at).pool(program) if key not in may]
    if len(left_out) > NAMED:
        return []
    return [
        f"{mentor_mark(one.mentor)}'s letter is left out: {_why_not(at, program, one)}."
        for one in left_out
    ]


def _why_not(at: Situation, program: Program, letter: Letter) -> str:
    if at.places.is_excluded(program, letter):
        return "you keep it away from here"
    return f"it is for {specialty_words(at.file, letter.specialty)}"


def _kept(at: Situation, program: Program) -> Iterator[str]:
    """Slots kept for letters to come, and those whose time has passed."""
    letters = at.file.letters_by_key
    for kept in at.places.live_reservations(program):
        day = day_short(kept.until, at.today, act_on=True)
        yield f"A slot is kept for {mentor_mark(letters[kept.letter].mentor)} until {day}."
    for kept in at.places.lapsed_reservations(program):
        who = mentor_mark(letters[kept.letter].mentor)
        text = f"The slot kept for {who} until {day_short(kept.until, at.today)} is free again"
        other = letters.get(kept.instead or "")
        yield (
            f"{text}; {mentor_mark(other.mentor)}'s letter was to take it." if other else f"{text}."
        )
