"""The ledger of claims and the gaps of the themes, as rows and in the panel."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from lorapp.domain.engine.words import short_name
from lorapp.domain.gathered import grouped
from lorapp.domain.letters.situation import Situation
from lorapp.domain.themes.coverage import Coverage, Finding
from lorapp.domain.themes.ledger import Entry, Standing, Witness, if_asked, orphans
from lorapp.domain.themes.names import statement_name
from lorapp.domain.wording.days import count_words
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.rows.rows import Group, Row
from lorapp.widgets.story.story_map import glyph_of, quoted
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import cut, keyed, one_line, stated
from lorapp.widgets.text.glyphs import MUTED, Glyph
from lorapp.widgets.text.when import day_text

NO_CLAIMS: Final = "No claims yet. `a` marks one in a statement, `s` adds a statement."
NO_GAPS: Final = "No gaps: every theme is claimed and asked for, by more than one person."
SIGNS: Final[dict[Standing, Glyph]] = {
    Standing.HERE: glyphs.THERE,
    Standing.COMING: glyphs.PLANNED,
    Standing.NOT_ASKED: glyphs.PARTLY,
    Standing.SEEN: glyphs.PARTLY,
    Standing.UNWITNESSED: glyphs.NEEDS_YOU,
}
SHORT_LINE: Final = 76
RISK: Final = "Nobody saw it: be ready in interviews"
SHORT: Final[dict[Finding, str]] = {
    Finding.UNPROVED_CLAIM: "claimed",
    Finding.UNPROVED: "nobody asked",
    Finding.UNCLAIMED: "no claim",
    Finding.ONE_WITNESS: "one person",
    Finding.SAME_STORY: "same story",
}


def ledger_groups(at: Situation, entries: tuple[Entry, ...]) -> list[Group]:
    """The claims nobody saw first, then all others by statement."""
    risky = [entry for entry in entries if entry.standing is Standing.UNWITNESSED]
    groups = [_group(RISK, risky)] if risky else []
    seen = grouped(
        (entry.statement, entry) for entry in entries if entry.standing is not Standing.UNWITNESSED
    )
    return groups + [
        _group(one_line(statement_name(at.file, statement)), seen[statement.key])
        for statement in at.file.statements
        if statement.key in seen
    ]


def _group(heading: str, entries: Sequence[Entry]) -> Group:
    return Group(heading, tuple(_claim_row(entry) for entry in entries), str(len(entries)))


def _claim_row(entry: Entry) -> Row:
    theme, line = entry.claim.theme, entry.claim.line
    sign = SIGNS[entry.standing]
    title = ": ".join(one_line(text) for text in (theme, line) if text) or "A claim without words"
    return Row(id=f"claim {entry.id}", title=title, glyph=sign, tone=sign.tone, fact=entry.standing)


def claim_explained(at: Situation, entry: Entry) -> Explained:
    """Who saw a claim, whether they write, and what to say if asked."""
    line = quoted(entry.claim.line) or "No line is marked yet; `e` marks it."
    people = [_person(at, witness) for witness in entry.witnesses]
    hint = if_asked(at, entry)
    told = people or [f"! {hint.partition('. ')[0]}."]
    hint = hint if people else hint.partition(". ")[2]
    alone = _alone(at, entry)
    name = statement_name(at.file, at.file.statement(entry.statement))
    title = f"{one_line(entry.claim.theme or 'Claim')}, in your {name}"
    full = (
        stated(line),
        Content("\n").join([stated(text) for text in told]),
        Content("\n").join([Content.styled("If you are asked", "bold"), keyed(hint)]),
        *([keyed(alone, MUTED)] if alone else []),
        keyed("`Enter` shows the evidence, `m` notes a moment, `e` changes the claim.", MUTED),
    )
    short = (stated(cut(line, SHORT_LINE)), stated(told[0]), keyed(f"If asked: {hint}"))
    return Explained(title, short, full=full)


def _person(at: Situation, witness: Witness) -> str:
    name = short_name(at.file, witness.mentor)
    seen = _seen(at, witness)
    if witness.proving:
        here = any(at.is_available(at.file.letter(key)) for key in witness.proving)
        return f"{'●' if here else '◍'} {name} {seen}, writes, and was asked to prove it."
    if witness.letters:
        return f"◐ {name} {seen} and writes, but is not asked to prove it."
    return f"◐ {name} {seen} and does not write."


def _seen(at: Situation, witness: Witness) -> str:
    if not witness.moments:
        return "is named by you, nothing noted yet,"
    newest = max(moment.on for moment in witness.moments)
    more = count_words(len(witness.moments) - 1, "more")
    return f"saw it on {day_text(newest, at.today)}" + (f" and {more}" if more else "")


def _alone(at: Situation, entry: Entry) -> str:
    """What rests on the one person who saw a claim."""
    if len(entry.witnesses) != 1:
        return ""
    mentor = entry.witnesses[0].mentor
    others = len(orphans(at, mentor)) - 1
    more = f", nor {count_words(others, 'more claim')}" if others else ""
    return f"Without {short_name(at.file, mentor)} nobody could confirm it{more}."


def gap_groups(found: Coverage) -> list[Group]:
    """The themes under each finding, the worst first."""
    groups = []
    for finding in Finding:
        rows = tuple(
            Row(
                id=f"{finding.name} {row.theme}",
                title=row.theme,
                glyph=glyph_of(row),
                tone=glyph_of(row).tone,
                fact=SHORT[finding],
            )
            for row in found.rows
            if finding in row.findings
        )
        if rows:
            groups.append(Group(finding, rows, str(len(rows))))
    return groups
