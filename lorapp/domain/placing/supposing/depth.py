"""How many writers can fail: each one dropped in turn, and each pair (A061, invention B4)."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.requirements import held_now
from lorapp.domain.placing.rules.standing import less, standing, taking_part
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.placing.supposing.repair import smallest_repair
from lorapp.domain.placing.supposing.what_if import without
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Drop:
    """Writers (mentor keys) whose letters are gone, and the programs that fall.

    A program falls when it then misses its minimum or a strict rule that it meets today.
    ``together`` are those of them that fall only because all these writers are gone.
    """

    writers: tuple[str, ...]
    programs: tuple[str, ...]
    together: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Depth:
    """Each writer of a placed letter dropped in turn, and each pair of them (N-1 and N-2).

    Everything is in the record's order; writers and pairs under whom nothing falls are listed
    with no programs.
    """

    singles: tuple[Drop, ...]
    pairs: tuple[Drop, ...]


def depth(at: Situation) -> Depth:
    """Drop each writer and each pair; a program is judged only with writers it has letters of."""
    judged: dict[frozenset[str], set[str]] = {}
    fallen: dict[frozenset[str], set[str]] = {}
    for program, writers, falls in _tried(at):
        judged.setdefault(writers, set()).add(program)
        if falls:
            fallen.setdefault(writers, set()).add(program)
    placed = [one.key for one in at.file.mentors if frozenset({one.key}) in judged]
    order = [program.key for program in at.file.programs]
    nothing: set[str] = set()
    pairs: list[Drop] = []
    alone = {one: fallen.get(frozenset({one}), nothing) for one in placed}
    for one, other in combinations(placed, 2):
        both = frozenset({one, other})
        either = alone[one] | alone[other]
        found = fallen.get(both, nothing) | (either - judged.get(both, nothing))
        pairs.append(Drop((one, other), _in(order, found), _in(order, found - either)))
    return Depth(tuple(Drop((one,), _in(order, alone[one])) for one in placed), tuple(pairs))


def repair_of(at: Situation, drop: Drop) -> str | None:
    """The smallest repair for the programs that fall, as a sentence with marks; None for none."""
    if not drop.programs:
        return None
    book = portfolio(at)
    before = {key: standing(held_now(book, at.file.program(key))) for key in drop.programs}
    gone = {one.key for one in at.file.letters if one.mentor in drop.writers}
    then = Situation(without(at.file, gone), at.now)
    return smallest_repair(
        then, drop.programs, lambda key, found: not found.falls_from(before[key])
    )


def _tried(at: Situation) -> Iterator[tuple[str, frozenset[str], bool]]:
    """Every program with each of its writers gone, and each two of them: whether it falls."""
    book = portfolio(at)
    for program in taking_part(book):
        held = held_now(book, program)
        theirs: dict[str, set[str]] = {}
        for key in held.keys:
            theirs.setdefault(book.traits[key].letter.mentor, set()).add(key)
        today = standing(held)
        for count in (1, 2):
            for writers in combinations(theirs, count):
                gone = set().union(*(theirs[writer] for writer in writers))
                yield program.key, frozenset(writers), standing(less(held, gone)).falls_from(today)


def _in(order: Sequence[str], found: set[str]) -> tuple[str, ...]:
    return tuple(key for key in order if key in found)
