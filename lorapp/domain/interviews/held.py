"""What a program holds of an applicant: letters as they were assigned, the statement, the claims.

The letters are those of the record of assignments, which no later edit moves; a letter planned
or proposed is not among them. What a letter says is not known, only what it was asked to show.
"""

from collections.abc import Iterator
from typing import Final

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.pages import Block, Cell, Facts, Grid, Heading, Paragraph, Tone
from lorapp.domain.papers import Statement
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.programs import Assignment, Program
from lorapp.domain.themes.coverage import folded, has_theme
from lorapp.domain.themes.ledger import Entry, if_asked, ledger
from lorapp.domain.themes.names import statement_name
from lorapp.domain.wording.days import day_short
from lorapp.domain.wording.names import specialty_words

NOT_KNOWN: Final = "What a letter says is not known here; these are the themes it was asked for."


def letters_held(at: Situation, program: Program) -> tuple[Assignment, ...]:
    """The letters a program holds today, in the order they were assigned."""
    found = [placed for placed in at.places.assignments if placed.program == program.key]
    return tuple(sorted(found, key=lambda placed: (placed.on, placed.letter)))


def letters_part(at: Situation, program: Program) -> Iterator[Block]:
    """The letters with the day since when they are there, and the themes they were asked for."""
    yield Heading("Letters they hold")
    held = letters_held(at, program)
    if not held:
        yield Paragraph("No letter is assigned to this program.", Tone.CAUTION)
        return
    yield Grid(
        ("Writer", "Letter", "Assigned", "Asked to show"),
        tuple(_letter(at, program, placed) for placed in held),
    )
    if is_applied(at, program):
        yield Paragraph("You applied, so these stay there as they were assigned.")
    yield Paragraph(NOT_KNOWN, Tone.MUTED)
    yield from _themes(at, program, [at.file.letter(placed.letter) for placed in held])


def _letter(at: Situation, program: Program, placed: Assignment) -> tuple[Cell, ...]:
    letter = at.file.letter(placed.letter)
    field = specialty_words(at.file, letter.specialty) or "general"
    since = day_short(placed.on, at.today)
    if program.applied_on and placed.on > program.applied_on:
        since = f"{since}, after you applied"
    writer = Cell(short_name(at.file, letter.mentor))
    if at.last(letter, EventKind.REVOKED):
        writer = Cell(f"{writer.text}, withdrawn by its writer", Tone.CAUTION)
    return writer, Cell(field), Cell(since), Cell(joined(letter.proves) or "nothing noted")


def _themes(at: Situation, program: Program, letters: list[Letter]) -> Iterator[Block]:
    """Each theme with the letters asked for it, and the claims that none here was asked for."""
    spelled = {folded(theme): theme for letter in letters for theme in letter.proves}
    rows = tuple(
        (
            theme,
            joined([short_name(at.file, x.mentor) for x in letters if has_theme(x.proves, theme)]),
        )
        for theme in spelled.values()
    )
    if rows:
        yield Facts(rows)
    statement = at.file.statement_for(program.key)
    claimed = [claim.theme for claim in statement.claims if claim.theme] if statement else []
    bare = [theme for theme in claimed if folded(theme) not in spelled]
    if bare:
        told = joined(list(dict.fromkeys(bare)))
        yield Paragraph(f"Claimed, and no letter here was asked for it: {told}.", Tone.CAUTION)


def statement_part(at: Situation, program: Program) -> Iterator[Block]:
    """The statement that the program got, and the claims that can be asked about."""
    yield Heading("The statement they got")
    statement = at.file.statement_for(program.key)
    if statement is None:
        yield Paragraph("Which statement this program got is not noted.", Tone.CAUTION)
        return
    yield Paragraph(f"{statement_name(at.file, statement)}.")
    if _is_newer(statement, program):
        yield Paragraph(
            "This version is newer than your application; the program may hold the one before.",
            Tone.CAUTION,
        )
    entries = [entry for entry in ledger(at) if entry.statement == statement.key]
    if entries:
        yield Heading("Claims you may be asked about", 2)
        held = {placed.letter for placed in letters_held(at, program)}
        yield Grid(
            ("Claim", "Who can confirm it", "If you are asked"),
            tuple(_claim(at, entry, held) for entry in entries),
        )


def _is_newer(statement: Statement, program: Program) -> bool:
    ready, applied = statement.ready_on, program.applied_on
    return ready is not None and applied is not None and ready > applied


def _claim(at: Situation, entry: Entry, held: set[str]) -> tuple[Cell, ...]:
    claim = entry.claim
    parts = [claim.theme or "", f"“{claim.line}”" if claim.line else ""]
    text = ": ".join(part for part in parts if part) or "a claim without words"
    people = [
        short_name(at.file, one.mentor)
        + (
            ", letter here"
            if held & set(one.proving)
            else ", writes here"
            if held & set(one.letters)
            else ""
        )
        for one in entry.witnesses
    ]
    known = Cell("; ".join(people)) if people else Cell("nobody on record", Tone.URGENT)
    return Cell(text), known, Cell(if_asked(at, entry))
