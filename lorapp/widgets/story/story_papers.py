"""Statements, versions of papers, and who holds which, as rows and in the panel."""

from typing import Final

from textual.content import Content

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.courtesy import polite_day
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Document, Statement
from lorapp.domain.themes.coverage import letters_in_play
from lorapp.domain.themes.holders import (
    NOTHING_SEEN,
    Holding,
    Seen,
    changed_since_sent,
    holdings,
    sent_on,
)
from lorapp.domain.themes.looks import FileLook, FileState, Scanned
from lorapp.domain.themes.names import statement_name
from lorapp.domain.themes.paper_kinds import SENT, paper_kind
from lorapp.domain.wording.days import count_words, day_short
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.mentors.remarks import remarks_on
from lorapp.widgets.rows.rows import Group, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line, stated
from lorapp.widgets.text.glyphs import MUTED
from lorapp.widgets.text.when import day_text

NO_PAPERS: Final = "No papers yet. `s` adds a statement, `d` notes that a CV is ready."
HITS: Final = 3
NAMES: Final = {**SENT, "mspe": "Dean's letter (MSPE)"}


def paper_groups(at: Situation, seen: Seen = NOTHING_SEEN) -> list[Group]:
    """Statements, other papers, then the writers with what they hold.

    ``seen`` are the digests of the files as they lie on the disk now.
    """
    statements = tuple(_statement_row(at, statement) for statement in at.file.statements)
    documents = tuple(_document_row(at, n, paper) for n, paper in enumerate(at.file.documents))
    news = {one.letter for one in changed_since_sent(at, seen)}
    writers = tuple(
        _writer_row(at, letter, is_changed=letter.key in news)
        for letter in letters_in_play(at)
        if at.events(letter)
    )
    parts = (
        ("Statements", statements),
        ("Other papers", documents),
        ("Who holds which", writers),
    )
    return [Group(heading, rows, str(len(rows))) for heading, rows in parts if rows]


def _statement_row(at: Situation, statement: Statement) -> Row:
    count = len(statement.programs)
    is_here = bool(statement.text or statement.path)
    glyph = glyphs.DONE if is_here else glyphs.OPEN
    return Row(
        id=f"statement {statement.key}",
        title=one_line(statement_name(at.file, statement)),
        glyph=glyph,
        tone=glyph.tone,
        fact=count_words(count, "program") or "no program",
        number=day_text(statement.ready_on, at.today) if statement.ready_on else "",
    )


def _document_row(at: Situation, number: int, paper: Document) -> Row:
    ready = paper.ready_on is not None and paper.ready_on <= at.today
    glyph = glyphs.DONE if ready else glyphs.OPEN
    version = f", version {paper.version.removeprefix('v')}" if paper.version else ""
    return Row(
        id=f"document {number}",
        title=one_line(f"{paper_name(paper.kind)}{version}"),
        glyph=glyph,
        tone=glyph.tone,
        fact="ready" if ready else "not ready",
        number=day_text(paper.ready_on, at.today) if paper.ready_on else "",
    )


def paper_name(kind: str) -> str:
    """A kind of paper as people say it."""
    known = NAMES.get(paper_kind(kind))
    name = known or kind.replace("-", " ")
    return name[:1].upper() + name[1:]


def _writer_row(at: Situation, letter: Letter, *, is_changed: bool) -> Row:
    day = sent_on(at, letter)
    if is_changed:
        glyph, fact = glyphs.PARTLY, "has changed"
    elif at.arrived(letter):
        glyph, fact = glyphs.DONE, "letter is in"
    elif day is None:
        glyph, fact = glyphs.UNKNOWN, "no packet"
    else:
        glyph, fact = glyphs.DONE, "up to date"
    return Row(
        id=f"writer {letter.key}",
        title=one_line(short_name(at.file, letter.mentor)),
        glyph=glyph,
        tone=glyph.tone,
        fact=fact,
        number=day_text(day, at.today) if day else "",
    )


