"""What stands on the map of themes, and what the panel says of one theme or one cell."""

from typing import Final

from textual.content import Content

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.themes.coverage import (
    Cell,
    Column,
    Coverage,
    Finding,
    Kind,
    Mark,
    ThemeRow,
)
from lorapp.domain.themes.names import statement_name
from lorapp.domain.themes.taker import RULE, Taker, taker
from lorapp.domain.wording.days import count_words
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.placing.matrix_paint import Sign
from lorapp.widgets.rows.rows import Group, Row
from lorapp.widgets.story.heat_paint import WORDY, HeatColumn
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import cut, keyed, one_line, stated
from lorapp.widgets.text.glyphs import MUTED, Glyph, Tone, own
from lorapp.widgets.text.when import day_text

HONEST: Final = "What a writer was given is no proof that the letter says it."
SHOWN: Final = 4
TEXT: Final = 70
WORDS: Final = {
    Mark.READY: ("in", "here"),
    Mark.ASKED: ("ask", "asked"),
    Mark.SEEN: ("saw", "seen"),
    Mark.CLAIMED: ("claim", "claimed"),
}
"""The word of a cell where it is narrow, and where there is room."""
SIGNS: Final = {
    Mark.READY: glyphs.THERE,
    Mark.ASKED: glyphs.PLANNED,
    Mark.SEEN: glyphs.PARTLY,
    Mark.EMPTY: glyphs.DOT,
}


def legend(width: int) -> Content:
    """The signs with the words they bear in cells of this width, and what no map can know."""
    ready, asked, seen, claim = (WORDS[mark][width >= WORDY] for mark in WORDS)
    lines = (
        f"● {ready}: asked to prove it, letter here   ◍ {asked}: asked, letter to come",
        f"◐ {seen}: saw it, not asked   ! {claim}: no letter asked   ✓ {claim}: a letter is",
        f"A number counts the moments noted. {HONEST}",
    )
    return Content.styled(own("\n".join(lines)), MUTED)


def columns_of(at: Situation, found: Coverage) -> tuple[HeatColumn, ...]:
    """The heads of the map."""
    return tuple(_head(at, column) for column in found.columns)


def _head(at: Situation, column: Column) -> HeatColumn:
    if column.kind is Kind.STATEMENT:
        name = one_line(statement_name(at.file, at.file.statement(column.key), short=True))
        return HeatColumn(column.id, name, glyphs.OPEN, Tone.MUTED, "yours")
    if column.kind is Kind.OTHERS:
        return HeatColumn(column.id, "Others", glyphs.OPEN, Tone.MUTED, "people")
    letter = at.file.letter(column.key)
    name = one_line(short_name(at.file, letter.mentor).rpartition(" ")[2])
    glyph = _letter_glyph(at, column)
    return HeatColumn(column.id, name, glyph, glyph.tone, _letter_word(at, column))


def _letter_glyph(at: Situation, column: Column) -> Glyph:
    return glyphs.THERE if at.is_available(at.file.letter(column.key)) else glyphs.WAITING


def _letter_word(at: Situation, column: Column) -> str:
    letter = at.file.letter(column.key)
    if at.is_available(letter):
        return "here"
    return "waits" if at.events(letter) else "idea"


def map_groups(found: Coverage) -> list[Group]:
    """The themes as rows."""
    rows = tuple(
        Row(id=row.theme, title=row.theme, glyph=glyph_of(row), tone=glyph_of(row).tone)
        for row in found.rows
    )
    return [Group("", rows)]


def glyph_of(row: ThemeRow) -> Glyph:
    """How a theme stands, by the worst that is to be said of it."""
    if Finding.UNPROVED_CLAIM in row.findings:
        return glyphs.NEEDS_YOU
    if Finding.UNPROVED in row.findings:
        return glyphs.OPEN
    return glyphs.PARTLY if row.findings else glyphs.DONE


def sign_of(row: ThemeRow, column: str, width: int) -> Sign:
    """What stands in a cell of this width."""
    cell = row.cell(column)
    mark = cell.mark if cell else Mark.EMPTY
    if cell is None or mark is Mark.EMPTY:
        return Sign(glyphs.DOT, Tone.LINE)
    glyph = SIGNS.get(mark) or (glyphs.DONE if row.proving else glyphs.NEEDS_YOU)
    word = WORDS[mark][width >= WORDY]
    count = f" {len(cell.moments)}" if cell.moments else ""
    return Sign(glyph, glyph.tone, f"{word}{count}")


def column_name(at: Situation, column: Column) -> str:
    """What a column is called in a sentence."""
    if column.kind is Kind.STATEMENT:
        return statement_name(at.file, at.file.statement(column.key))
    if column.kind is Kind.OTHERS:
        return "People without a letter in play"
    return f"Letter of {short_name(at.file, at.file.letter(column.key).mentor)}"


