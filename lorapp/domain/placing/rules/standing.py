"""How a program stands under its rules, and whether letters more or fewer help or harm it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final

from lorapp.domain.letters.record import Letter
from lorapp.domain.placing.rules.requirements import Held, held_now, letter_rules, verdicts
from lorapp.domain.placing.rules.verdicts import HARM, Result, Strictness, Verdict
from lorapp.domain.placing.sets.candidates import may_hold
from lorapp.domain.placing.sets.traits import Portfolio
from lorapp.domain.programs import Program
from lorapp.frozen import dataclass

MINIMUM: Final = "min"


@dataclass(frozen=True, slots=True)
class Standing:
    """Every rule of one program, in the rules' order.

    ``short`` names what keeps it out: strict rules that fail, and ``min`` below the minimum.
    """

    below_minimum_by: int
    rules: tuple[Verdict, ...]
    short: frozenset[str]

    def is_worse_than(self, other: "Standing") -> bool:
        """Whether any rule came out worse, or more letters are missing."""
        return _harm(other, self) > 0

    def is_better_than(self, other: "Standing") -> bool:
        """Whether something came out better and nothing worse."""
        return _harm(other, self) <= 0 < _harm(self, other)

    def changed_from(self, other: "Standing") -> tuple[Verdict, ...]:
        """The rules that came out differently, as they are now; a deeper gap to the minimum too."""
        deeper = self.below_minimum_by != other.below_minimum_by
        return tuple(
            now
            for then, now in zip(other.rules, self.rules, strict=True)
            if now.result is not then.result or (deeper and now.rule == MINIMUM)
        )

    def falls_from(self, other: "Standing") -> bool:
        """Whether it now misses its minimum or a strict rule that it met."""
        return bool(self.short - other.short)


def _harm(before: Standing, after: Standing) -> int:
    """The largest step for the worse in anything; below zero when all is better."""
    pairs = zip(before.rules, after.rules, strict=True)
    steps = [HARM[now.result] - HARM[then.result] for then, now in pairs]
    return max(after.below_minimum_by - before.below_minimum_by, *steps)


def standing(held: Held) -> Standing:
    """How a program stands with the letters of ``held``."""
    found = verdicts(held)
    below = max(0, (letter_rules(held.program).min or 0) - len(held.counted))
    failing = {
        verdict.rule
        for verdict in found
        if verdict.result is Result.FAIL and verdict.strictness is Strictness.STRICT
    }
    short = frozenset(failing | {MINIMUM} if below else failing)
    return Standing(below, found, short)


def standings(book: Portfolio) -> Mapping[str, Standing]:
    """How every program that takes part stands today, by key in the record's order."""
    return {p.key: standing(held_now(book, p)) for p in taking_part(book)}


def taking_part(book: Portfolio) -> Iterator[Program]:
    """The programs that checks look at, in the record's order."""
    return (program for program in book.at.file.programs if book.takes_part(program))


def less(held: Held, gone: Collection[str]) -> Held:
    """The letters of a program without some of them."""
    keys = tuple(key for key in held.keys if key not in gone)
    return replace(held, keys=keys, counted=tuple(key for key in held.counted if key not in gone))


def plus(held: Held, letter: Letter) -> Held:
    """The letters of a program and one more, which is available."""
    counts = held.book.at.places.counts(held.program, letter)
    more = (*held.counted, letter.key) if counts else held.counted
    return replace(held, keys=(*held.keys, letter.key), counted=more)


def has_room(book: Portfolio, program: Program, letter: Letter) -> bool:
    """Whether a program that still reads could be given a letter today, in a slot not kept."""
    places = book.at.places
    if places.is_closed(program) or letter.key in places.held.get(program.key, ()):
        return False
    if letter.key not in book.pool(program) or not places.open_slots(program, letter):
        return False
    return may_hold(book.at, program, letter)
