"""Programs as rows: the light, the name, what is held, the rules as a strip, the closing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from lorapp.domain.placing.programs.program_lanes import Lane, ProgramLine, is_preferred, is_told
from lorapp.domain.placing.programs.program_words import ORDER
from lorapp.domain.placing.rules.verdicts import Result, Strictness, Verdict
from lorapp.frozen import dataclass
from lorapp.widgets.rows.row_paint import Group, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import DOT, Glyph, Tone

SOON: Final = 10
"""Days to a closing from which it is pressing."""
ORDERS: Final = ("Need", "Program", "Closes", "Free", "Tier")
"""What the table can be ordered by; ``Need`` is the order of the groups."""
RESULT_SIGNS: Final[Mapping[Result, Glyph]] = {
    Result.PASS: glyphs.DONE,
    Result.FAIL: glyphs.FAILED,
    Result.UNKNOWN: glyphs.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell of the strip of rules."""

    sign: Glyph
    tone: Tone
    bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramRow(Row):
    """A program in the list; ``title`` is its whole name, ``fact`` the worst of it."""

    line: ProgramLine
    marks: tuple[Mark, ...]
    number_tone: Tone


@dataclass(frozen=True, slots=True)
class ProgramHead(Group):
    """The names of the columns above a table; ``ordered`` is the one it is sorted by."""

    ordered: str = ""


def light(line: ProgramLine) -> tuple[Glyph, Tone]:
    """The sign of a program's standing and the colour it has there."""
    if line.lane is Lane.FINISHED:
        return glyphs.THERE, Tone.MUTED
    if line.is_closed and line.lane in {Lane.BELOW, Lane.FAILS}:
        return glyphs.FAILED, Tone.MUTED
    if line.lane is Lane.BELOW and not line.is_read:
        return (glyphs.PARTLY, Tone.CAUTION) if line.holds[0] != "0" else (glyphs.OPEN, Tone.INK)
    if line.lane is Lane.FAILS and not line.is_strict:
        return glyphs.PARTLY, Tone.CAUTION
    glyph = {
        Lane.BELOW: glyphs.NEEDS_YOU,
        Lane.FAILS: glyphs.FAILED,
        Lane.UNKNOWN: glyphs.UNKNOWN,
    }.get(line.lane, glyphs.DONE)
    return glyph, glyph.tone


def mark(verdict: Verdict) -> Mark:
    """One rule as a cell; a strict one is bold, a wish that is not met only a caution."""
    if not is_told(verdict):
        return Mark(DOT, Tone.LINE, bold=False)
    sign = RESULT_SIGNS[verdict.result]
    soft = verdict.result is Result.FAIL and is_preferred(verdict)
    tone = Tone.CAUTION if soft else sign.tone
    return Mark(sign, tone, bold=verdict.strictness is Strictness.STRICT)


def told_rules(lines: Iterable[ProgramLine]) -> tuple[str, ...]:
    """The rules that at least one program says something about, in their order."""
    told = {verdict.rule for line in lines for verdict in line.rules if is_told(verdict)}
    return tuple(rule for rule in ORDER if rule in told)


def program_row(line: ProgramLine, rules: Sequence[str]) -> ProgramRow:
    """One line for a program, made once for a state of the record."""
    glyph, tone = light(line)
    by_rule = {verdict.rule: mark(verdict) for verdict in line.rules}
    none = Mark(DOT, Tone.LINE, bold=False)
    open_days = line.closes_in if line.closes_in is not None and line.closes_in >= 0 else None
    pressing = open_days is not None and open_days <= SOON and line.lane is not Lane.MET
    return ProgramRow(
        id=line.key,
        title=line.program.name,
        glyph=glyph,
        tone=tone,
        fact=line.word,
        number="" if open_days is None else f"{open_days:>3} d left",
        number_tone=tone if pressing else Tone.MUTED,
        line=line,
        marks=tuple(by_rule.get(rule, none) for rule in rules),
    )


def grouped(rows: Sequence[ProgramRow]) -> list[Group]:
    """The rows under what they need; empty groups are left out."""
    found = []
    for lane in Lane:
        mine = tuple(row for row in rows if row.line.lane is lane)
        if mine:
            found.append(Group(str(lane), mine, str(len(mine))))
    return found


def table(rows: Sequence[ProgramRow], order: str) -> ProgramHead:
    """The rows in one table, ordered by one of ``ORDERS``."""
    kept = list(rows)
    if order == "Program":
        kept.sort(key=lambda row: row.title.casefold())
    elif order == "Closes":
        kept.sort(key=_closing)
    elif order == "Free":
        kept.sort(key=lambda row: -row.line.free)
    elif order == "Tier":
        kept.sort(key=lambda row: str(row.line.program.tier or "zzz"))
    return ProgramHead("Programs", tuple(kept), "", order)


def _closing(row: ProgramRow) -> tuple[bool, date]:
    return row.line.is_closed, row.line.program.complete_by or date.max
