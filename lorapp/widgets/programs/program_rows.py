"""Programs as rows: the light, the name, what is held, the rules as a strip, the closing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from lorapp.domain.placing.programs.program_lanes import Lane, ProgramLine, is_preferred, is_told
from lorapp.domain.placing.programs.program_words import ORDER
from lorapp.domain.placing.rules.verdicts import Result, Strictness, Verdict
from lorapp.domain.wording.names import program_short
from lorapp.frozen import dataclass
from lorapp.widgets.frame.bars import WIDE
from lorapp.widgets.rows.row_paint import MARGIN, TEXT_FROM, Colours, Group, Row
from lorapp.widgets.rows.rows import RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import left, right
from lorapp.widgets.text.glyphs import CURSOR, DOT, Glyph, Tone, drawn

AROUND: Final = TEXT_FROM + MARGIN
NAME_LEAST, NAME_LEAST_BESIDE, NAME_IDEAL = 22, 18, 24
WORD_LEAST, WORD_MOST = 15, 20
GAP, GAP_SLIM, SLIM = 2, 1, 76
"""Blank cells between columns, and those of a list of less than so many cells."""
SOON: Final = 10
"""Days to a closing from which it is pressing."""
FIXED: Final = {"for": 5, "tier": 6, "holds": 4, "free": 6, "rules": 0, "closes": 10}
IN_ORDER: Final = ("for", "tier", "holds", "free", "rules", "word", "closes")
GOES_FIRST: Final = ("rules", "tier", "free", "for", "word", "closes")
GOES_FIRST_BESIDE: Final = ("tier", "free", "word", "for", "rules", "closes")
HEADS: Final = {
    "name": "Program",
    "for": "For",
    "tier": "Tier",
    "holds": "Held",
    "free": "Free",
    "rules": "Rules",
    "word": "Need",
    "closes": "Closes",
}
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


class ProgramList(RowList):
    """Programs line by line; the columns follow the room there is."""

    strip_width = 0
    """Cells of the strip of rules: one for each rule that any program names."""
    has_specialties = False
    """Whether programs of more than one specialty stand here."""
    has_tiers = False
    """Whether any program has a tier."""
    has_closings = False
    """Whether any program has days left."""

    def _seen(self) -> list[object]:
        """Nothing: a line draws from more than its row."""
        return []

    def fitted(self, width: int) -> dict[str, int]:
        """The columns that fit, with their widths, the name among them."""
        is_table = any(isinstance(line, ProgramHead) for line in self._lines[:1])
        caption = len(HEADS["rules"]) if is_table else 0
        fixed = {**FIXED, "rules": max(self.strip_width, caption)}
        kept = [name for name in IN_ORDER if self._is_used(name)]
        beside = self.screen.size.width >= WIDE
        gap = gap_of(width)
        rest = word = 0
        for gone in ("", *(GOES_FIRST_BESIDE if beside else GOES_FIRST)):
            kept = [name for name in kept if name != gone]
            rest = (
                width - AROUND - sum(fixed[n] + gap_before(n, width) for n in kept if n != "word")
            )
            word = 0
            if "word" in kept:
                word = max(WORD_LEAST, min(WORD_MOST, rest - gap - NAME_IDEAL))
                rest -= word + gap
            if rest >= (NAME_LEAST_BESIDE if beside else NAME_LEAST):
                break
        sizes = {name: word if name == "word" else fixed[name] for name in kept}
        return {"name": max(1, rest), **sizes}

    def _is_used(self, name: str) -> bool:
        used = {
            "for": self.has_specialties,
            "tier": self.has_tiers,
            "rules": self.strip_width > 0,
            "closes": self.has_closings,
        }
        return used.get(name, True)

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        line = self._lines[at] if at < len(self._lines) else None
        if not isinstance(line, ProgramRow | ProgramHead):
            return super().render_line(y)
        width = self.outer_size.width
        sizes = self.fitted(width)
        if isinstance(line, ProgramRow):
            chosen = self._stops[self._stop] == at
            segments = row_segments(line, (width, sizes), self._colour, chosen=chosen)
        else:
            segments = head_segments(line, (width, sizes), self._colour)
        return Strip(segments, width).crop(0, self.size.width)


def row_segments(
    row: ProgramRow, fit: tuple[int, Mapping[str, int]], colour: Colours, *, chosen: bool
) -> list[Segment]:
    """Draw a program in a width, with the columns that fit it."""
    whole, sizes = fit
    blank = colour(Tone.INK, chosen=chosen)
    sign = drawn(row.glyph) if row.glyph else " "
    name = left(program_short(row.title, sizes["name"]), sizes["name"])
    quiet = Tone.MUTED if row.line.lane is Lane.FINISHED else Tone.INK
    found = [
        Segment(drawn(CURSOR) if chosen else " ", colour(Tone.ACCENT, chosen=chosen)),
        Segment(" ", blank),
        Segment(sign, colour(row.tone, chosen=chosen)),
        Segment(" ", blank),
        Segment(name, colour(quiet, chosen=chosen) + Style(bold=chosen)),
    ]
    for column, width in list(sizes.items())[1:]:
        found.append(Segment(" " * gap_before(column, whole), blank))
        if column == "rules":
            found += _strip(row, width, colour, chosen=chosen)
        else:
            text, tone = _cell(row, column, width)
            found.append(Segment(text, colour(tone, chosen=chosen)))
    return [*found, Segment(" " * MARGIN, blank)]


def _strip(row: ProgramRow, width: int, colour: Colours, *, chosen: bool) -> list[Segment]:
    found = [
        Segment(drawn(cell.sign), colour(cell.tone, chosen=chosen) + Style(bold=cell.bold))
        for cell in row.marks
    ]
    rest = width - len(found)
    return [*found, Segment(" " * rest, colour(Tone.INK, chosen=chosen))]


def _cell(row: ProgramRow, column: str, width: int) -> tuple[str, Tone]:
    line = row.line
    if column == "holds":
        return right(line.holds, width), Tone.INK
    if column == "free":
        return right(f"{line.free} free" if line.free else "", width), Tone.MUTED
    if column == "closes":
        return right(row.number, width), row.number_tone
    if column == "word":
        return left(row.fact, width), Tone.MUTED
    text = line.specialty if column == "for" else str(line.program.tier or "")
    return left(text, width), Tone.MUTED


def head_segments(
    head: ProgramHead, fit: tuple[int, Mapping[str, int]], colour: Colours
) -> list[Segment]:
    """Draw the names of the columns, the one they are ordered by in bold."""
    whole, sizes = fit
    muted = colour(Tone.MUTED, chosen=False)
    found = [Segment(" " * TEXT_FROM, muted)]
    for column, width in sizes.items():
        name = HEADS[column]
        is_ordered = name == head.ordered
        ink = colour(Tone.INK if is_ordered else Tone.MUTED, chosen=False)
        at_right = column in {"holds", "free", "closes"}
        text = right(name, width) if at_right else left(name, width)
        found += [
            Segment(" " * gap_before(column, whole), muted),
            Segment(text, ink + Style(bold=is_ordered)),
        ]
    return [*found, Segment(" " * MARGIN, muted)]


def gap_of(width: int) -> int:
    """Blank cells between the columns of a list of a width."""
    return GAP if width >= SLIM else GAP_SLIM


def gap_before(column: str, width: int) -> int:
    """Blank cells before a column; days to a closing bring their own."""
    return {"name": 0, "closes": 1}.get(column, gap_of(width))
