"""Why a program stands as it does, and the one thing to do next."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Final

from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.placing.programs.program_lanes import Lane, ProgramLine, worst_of
from lorapp.domain.placing.programs.program_words import named_unknowns, text_of, unknowns
from lorapp.domain.placing.rules.circumstances import GRADUATION, OF_YOU, US_WEEKS, VISAS
from lorapp.domain.placing.rules.eligibility import Obstacle, obstacles
from lorapp.domain.placing.rules.phrases import GROUPS
from lorapp.domain.placing.rules.requirements import RULES, has_trait, letter_rules
from lorapp.domain.placing.rules.verdicts import ProgramCheck, Verdict
from lorapp.domain.placing.sets.candidates import is_readable, suits
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.values import is_given
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass


class Act(StrEnum):
    """What ``Enter`` does."""

    ASSIGN = "assign"
    LETTER = "open letter"
    RULES = "fill in"
    EDIT = "edit"
    PROFILE = "profile"
    REHEARSE = "rehearse"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Advice:
    """One or two sentences with marks, the act that follows, and the rule they are about."""

    text: str
    act: Act = Act.RECORD
    letter: str | None = None
    rule: str | None = None


NEAR: Final = {
    LetterState.PROCESSING: 0,
    LetterState.LATE: 1,
    LetterState.REQUESTED: 1,
    LetterState.CONFIRMED: 2,
    LetterState.BOUNCED: 2,
    LetterState.AGREED: 3,
    LetterState.ASKED: 4,
    LetterState.PLANNED: 5,
    LetterState.IDEA: 6,
}
"""How far letters on the way still have to go."""


def advise(at: Situation, line: ProgramLine) -> Advice:
    """Say why a program stands as it does and what to do about it."""
    check = line.check
    if check is None or line.lane is Lane.FINISHED:
        return Advice("Nothing more is to be done here. What was sent stays on record.")
    if line.lane in {Lane.BELOW, Lane.FAILS}:
        return _failing(at, line, check)
    if line.lane is Lane.UNKNOWN:
        return _unknown(at, check)
    if check.applied:
        return Advice("All that is known of its rules is met. Nothing to do here.")
    return Advice(
        "All that is known of its rules is met. `Enter` rehearses before you apply.", Act.REHEARSE
    )


def _failing(at: Situation, line: ProgramLine, check: ProgramCheck) -> Advice:
    worst = worst_of(check)
    if line.is_closed and check.complete_by:
        day = day_short(check.complete_by, at.today)
        held = line.holds.replace("/", " of ")
        return Advice(
            f"It stopped reading on {day} with {held} letters. What comes now rarely helps."
        )
    change = next(one for one in obstacles(at, line.program) if one.rule == worst.rule)
    for special in (_of_yourself, _no_room, _assignable, _on_the_way):
        found = special(at, check, worst, change)
        if found is not None:
            return replace(found, rule=worst.rule)
    way = " `m` shows where." if change.drop else ""
    if worst.rule in COUNTING and check.free_slots:
        way = " `4` `a` plans a letter."
    return Advice(f"{said(at, check, worst)} {change.change}{way}", rule=worst.rule)


def said(at: Situation, check: ProgramCheck, verdict: Verdict) -> str:
    """What a rule lacks, as the sentence that begins an advice."""
    return text_of(at, check, verdict) if verdict.rule in _OWN_WORDS else verdict.why


COUNTING: Final = frozenset({*GROUPS, "min", "wanted"})
_OWN_WORDS: Final = frozenset({*GROUPS, VISAS})


def _of_yourself(
    at: Situation, check: ProgramCheck, worst: Verdict, change: Obstacle
) -> Advice | None:
    if worst.rule not in OF_YOU:
        return None
    mend = "Letters do not change that: verify it there. `Enter` writes down what it says."
    if not change.can_change or worst.rule == US_WEEKS:
        mend = f"{change.change} `Enter` if its page says otherwise."
    return Advice(f"{said(at, check, worst)} {mend}", Act.EDIT)


def _assignable(
    at: Situation, check: ProgramCheck, worst: Verdict, change: Obstacle
) -> Advice | None:
    counts_all = worst.rule in COUNTING - set(GROUPS)
    add = (check.best.add if check.best and counts_all else ()) or change.add
    if not add:
        return None
    letter = at.file.letter(add[0])
    count, need = at.places.counted(check.program) + 1, at.places.minimum(check.program)
    gain = f"makes {count} of {need}" if worst.rule == "min" else "can be added"
    keeps = ", for good" if check.locked else ""
    return Advice(
        f"{said(at, check, worst)} {mentor_mark(letter.mentor)}'s letter is available and "
        f"{gain}: `Enter` assigns it{keeps}.",
        Act.ASSIGN,
        letter.key,
    )


def _no_room(at: Situation, check: ProgramCheck, worst: Verdict, change: Obstacle) -> Advice | None:
    if check.free_slots:
        return None
    if not change.can_change:
        return Advice(f"{said(at, check, worst)} {change.change}")
    return Advice(
        f"{said(at, check, worst)} All {check.cap} slots are taken; `o` shows the best set."
    )


def _on_the_way(
    at: Situation, check: ProgramCheck, worst: Verdict, change: Obstacle
) -> Advice | None:
    del change
    coming = [letter for letter in at.file.letters if _could_help(at, check, worst, letter)]
    coming.sort(key=lambda one: (NEAR[state(at, one)], -_helps(at, check, one)))
    if not coming:
        return None
    letter = coming[0]
    return Advice(
        f"{said(at, check, worst)} {mentor_mark(letter.mentor)}'s letter would help and is "
        f"{_WORDS.get(state(at, letter), str(state(at, letter)))}: `Enter` opens it.",
        Act.LETTER,
        letter.key,
    )


_WORDS: Final = {
    LetterState.PROCESSING: "being processed",
    LetterState.IDEA: "only an idea",
    LetterState.AGREED: "agreed on",
    LetterState.ASKED: "asked for",
}


def _could_help(at: Situation, check: ProgramCheck, worst: Verdict, letter: Letter) -> bool:
    program = check.program
    if state(at, letter) not in NEAR or not is_readable(at, program, letter):
        return False
    if at.places.is_excluded(program, letter) or not suits(at, program, letter):
        return False
    if worst.rule in GROUPS:
        return has_trait(portfolio(at), program, worst.rule, letter.key) is not False
    return at.places.counts(program, letter) and worst.rule in {"min", "wanted"}


def _helps(at: Situation, check: ProgramCheck, letter: Letter) -> int:
    """How many of the rules that fail a letter would surely count for."""
    kinds = [verdict.rule for verdict in check.unmet if verdict.rule in GROUPS]
    book = portfolio(at)
    return sum(has_trait(book, check.program, rule, letter.key) is True for rule in kinds)


def _unknown(at: Situation, check: ProgramCheck) -> Advice:
    """What cannot be told and who would know: the program's page, a letter, the profile."""
    rules = unknowns(at.file, check)
    first = next(verdict for verdict in check.rules if verdict.rule == rules[0])
    for own, act in _ASK:
        if own(at, check, first):
            names = named_unknowns(rules)
            where = "in your profile" if act is Act.PROFILE else "when you have read its page"
            verb = "writes it down" if act is not Act.PROFILE else "opens it"
            return Advice(f"Not known: {names}. `Enter` {verb} {where}.", act)
    unsure = [
        key
        for key in first.letters
        if first.rule not in GROUPS
        or has_trait(portfolio(at), check.program, first.rule, key) is None
    ]
    if not unsure:
        return Advice(first.why)
    return Advice(f"{first.why} `Enter` opens the letter.", Act.LETTER, unsure[0])


def _is_rule_open(at: Situation, check: ProgramCheck, verdict: Verdict) -> bool:
    del at
    rules = letter_rules(check.program)
    return verdict.rule in RULES and getattr(rules, verdict.rule) is None


def _is_field_open(at: Situation, check: ProgramCheck, verdict: Verdict) -> bool:
    del at
    return verdict.rule == VISAS and not is_given(check.program.visas)


def _is_yours(at: Situation, check: ProgramCheck, verdict: Verdict) -> bool:
    del check
    return verdict.rule == VISAS or (
        verdict.rule == GRADUATION and at.file.applicant.graduated_on is None
    )


_ASK: Final[tuple[tuple[Callable[[Situation, ProgramCheck, Verdict], bool], Act], ...]] = (
    (_is_rule_open, Act.RULES),
    (_is_field_open, Act.EDIT),
    (_is_yours, Act.PROFILE),
)
