"""The rows of a list that is looked over: what comes, what is in error, what columns mean."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from functools import partial
from typing import Final

from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.table import Mapping, Table
from lorapp.domain.tables.targets import BY_NAME
from lorapp.domain.wording.days import count_words
from lorapp.domain.wording.names import specialty_words
from lorapp.screens.paths.guided import Option
from lorapp.services.tables.service import Preview
from lorapp.widgets import glyphs
from lorapp.widgets.glyphs import Tone

ROWS_MAX: Final = 200
"""Rows shown of one group; the heading counts them all."""
SAMPLES: Final = 3
OUT: Final = "left out"
Act = Callable[[], None]


def nothing() -> None:
    """A row that is only read."""


def counted(seen: Preview) -> str:
    """What a list would bring, in a few words."""
    counts = (
        (len(seen.added), "new"),
        (len(seen.updated), "changed"),
        (seen.unchanged, "as they are"),
    )
    return ", ".join(f"{count} {word}" for count, word in counts if count)


def take_options(seen: Preview, take: Act, skip: Act) -> Iterator[Option]:
    """The rows that take the list."""
    bad, whole = len(seen.problems), count_words(seen.brings, "program")
    if bad:
        yield Option(
            id="skip",
            title=f"Take {whole or 'nothing'}, skip the rest",
            fact=counted(seen),
            act=skip,
            verb="take the rest",
            glyph=glyphs.PARTLY,
            why=(
                f"{count_words(bad, 'problem')} below: mend the list, or what a column means.",
                "`s` takes all other rows now. Nothing is taken before.",
            ),
        )
        return
    yield Option(
        id="take",
        title=f"Take {whole}" if whole else "Nothing new: all of it is there already",
        fact=counted(seen),
        act=take,
        verb="take it" if whole else "done",
        glyph=glyphs.OPEN if whole else glyphs.DONE,
        why=(
            "One change for all rows; `u` takes it back.",
            "Programs that are there take over what the list says. Nothing is deleted.",
        ),
    )


def nameless_option(point: Callable[[], object]) -> Option:
    """The way to the columns, where none of them is a program's name."""

    def act() -> None:
        point()

    return Option(
        id="nameless",
        title="Say which column holds the program's name",
        act=act,
        verb="to the columns",
        glyph=glyphs.NEEDS_YOU,
        why=(
            "On that column, `Enter` lists what it can mean.",
            "Lists of other things than programs are not read.",
        ),
    )


def usual_option(act: Act, *, is_on: bool) -> Option:
    """Whether letter rules nobody gave are filled in."""
    return Option(
        id="usual",
        title="Usual letter rules for gaps",
        fact="filled in" if is_on else "not filled in",
        act=act,
        verb="leave open" if is_on else "fill in",
        glyph=glyphs.DONE if is_on else glyphs.WAITING,
        why=(
            "Each specialty has letter rules that most of its programs ask.",
            "Each is marked as usual there; the program itself may differ.",
        ),
    )


def specialty_option(file: SeasonFile, slug: str | None, act: Act) -> Option:
    """The specialty of a list that names none."""
    return Option(
        id="specialty",
        title="Specialty of all rows",
        fact=specialty_words(file, slug) or "unknown",
        act=act,
        glyph=glyphs.DONE if slug else glyphs.UNKNOWN,
        why=("No column names it. Rules and portals depend on it.",),
    )


def sheet_option(table: Table, act: Act) -> Option:
    """Which sheet of a workbook is read."""
    return Option(
        id="sheet",
        title="Sheet of the workbook",
        fact=table.sheet,
        act=act,
        why=(f"It has {len(table.sheets)} sheets. One is read at a time.",),
    )


def problem_options(seen: Preview) -> tuple[Option, ...]:
    """One row for each problem, in the list's order."""
    return tuple(
        Option(
            id=f"problem:{at}",
            title=problem.text,
            fact=f"line {problem.line}",
            act=nothing,
            verb="read",
            glyph=glyphs.FAILED,
            why=(problem.text[:1].upper() + problem.text[1:], f"Line {problem.line} of the list."),
        )
        for at, problem in enumerate(seen.problems[:ROWS_MAX])
    )


def column_options(table: Table, mapping: Mapping, choose: Callable[[int], None]) -> list[Option]:
    """One row for each column: its name and first value, and what it means."""
    rows = []
    for at, (header, field) in enumerate(zip(table.headers, mapping.fields, strict=True)):
        values = list(dict.fromkeys(table.column(at)))[:SAMPLES]
        meaning = BY_NAME[field].label if field else OUT
        told = "   ".join(" ".join(value[:80].split()) for value in values)
        rows.append(
            Option(
                id=f"column:{at}",
                title=f"{header}: {values[0][:80]}" if values else header,
                fact=meaning,
                act=partial(choose, at),
                verb="choose",
                glyph=glyphs.DONE if field else glyphs.WAITING,
                why=(
                    f"Its first values: {told}" if told else "It is empty.",
                    f"Taken as {meaning}." if field else "It is left out.",
                    "`Enter` lists what it can mean; the arrows turn through it.",
                ),
                is_quiet=field is None,
            )
        )
    return rows


def program_options(seen: Preview) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """What would be new, and what would be another one than it is."""
    new = tuple(
        _program(program, f"new:{program.key}", program.specialty or "")
        for program in seen.added[:ROWS_MAX]
    )
    changed = tuple(
        _program(after, f"changed:{after.key}", ", ".join(differing(before, after)))
        for before, after in seen.updated[:ROWS_MAX]
    )
    return new, changed


def _program(program: Program, row_id: str, fact: str) -> Option:
    place = ", ".join(part for part in (program.city, program.state) if part)
    told = [
        text
        for text in (
            place,
            fact,
            f"Stops reading on {program.complete_by}." if program.complete_by else "",
        )
        if text
    ]
    return Option(
        id=row_id,
        title=program.name,
        fact=fact,
        act=nothing,
        verb="read",
        glyph=glyphs.PLANNED,
        why=tuple(told),
        tone=Tone.MUTED,
    )


def differing(before: Program, after: Program) -> Sequence[str]:
    """What would be another one, as people read it."""
    found = []
    for field in fields(Program):
        if getattr(before, field.name) == getattr(after, field.name):
            continue
        target = BY_NAME.get(field.name)
        found.append(target.label if target else field.name)
    return found
