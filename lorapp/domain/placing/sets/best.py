"""The best set of letters for a program, and why it is the best."""

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.verdicts import Best
from lorapp.domain.placing.sets.alike import by_asking
from lorapp.domain.placing.sets.candidates import choice
from lorapp.domain.placing.sets.deciding import why_best
from lorapp.domain.placing.sets.scoring import RankedSet, ranked
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.programs import Program

SHOWN = 5


def explain(at: Situation, program: Program, count: int = SHOWN) -> tuple[RankedSet, ...]:
    """The best few sets a program may hold, with the parts of their scores, the best first.

    Sets keep what is locked or pinned, never hold what is excluded, and leave kept slots free.
    """
    return tuple(ranked(portfolio(at), program, choice(at, program), count))


@by_asking
def best(at: Situation, program: Program) -> Best:
    """The best set of letters for a program, the next best, and what decided."""
    left = choice(at, program)
    found = ranked(portfolio(at), program, left, 2)
    first = found[0]
    held = at.places.held.get(program.key, ())
    return Best(
        letters=first.letters,
        add=tuple(key for key in first.letters if key not in held),
        why=why_best(at, program, left.free, found),
        runner_up=found[1].letters if len(found) > 1 else (),
    )
