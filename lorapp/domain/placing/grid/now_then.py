"""What the programs hold now, and what they hold once one more letter is assigned."""

from collections.abc import Iterable
from datetime import date

from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.programs import Program
from lorapp.domain.wording.names import specialty_words
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class NowThen:
    """One program: letters that count now and then, of those it asks for (0: unknown).

    ``closed_on`` is the day it stopped reading, None while it reads.
    """

    program: Program
    now: int
    then: int
    need: int
    closed_on: date | None

    @property
    def short(self) -> int:
        """How many letters are missing then."""
        return max(0, self.need - self.then)

    @property
    def now_text(self) -> str:
        return f"{self.now}/{self.need}" if self.need else str(self.now)

    @property
    def then_text(self) -> str:
        return f"{self.then}/{self.need}" if self.need else str(self.then)


def now_then(at: Situation, programs: Iterable[str]) -> tuple[NowThen, ...]:
    """The counts of these programs, by key and in this order, with one letter more."""
    found = []
    for key in programs:
        program = at.file.program(key)
        now, minimum = at.places.counted(program), at.places.minimum(program)
        wanted = (program.letters.wanted if program.letters else None) or 0
        need = minimum if now < minimum else max(minimum, wanted)
        closed = program.complete_by if at.places.is_closed(program) else None
        found.append(NowThen(program, now, now + 1, need, closed))
    return tuple(found)


def still_wanted(at: Situation, letter: Letter, rows: Iterable[NowThen]) -> tuple[str, ...]:
    """A sentence for each specialty whose programs still want a letter of their own then."""
    from lorapp.domain.placing.rules.checking import check_with
    from lorapp.domain.placing.rules.verdicts import Result

    lacking: dict[str, None] = {}
    for row in rows:
        held = at.places.held.get(row.program.key, ())
        verdicts = check_with(at, row.program, (*held, letter.key))
        inside = next(verdict for verdict in verdicts if verdict.rule == "in_specialty")
        if row.closed_on is None and inside.result is Result.FAIL:
            lacking.setdefault(specialty_words(at.file, row.program.specialty))
    return tuple(f"The {name} programs still want a letter in {name}." for name in lacking if name)
