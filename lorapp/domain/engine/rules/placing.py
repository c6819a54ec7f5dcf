"""The step that puts an available letter where it is missing (rules R-26 to R-29)."""

from collections.abc import Hashable, Iterator
from datetime import date
from typing import Final

from lorapp.domain.calendar.business import add_business_days
from lorapp.domain.engine.sketch import Sketch, about
from lorapp.domain.engine.stakes import Stakes, stake_parts
from lorapp.domain.engine.steps import Part, Severity
from lorapp.domain.engine.words import mentor_mark, program_mark
from lorapp.domain.letters.dates import Need, need_on, ranking_is_over, stops_on
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import is_open_position
from lorapp.domain.placing.rules.places import is_from_observership
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass

COUNTS: Final = (
    "No",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
)
"""Small numbers as a sentence begins with them."""


@dataclass(frozen=True, slots=True)
class _Help:
    """What an available letter could do at the programs that lack it.

    ``short`` are those below their minimum; ``why`` the reasons after the first sentence.
    """

    lacking: tuple[Program, ...]
    short: tuple[Program, ...]
    need: Need | None
    is_too_late: bool
    parts: tuple[Part, ...]
    why: tuple[str, ...]


def assign(at: Situation) -> Iterator[Sketch]:
    """One step a letter: available, and a program that needs it lacks it."""
    helps: dict[Hashable, _Help] = {}
    for letter in at.file.letters:
        available = at.available_on(letter)
        if available is None or not at.is_available(letter) or at.is_past(letter):
            continue
        watched = is_from_observership(at.file, letter)
        kind = at.places.takers.kind_of(letter), letter.specialty, watched
        if kind not in helps:
            lacking = tuple(p for p in at.places.wanted_by(letter) if needs(at, p, letter))
            helps[kind] = _help(at, letter, lacking)
        if helps[kind].lacking:
            yield _assign(at, letter, available, helps[kind])


def needs(at: Situation, program: Program, letter: Letter) -> bool:
    """Whether a letter helps: below the minimum, a wanted slot free, or the specialty short.

    One the program would not count does not. A slot kept for another letter is only proposed
    where the program would stay below its minimum without it.
    """
    if not at.places.counts(program, letter):
        return False
    if at.places.below_minimum_by(program):
        return True
    rules = program.letters
    if rules is None or not at.places.open_slots(program, letter):
        return False
    held = at.places.held.get(program.key, ())
    if rules.wanted is not None and len(held) < rules.wanted:
        return True
    inside = sum(1 for key in held if at.file.letters_by_key[key].specialty == program.specialty)
    return letter.specialty == program.specialty and inside < (rules.in_specialty or 0)


def _help(at: Situation, letter: Letter, lacking: tuple[Program, ...]) -> _Help:
    over = ranking_is_over(at, letter)
    open_ones = tuple(
        p for p in lacking if not at.places.is_closed(p) and (is_open_position(p) or not over)
    )
    short = tuple(program for program in open_ones if at.places.below_minimum_by(program))
    closing = [p for p in open_ones if p.complete_by is not None]
    ends = closing[0].complete_by if closing else None
    need = need_on(at, ends, closing[0], "") if ends else None
    parts = stake_parts(at, Stakes(need, short), direct=True)
    return _Help(
        lacking=lacking,
        short=short,
        need=need,
        is_too_late=not open_ones,
        parts=(*parts, Part("quick to do", 2)),
        why=tuple(_why(at, letter, lacking, over=over)),
    )


def _assign(at: Situation, letter: Letter, available: date, held: _Help) -> Sketch:
    due = add_business_days(available, at.number("assign_business_days"))
    count = len(held.lacking)
    noun = "program that lacks letters does" if count == 1 else "programs that lack letters do"
    many = COUNTS[count] if count < len(COUNTS) else str(count)
    since = f"Available since {day_short(available, at.today)}. {many} {noun} not have it yet."
    return Sketch(
        rule="assign",
        **about(letter),
        title=f"Assign {mentor_mark(letter.mentor)}'s letter",
        opens=available,
        due=due,
        source="R-28",
        why=(since, *held.why),
        parts=held.parts,
        severity=_severity(at, held.short, due < at.today),
        missed=held.is_too_late,
        programs=tuple(program.key for program in held.lacking),
        fact=f"{count} program{'' if count == 1 else 's'}",
        loses_on=held.need.day if held.need else None,
        open_since=available,
    )


def _severity(at: Situation, short: tuple[Program, ...], overdue: bool) -> Severity | None:
    pressing = [p for p in short if p.complete_by and at.in_days(p.complete_by) <= 10]  # noqa: PLR2004 - ten days, as the list counts "near"
    if pressing or (short and overdue):
        return Severity.RED
    return Severity.AMBER if overdue else None


def _why(
    at: Situation, letter: Letter, lacking: tuple[Program, ...], *, over: bool
) -> Iterator[str]:
    for program in lacking:
        mark, held = program_mark(program.key), at.places.counted(program)
        minimum = at.places.minimum(program)
        if at.places.is_closed(program) and program.complete_by:
            yield f"{mark} closed on {day_short(program.complete_by, at.today)}; optional."
        elif program.complete_by:
            day = stops_on(at, program.complete_by)
            yield f"{mark} stops reading on {day} and holds {held} of {minimum}."
        else:
            yield f"{mark} holds {held} of {minimum}."
        yield from _kept(at, program, letter)
    if over and not any(map(is_open_position, lacking)):
        yield "Rank lists are closed, so it can no longer help this season."
    yield "Once assigned it stays assigned."


def _kept(at: Situation, program: Program, letter: Letter) -> list[str]:
    """Name whom the last free slots are kept for; the minimum comes first all the same."""
    if at.places.open_slots(program, letter):
        return []
    letters = at.file.letters_by_key
    return [
        f"Its slot is kept for {mentor_mark(letters[kept.letter].mentor)} "
        f"until {day_short(kept.until, at.today, act_on=True)}."
        for kept in at.places.live_reservations(program)
        if kept.letter != letter.key
    ]