def writer_explained(at: Situation, letter: Letter, seen: Seen = NOTHING_SEEN) -> Explained:
    """What a writer was sent, what has changed since, and the day a line may go out."""
    name = short_name(at.file, letter.mentor)
    day = sent_on(at, letter)
    if day is None:
        told = ["No packet is logged, so what they hold is unknown."]
        if not at.arrived(letter):
            told.append("`Enter` opens the letter; there `l` logs a packet that went out.")
    else:
        told = [f"Packet sent {day_short(day, at.today)}."]
        told += [_held(at, one) for one in holdings(at, seen) if one.letter == letter.key]
    if any(one.letter == letter.key for one in changed_since_sent(at, seen)):
        polite = polite_day(at, letter.mentor)
        when = day_short(polite.day, at.today, act_on=True) if polite.day else "not at all"
        told.append(f"`w` writes a short line. Polite day: {when}.")
    elif at.arrived(letter):
        told.append("The letter is in; nothing needs sending again.")
    lines = tuple(stated(text) for text in told)
    return Explained(f"What {name} holds", lines, full=(Content("\n").join(list(lines)),))


def _held(at: Situation, one: Holding) -> str:
    noun = SENT[one.kind]
    if one.held is None and one.newest is None:
        return f"? No {noun} is marked ready."
    held = one.held.name if one.held else f"no {noun} that was ready then"
    if not one.is_changed or one.newest is None:
        return f"✓ They hold: {held}."
    if one.newest.name == held:
        return f"◐ They hold: {held}. Its file has changed since."
    day = day_short(one.newest.ready_on or at.today, at.today)
    return f"◐ They hold: {held}. Since {day} there is {one.newest.name}."


def statement_explained(
    at: Situation, statement: Statement, found: Scanned, look: FileLook | None = None
) -> Explained:
    """What is known of a statement: claims, programs, its file, and what was found in it."""
    claims = count_words(len(statement.claims), "claim") or "no claim"
    programs = count_words(len(statement.programs), "program") or "no program"
    told = [f"It makes {claims} and goes to {programs}.", *scan_lines(found)]
    told += [look.words] if look else []
    lines = tuple(stated(text) for text in told)
    foot = keyed("`Enter` opens it, `e` changes it.", MUTED)
    said = remarks_on(at, "statement", statement.key)
    way = keyed("`Enter` opens it with its lines.", MUTED)
    full = tuple(part for part in (Content("\n").join(list(lines)), said, way) if part.plain)
    return Explained(statement_name(at.file, statement), lines, foot, full)


def scan_lines(found: Scanned) -> list[str]:
    """What the look through a text found, in a few lines."""
    if not found.is_read:
        return ["? Its text is not here, so no names of others were looked for."]
    if not found.hits:
        return ["✓ It names no other program and no other specialty."]
    told = [
        f"{'!' if hit.is_clear else '◐'} Line {hit.line}: {hit.found}, {hit.why}."
        for hit in found.hits[:HITS]
    ]
    more = len(found.hits) - HITS
    return [*told, f"And {more} more."] if more > 0 else told


def document_explained(at: Situation, paper: Document, look: FileLook | None) -> Explained:
    """What is known of a paper and of its file."""
    told = [
        f"Ready since {day_short(paper.ready_on, at.today)}." if paper.ready_on else "Not ready."
    ]
    if look is None:
        told.append("No file is noted. `e` notes where it lies; no copy is kept.")
    else:
        sign = {FileState.THERE: "✓", FileState.CHANGED: "!"}.get(look.state, "✗")
        told.append(f"{sign} {look.words}")
        if look.state is FileState.CHANGED:
            told.append("If it is a new version, `d` notes it.")
    lines = tuple(stated(text) for text in told)
    return Explained(paper_name(paper.kind), lines, full=(Content("\n").join(list(lines)),))
