"""Programs line by line, in the columns that fit the room there is."""

from collections.abc import Mapping
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from lorapp.domain.placing.programs.program_lanes import Lane
from lorapp.domain.wording.names import program_short
from lorapp.widgets.frame.bars import WIDE
from lorapp.widgets.programs.program_rows import ProgramHead, ProgramRow
from lorapp.widgets.rows.row_paint import MARGIN, TEXT_FROM, Colours
from lorapp.widgets.rows.rows import RowList
from lorapp.widgets.text.cells import left, right
from lorapp.widgets.text.glyphs import CURSOR, Tone, drawn

AROUND: Final = TEXT_FROM + MARGIN


NAME_LEAST, NAME_LEAST_BESIDE, NAME_IDEAL = 22, 18, 24


WORD_LEAST, WORD_MOST = 15, 20


GAP, GAP_SLIM, SLIM = 2, 1, 76
"""Blank cells between columns, and those of a list of less than so many cells."""


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
