"""The rows of a list that is looked over: what comes, what is in error, what columns mean."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.described import differing, facts_of, title_of
from lorapp.domain.tables.lists import list_of
from lorapp.domain.tables.table import Mapping, Table
from lorapp.domain.tables.targets import ListKind
from lorapp.domain.wording.days import count_words
from lorapp.domain.wording.names import specialty_words
from lorapp.screens.paths.guided import Option
from lorapp.services.tables.service import Preview
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import Tone

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
    kind = list_of(seen.list)
    bad, whole = len(seen.problems), count_words(seen.brings, kind.noun)
    mend = f"{count_words(bad, 'problem')} below: mend the list, or what a column means."
    if bad and not whole:
        title, mark = "No row can be taken yet", glyphs.NEEDS_YOU
        yield Option(id="skip", title=title, act=nothing, verb="read", glyph=mark, why=(mend,))
        return
    if bad:
        yield Option(
            id="skip",
            title=f"Take {whole}, skip the rest",
            fact=counted(seen),
            act=skip,
            verb="take the rest",
            glyph=glyphs.PARTLY,
            why=(mend, "`s` takes all other rows now. Nothing is taken before."),
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
            f"{kind.title} that are there take over what the list says. Nothing is deleted.",
        ),
    )


def nameless_option(kind: ListKind, needed: str, point: Callable[[], object]) -> Option:
    """The way to the columns, where none of them gives what each row needs."""

    def act() -> None:
        point()

    return Option(
        id="nameless",
        title=f"Say which column holds {needed}",
        act=act,
        verb="to the columns",
        glyph=glyphs.NEEDS_YOU,
        why=(
            "On that column, `Enter` lists what it can mean.",
            f"Or it is another list than {kind.plural}: say so in the next row.",
        ),
    )


def list_option(kind: ListKind, act: Act) -> Option:
    """Which list of the record the rows are taken into."""
    return Option(
        id="list",
        title="It is a list of",
        fact=kind.plural,
        act=act,
        verb="choose",
        glyph=glyphs.DONE,
        why=("Its column names say so. `Enter` takes it for another list.",),
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
        meaning = list_of(mapping.list).by_name[field].label if field else OUT
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


def record_options(at: Situation, seen: Preview) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """What would be new, and what would be another one than it is."""
    kind = list_of(seen.list)
    new = tuple(
        _record(title_of(at.file, kind, record), f"new:{place}", facts_of(at.file, record))
        for place, record in enumerate(seen.added[:ROWS_MAX])
    )
    changed = tuple(
        _record(title_of(at.file, kind, after), f"changed:{place}", differing(kind, before, after))
        for place, (before, after) in enumerate(seen.updated[:ROWS_MAX])
    )
    return new, changed


def _record(title: str, row_id: str, facts: Sequence[str]) -> Option:
    return Option(
        id=row_id,
        title=title,
        fact=", ".join(facts),
        act=nothing,
        verb="read",
        glyph=glyphs.PLANNED,
        why=(*facts,),
        tone=Tone.MUTED,
    )
