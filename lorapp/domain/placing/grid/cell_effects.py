"""What one letter does for the rules of one program: with it, and without it."""

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.refusals import Obstacle
from lorapp.domain.placing.grid.cells import Cell, Mark
from lorapp.domain.placing.rules.checking import check_with
from lorapp.domain.placing.rules.verdicts import Result, Verdict
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Effect:
    """One rule that a letter bears on: the verdict without it and with it."""

    without: Verdict
    having: Verdict

    @property
    def rule(self) -> str:
        return self.having.rule


_MEANT = {Mark.LOCKED, Mark.PLANNED, Mark.FREE, Mark.COMING, Mark.RESERVED}


def effects(at: Situation, cell: Cell) -> tuple[Effect, ...]:
    """The rules that this letter changes here; none where it can never go.

    A rule is named when its result differs, or when it still fails and the letter counts for it.
    """
    if cell.mark not in _MEANT and cell.obstacle not in {Obstacle.OTHER_SPECIALTY, Obstacle.FULL}:
        return ()
    letters = at.file.letters_by_key
    held = at.places.held.get(cell.program.key, ())
    others = tuple(k for k in held if k != cell.letter.key and at.is_available(letters[k]))
    without = check_with(at, cell.program, others)
    having = check_with(at, cell.program, (*others, cell.letter.key))
    pairs = [Effect(a, b) for a, b in zip(without, having, strict=True)]
    return tuple(effect for effect in pairs if _bears_on(effect))


def _bears_on(effect: Effect) -> bool:
    before, after = effect.without, effect.having
    if before.result is not after.result:
        return True
    return after.result is not Result.PASS and len(after.letters) > len(before.letters)