def explained(at: Situation, row: ThemeRow, cell: Cell | None) -> Explained:
    """What the panel says of the cell under the cursor, and of its theme."""
    about, found = _cell_lines(at, cell), finding_lines(at, row)
    name = f"{row.theme}: {column_name(at, cell.column)}" if cell else row.theme
    taken = [] if row.proving else [taker_line(at, row.theme)]
    seen = [] if cell is None else moment_lines(at, cell)
    first = [f"{found[0]} {_takes(at, row)}".rstrip(), *found[1:]]
    head = [Content.styled(cut(name, TEXT), "bold")] if cell else []
    short = (*head, *(stated(line) for line in (*about, *first)))
    told = [stated(line) for line in (*about, *found, *taken)]
    full = [Content("\n").join(told), *_blocks(seen)]
    full += [keyed(text, MUTED) for text in ([RULE] if taken else [])]
    foot = keyed("`Enter` shows the evidence, `m` notes a moment.", MUTED)
    return Explained(name, short, foot, (*full, keyed(HONEST, MUTED)))


def _takes(at: Situation, row: ThemeRow) -> str:
    """Whose letter could take a theme on that nobody is asked to prove, in a few words."""
    found = None if row.proving else taker(at, row.theme)
    return f"That of {short_name(at.file, found.mentor)} could take it." if found else ""


def gap_summary(found: Coverage) -> Content:
    """What is uneven, in a line each, for the room under a map."""
    lines = [Content.styled("What is uneven", "bold")]
    for finding in Finding:
        themes = [one_line(row.theme) for row in found.rows if finding in row.findings]
        if themes:
            lines.append(Content.assemble((f"{finding}: ", MUTED), ", ".join(themes)))
    return Content("\n").join(lines) if len(lines) > 1 else Content()


def _blocks(lines: list[Content]) -> list[Content]:
    return [Content("\n").join(lines)] if lines else []


def _cell_lines(at: Situation, cell: Cell | None) -> list[str]:
    if cell is None:
        return []
    if cell.column.kind is Kind.STATEMENT:
        if cell.claims:
            return [f"Claimed: {quoted(cell.claims[0].line) or 'no line marked yet.'}"]
        return ["This statement does not claim it. `a` marks a line that does."]
    if cell.column.kind is Kind.OTHERS:
        return [_seen_by_others(at, cell)]
    return [_letter_line(at, cell)]


def quoted(text: str | None) -> str:
    """The applicant's own words inside a sentence of lorapp's, where backticks name keys."""
    return one_line(text or "").replace("`", "'")


def _seen_by_others(at: Situation, cell: Cell) -> str:
    if not cell.moments:
        return "Nobody else saw it, as far as it is noted."
    people = dict.fromkeys(moment.mentor for moment in cell.moments)
    names = [short_name(at.file, key) if key else "nobody named" for key in people]
    return f"Seen by {', '.join(names)}, who has no letter in play."


def _letter_line(at: Situation, cell: Cell) -> str:
    letter = at.file.letter(cell.column.key)
    name = short_name(at.file, letter.mentor)
    moments = count_words(len(cell.moments), "moment") or "no moment"
    if cell.mark is Mark.READY:
        return f"● {name} was asked to prove it; the letter is here. Noted: {moments}."
    if cell.mark is Mark.ASKED:
        more = "" if cell.moments else " Give the writer one: `m`."
        return f"◍ {name} is asked to prove it ({state(at, letter)}). Noted: {moments}.{more}"
    if at.arrived(letter):
        return f"{name} was not asked for it, and the letter is written. Noted: {moments}."
    if cell.mark is Mark.SEEN:
        return f"◐ {name} saw it ({moments}) and is not asked. `e` adds it to the packet."
    return f"{name} is not asked, and nothing is noted. `e` asks, `m` notes a moment."


def finding_lines(at: Situation, row: ThemeRow) -> list[str]:
    """What is to be said of a theme as a whole, the worst first, and what to do."""
    told: list[str] = []
    found = row.findings
    if Finding.UNPROVED_CLAIM in found:
        told.append("! Claimed, no letter is asked.")
    if Finding.UNPROVED in found:
        told.append("○ No letter is asked.")
    if Finding.ONE_WITNESS in found:
        told.append(f"◐ Rests on {short_name(at.file, row.witnesses[0])} alone.")
    if Finding.UNCLAIMED in found:
        told.append("◐ No statement claims it. `a` on a statement's column does.")
    if Finding.SAME_STORY in found:
        told.append(f"◐ {len(row.proving)} letters are asked for the same: let one tell another.")
    return told or ["✓ Claimed and asked for, by more than one person."]


def taker_line(at: Situation, theme: str) -> str:
    """Which letter could still take a theme, and why that one."""
    found = taker(at, theme)
    if found is None:
        return "No letter can still take it: all are written. Who else saw it?"
    return f"The letter of {short_name(at.file, found.mentor)} could still take it: {_why(found)}."


def _why(found: Taker) -> str:
    seen = count_words(found.moments, "moment")
    parts = ["not uploaded", "fits the specialty" if found.fits else "another specialty"]
    parts.append(f"saw it in {seen}" if seen else "nothing noted yet")
    return ", ".join(parts)


def moment_lines(at: Situation, cell: Cell) -> list[Content]:
    """The newest moments of a cell, one line each."""
    newest = sorted(cell.moments, key=lambda moment: moment.on, reverse=True)[:SHOWN]
    return [
        Content.assemble(
            (f"{day_text(moment.on, at.today):<11}", MUTED),
            cut(moment.text or "without words", TEXT),
        )
        for moment in newest
    ]
