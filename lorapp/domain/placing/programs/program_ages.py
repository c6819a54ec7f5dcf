"""The letters of one program: how old each is when it reads, and since when it is there."""

from datetime import date

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.age import Recency, colour_of
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.programs.program_lanes import ProgramLine
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class AgeLine:
    """One letter's age when this program reads it (B24); ``recency`` None without a date."""

    name: str
    text: str
    recency: Recency | None
    is_here: bool


def age_lines(at: Situation, line: ProgramLine) -> tuple[AgeLine, ...]:
    """Those there in the order they arrived, as some programs read the first only (P22).

    After them those that may be added; each with its age on the program's own review day.
    """
    if line.check is None:
        return ()
    came = {key: _there_since(at, line.program, key) for key in line.check.assigned}
    add = line.check.best.add if line.check.best else ()
    held = sorted(came, key=lambda key: came[key] or date.max)
    return tuple(_age(at, line.program, key, came) for key in (*held, *add))


def _there_since(at: Situation, program: Program, key: str) -> date | None:
    """The day a letter could first be read there: assigned, and available; None until then."""
    letter = at.file.letter(key)
    available = at.available_on(letter) if at.is_available(letter) else None
    if available is None:
        return None
    pair = (key, program.key)
    return max(
        available,
        *(one.on for one in at.places.assignments if (one.letter, one.program) == pair),
    )


def _age(at: Situation, program: Program, key: str, came: dict[str, date | None]) -> AgeLine:
    name, since = short_name(at.file, at.file.letter(key).mentor), came.get(key)
    there = f", there since {day_short(since, at.today)}" if since else ""
    months = portfolio(at).age_months(program, key)
    if months is None:
        return AgeLine(name, f"age unknown{there}", None, key in came)
    age = f"{months:.1f} months" if months >= 0 else "newer"
    return AgeLine(name, f"{age}{there}", colour_of(at, months), key in came)
