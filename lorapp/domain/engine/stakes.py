"""What hangs on a letter: the day it is needed, who sets it, and who is short without it."""

from datetime import date

from lorapp.domain.engine.sketch import in_words, time_part
from lorapp.domain.engine.steps import Part
from lorapp.domain.engine.words import program_mark
from lorapp.domain.letters.dates import Need, need, stops_on
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation, by_kind
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import with_tilde
from lorapp.frozen import dataclass

_EVENTS = {"ranking-opens": "ranking opens", "season-ends": "the season ends"}


@dataclass(frozen=True, slots=True)
class Stakes:
    """``short``: programs still reading that would stay below their minimum without it."""

    need: Need | None
    short: tuple[Program, ...]

    @property
    def day(self) -> date | None:
        return self.need.day if self.need else None


@by_kind
def stakes(at: Situation, letter: Letter) -> Stakes:
    """Work out what hangs on a letter."""
    wanted = at.places.wanted_by(letter)
    short = tuple(p for p in wanted if at.places.below_minimum_by(p) and not at.places.is_closed(p))
    return Stakes(need(at, letter), short)


def stake_parts(at: Situation, held: Stakes, *, direct: bool = False) -> list[Part]:
    """Points for time, for minimums at stake and for the programs affected.

    ``direct``: the step itself closes the gap, so the minimum weighs in full.
    """
    parts: list[Part] = []
    if held.need:
        parts += time_part(at, held.need.day, need_words(at, held.need))
    if held.short:
        name = "urgency_below_minimum" if direct else "urgency_minimum_at_stake"
        parts.append(Part("below minimum", at.number(name)))
        noun = "program" if len(held.short) == 1 else "programs"
        parts.append(Part(f"open {noun}", min(10, len(held.short))))
    return parts


def need_words(at: Situation, found: Need) -> str:
    """Say which day presses: ``Saint Orla closes in 9 days``."""
    if found.program:
        return f"{program_mark(found.program.key)} closes {in_words(at, found.day)}"
    if found.code in _EVENTS:
        return f"{_EVENTS[found.code]} {in_words(at, found.day)}"
    return f"programs begin to read {in_words(at, found.day)}"


@by_kind
def need_reason(at: Situation, letter: Letter) -> str:
    """One sentence on the day that presses, naming what was missed where all is past."""
    found = need(at, letter)
    if found is None:
        return "Every day on which this letter could help this season has passed."
    day = with_tilde(stops_on(at, found.named), found.projected)
    if found.program:
        return f"{program_mark(found.program.key)} stops reading on {day}."
    if found.code == "season-ends":
        return f"Its season ends on {day}; until then it can be put into the portal."
    if found.code == "ranking-opens":
        return f"Programs have begun to read; it may still help until ranking opens, {day}."
    return f"Programs begin to read on {day}."
