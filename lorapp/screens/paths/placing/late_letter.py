"""Rows of the assign path for a letter that comes late: where it has a slot, and where not."""

from collections.abc import Callable

from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.programs.program_words import NAMES
from lorapp.domain.placing.supposing.late_letter import Gain, LateLetter, not_recommended
from lorapp.domain.programs import Program
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import count_words, day_short
from lorapp.screens.paths.guided import Option, Question
from lorapp.widgets.text import glyphs

SOURCE = "R-28"
ADDED = "a later letter can still be added, by hand."
Act = Callable[[str], Callable[[], None]]


def changes(at: Situation, found: Gain) -> tuple[str, ...]:
    """What a letter changes at a program, one line for each rule that passes then."""
    lines = [
        f"✓ {NAMES[v.rule][:1].upper()}{NAMES[v.rule][1:]}: {by_name(v.why, at.file)}"
        for v in found.turns
    ]
    program = found.program
    if is_applied(at, program) and program.applied_on is not None:
        day = day_short(program.applied_on, at.today)
        lines.append(f"You applied on {day}; {ADDED}")
    return tuple(lines) or ("No rule of this program changes with it.",)


def questions(
    at: Situation, letter: Letter, late: LateLetter, act: Act, refused: Act
) -> tuple[Question, ...]:
    """The groups below the programs that need the letter, most useful first.

    ``act`` gives what Enter does at a program that may take it; ``refused`` what it says
    where there is no slot.
    """
    other = tuple(_other(at, letter, found, act) for found in late.other)
    heading = "Another specialty, not recommended"
    return (
        Question("Have a free slot", tuple(_spare(at, found, act) for found in late.spare)),
        Question(heading, other, str(len(other) or "")),
        Question("No free slot", tuple(_full(at, program, refused) for program in late.full)),
    )


def slots_text(count: int) -> str:
    """How many slots are free."""
    return f"{count_words(count, 'slot')} free" if count else "no free slot"


def _spare(at: Situation, found: Gain, act: Act) -> Option:
    return Option(
        id=f"program:{found.program.key}",
        title=found.program.name,
        fact=slots_text(found.free_slots),
        act=act(found.program.key),
        verb="I did it",
        why=("It asks for no more letters; the slot may be better kept.", *changes(at, found)),
        source=credit(at.book, at.today, SOURCE),
    )


def _other(at: Situation, letter: Letter, found: Gain, act: Act) -> Option:
    program = found.program
    closed = at.places.is_closed(program) and program.complete_by is not None
    fact = f"{at.places.counted(program)} there · {slots_text(found.free_slots)}"
    if closed and program.complete_by:
        fact = f"closed {day_short(program.complete_by, at.today)}"
    return Option(
        id=f"program:{program.key}",
        title=program.name,
        fact=fact,
        glyph=glyphs.FAILED if closed else glyphs.OPEN,
        tone=glyphs.Tone.MUTED,
        act=act(program.key),
        verb="all the same",
        why=(not_recommended(at.file, program, letter), *changes(at, found)),
        source=credit(at.book, at.today, SOURCE),
        is_quiet=True,
    )


def _full(at: Situation, program: Program, refused: Act) -> Option:
    held = len(at.places.held.get(program.key, ()))
    return Option(
        id=f"full:{program.key}",
        title=program.name,
        fact=f"{held} there · no free slot",
        glyph=glyphs.FAILED,
        tone=glyphs.Tone.MUTED,
        act=refused(program.key),
        verb="read",
        why=(f"It holds {held} letters and takes no more.", "What is assigned there stays."),
        is_quiet=True,
    )
