"""What one letter more changes, program by program: a table beside the list, a line below it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from lorapp.domain.engine.steps import Step
from lorapp.domain.engine.words import by_name, first_mark, program_mark
from lorapp.domain.placing.grid.now_then import NowThen
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short, distance_sentence
from lorapp.domain.wording.names import program_short
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.text.cells import keyed, left, safe, stated
from lorapp.widgets.text.glyphs import DONE, FAILED, MUTED, NEEDS_YOU, PARTLY, Glyph, Tone, drawn
from lorapp.widgets.text.hanging import room

NAME: Final = 24
INDENT: Final = 2
NOW: Final = 6
BRIEF: Final = 13
ROWS: Final = 10
LINE: Final = 76


def with_table(
    told: Explained,
    step: Step,
    file: SeasonFile,
    rows: Sequence[NowThen],
    wanted: Sequence[str],
    today: date,
) -> Explained:
    """Put counts in the place of the sentences about single programs.

    ``wanted`` are sentences on what is still missing then; the foot of ``told`` stays.
    """
    if not rows:
        return told
    first = stated(by_name(step.why[0], file))
    shown = {program_mark(row.program.key) for row in rows}
    ends = [by_name(why, file) for why in step.why[1:] if first_mark(why) not in shown]
    near, far = [], []
    closing = [row for row in rows if row.closed_on is None and row.program.complete_by]
    if closing:
        near = [stated(_stops(closing[0], today))]
        far = [_hung(_stops(closing[0], today, far=True))]
    irreversible = [Content.styled(safe(text), Tone.CAUTION.style) for text in ends]
    still = [keyed(sentence) for sentence in wanted]
    feet = told.full[len(step.why) :]
    return replace(
        told,
        lines=(first, *near, brief(rows), *(stated(text) for text in ends)),
        full=(first, *far, table(rows, today), *still, *irreversible, *feet),
    )


def table(rows: Sequence[NowThen], today: date) -> Content:
    """One line a program: what it holds now, and then; closed ones say since when."""
    lines = [Content.styled(f"{left('Program', NAME)}{left('now', NOW)}then", MUTED)]
    for row in rows[:ROWS]:
        name = left(safe(program_short(row.program.name, NAME - 2)), NAME)
        lines.append(Content.assemble(*_cells(row, name, today)))
    if len(rows) > ROWS:
        lines.append(Content.styled(f"and {len(rows) - ROWS} more", MUTED))
    return Content("\n").join(lines)


def _cells(row: NowThen, name: str, today: date) -> tuple[tuple[str, str], ...]:
    now = left(row.now_text, NOW)
    if row.closed_on is not None:
        day = day_short(row.closed_on, today)
        return (name, MUTED), (now, MUTED), (f"{drawn(FAILED)} closed {day}", MUTED)
    if row.short:
        short = f"{row.then_text} {drawn(PARTLY)} {row.short} short"
        return (name, ""), (now, ""), (short, PARTLY.tone.style)
    there = f"{row.then_text} {drawn(DONE)}" if row.need else row.then_text
    return (name, ""), (now, ""), (there, DONE.tone.style if row.need else "")


def brief(rows: Sequence[NowThen]) -> Content:
    """The same in one line: who has enough then, and who is still short."""
    reading = [row for row in rows if row.closed_on is None]
    enough = [row for row in reading if not row.short]
    short = [row for row in reading if row.short]
    parts = [part for part in (_enough(enough), _short(short)) if part.plain]
    line = Content("   ").join(parts)
    if cell_len(line.plain) <= LINE:
        return line
    counted = [(DONE, f"{len(enough)} have enough then"), (PARTLY, f"{len(short)} still short")]
    return Content("   ").join(
        _signed(sign, text)
        for (sign, text), found in zip(counted, (enough, short), strict=True)
        if found
    )


def _enough(rows: Sequence[NowThen]) -> Content:
    if not rows:
        return Content()
    counts = {row.then_text for row in rows}
    verb = "holds" if len(rows) == 1 else "hold"
    end = f"then {verb} {counts.pop()}" if len(counts) == 1 else "then have enough"
    return _signed(DONE, f"{_names(rows)} {end}")


def _short(rows: Sequence[NowThen]) -> Content:
    if not rows:
        return Content()
    return _signed(PARTLY, ", ".join(f"{_brief_name(row)} {row.then_text}" for row in rows))


def _signed(sign: Glyph, text: str) -> Content:
    return Content.assemble((drawn(sign), sign.tone.style), f" {safe(text)}")


def _names(rows: Sequence[NowThen]) -> str:
    return ", ".join(_brief_name(row) for row in rows)


def _brief_name(row: NowThen) -> str:
    return program_short(row.program.name, BRIEF)


def _hung(text: str) -> Content:
    """A sentence that needs the reader, its further lines under the first word."""
    lines = [line.rstrip() for line in Content(safe(text)).wrap(room() - INDENT)]
    sign = (f"{drawn(NEEDS_YOU)} ", NEEDS_YOU.tone.style)
    return Content.assemble(sign, Content("\n  ").join(lines))


def _stops(row: NowThen, today: date, *, far: bool = False) -> str:
    """The program that closes first: until when, and what it holds."""
    closes = row.program.complete_by or today
    day = day_short(closes, today, act_on=True)
    holds = f"holds {row.now} of {row.need}" if row.need else f"holds {row.now}"
    if far:
        way = distance_sentence(max(closes, today), today)
        return f"{row.program.name} stops reading on {day}, {way}, and {holds}."
    return f"! {row.program.name} stops reading {day} and {holds}."
