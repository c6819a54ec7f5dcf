"""What one more letter of each kind would do, as counts of programs (invention B21)."""

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.requirements import held_now
from lorapp.domain.placing.rules.standing import Standing, has_room, plus, standing, taking_part
from lorapp.domain.placing.rules.verdicts import Result
from lorapp.domain.placing.sets.kinds import Kind, imagine, kinds
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class NextLetter:
    """One kind of letter and the programs it would help, in the record's order.

    ``completes`` are those that would then meet their minimum and every strict rule, and do
    not today; ``meets`` are the rules (program, rule) that would then be met; ``helps`` all
    programs that would stand better in anything.
    """

    kind: Kind
    completes: tuple[str, ...]
    meets: tuple[tuple[str, str], ...]
    helps: tuple[str, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many programs it completes, rules it meets and programs it helps."""
        return len(self.completes), len(self.meets), len(self.helps)


def next_letters(at: Situation) -> tuple[NextLetter, ...]:
    """Every kind of letter with the programs it would help, the most useful first.

    A program takes part that still reads and has a slot free that is not kept. Among equals
    the kind that is had most easily comes first.
    """
    found = imagine(at, kinds(at))
    book = portfolio(found.at)
    tallies = {kind: _Tally([], [], []) for kind in found.letters}
    for program in taking_part(book):
        held = held_now(book, program)
        before = standing(held)
        for kind, letter in found.letters.items():
            if has_room(book, program, letter):
                tallies[kind].count(program.key, before, standing(plus(held, letter)))
    listed = [
        NextLetter(kind, tuple(one.completes), tuple(one.meets), tuple(one.helps))
        for kind, one in tallies.items()
    ]
    return tuple(sorted(listed, key=lambda one: [-count for count in one.counts]))


@dataclass(frozen=True, slots=True)
class _Tally:
    """The lists of one kind while they grow."""

    completes: list[str]
    meets: list[tuple[str, str]]
    helps: list[str]

    def count(self, program: str, before: Standing, after: Standing) -> None:
        if before.short and not after.short:
            self.completes.append(program)
        if after.is_better_than(before):
            self.helps.append(program)
        changed = after.changed_from(before)
        self.meets.extend((program, one.rule) for one in changed if one.result is Result.PASS)


def telling(found: tuple[NextLetter, ...]) -> tuple[NextLetter, ...]:
    """Those that help at all, less the ones that do no more than an easier kind does."""
    return tuple(
        one
        for one in found
        if any(one.counts) and not any(_does_as_much(two, one) for two in found)
    )


def _does_as_much(easier: NextLetter, other: NextLetter) -> bool:
    return (
        easier.kind.is_easier_than(other.kind)
        and set(other.completes) <= set(easier.completes)
        and set(other.meets) <= set(easier.meets)
        and set(other.helps) <= set(easier.helps)
    )
