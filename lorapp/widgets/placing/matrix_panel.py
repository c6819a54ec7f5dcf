"""What the panel says of one letter at one program, and how the grid draws it."""

from typing import Final

from textual.content import Content

from lorapp.domain.engine.words import by_name, short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.refusals import Obstacle, cap_words
from lorapp.domain.placing.grid.cell_effects import Effect, effects
from lorapp.domain.placing.grid.cells import Cell, Mark
from lorapp.domain.placing.programs.program_words import NAMES
from lorapp.domain.placing.rules.verdicts import ProgramCheck, Result, Strictness
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import count_words, day_short
from lorapp.domain.wording.names import program_short, specialty_words
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.placing.matrix_paint import Sign
from lorapp.widgets.programs.program_rows import RESULT_SIGNS
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line, safe
from lorapp.widgets.text.glyphs import Glyph, Tone, drawn

PROGRAM_ROOM: Final = 40
SIGNS: Final = {
    Mark.LOCKED: Sign(glyphs.THERE, Tone.GOOD),
    Mark.PLANNED: Sign(glyphs.PLANNED, Tone.INK),
    Mark.FREE: Sign(glyphs.DOT, Tone.INK),
    Mark.COMING: Sign(glyphs.OPEN, Tone.MUTED),
    Mark.RESERVED: Sign(glyphs.WAITING, Tone.CAUTION),
    Mark.REFUSED: Sign(glyphs.FAILED, Tone.MUTED),
}
PINNED: Final = Sign(glyphs.PLANNED, Tone.INK, "p")
RULES_OF: Final = {
    Mark.LOCKED: "R-27",
    Mark.PLANNED: "R-27",
    Mark.FREE: "R-26",
    Mark.COMING: "R-26",
    Mark.RESERVED: "R-26",
    Mark.REFUSED: "R-24",
}


def sign_of(cell: Cell) -> Sign:
    """How a cell is drawn."""
    if cell.mark is Mark.PLANNED and cell.is_pinned:
        return PINNED
    return SIGNS[cell.mark]


def word_of(cell: Cell) -> str:
    """What a cell is, in a word or two."""
    if cell.obstacle is not None:
        return str(cell.obstacle)
    if cell.mark is Mark.PLANNED and cell.is_pinned:
        return "planned, pinned"
    return str(cell.mark)


def cell_explained(at: Situation, cell: Cell, check: ProgramCheck | None) -> Explained:
    """State, reason and remedy of a cell, and the rules that the letter bears on."""
    file, sign = at.file, sign_of(cell)
    name = short_name(file, cell.letter.mentor)
    place = program_short(one_line(cell.program.name), PROGRAM_ROOM)
    pair = Content.assemble(
        (safe(f"{name} at {place}"), "bold"),
        "   ",
        (drawn(sign.glyph), sign.tone.style),
        f" {word_of(cell)}",
    )
    state = Content.assemble((drawn(sign.glyph), sign.tone.style), f" {word_of(cell)}")
    found = effects(at, cell)
    why, then = Content(safe(cell.why)), keyed(cell.then, Tone.MUTED.style)
    told = _in_short(file, cell, found)
    short = (pair, why, told) if found else (pair, why)
    full = (
        Content("\n").join([state, why, then]),
        _in_full(file, cell, found),
        _unmet(file, check),
        Content(safe(f"{_room(at, cell)} {cap_words(at, cell.program)}{_since(at, cell)}")),
        Content.styled(_source(at, cell), Tone.MUTED.style),
    )
    return Explained(f"{name} at {place}", short, then, tuple(p for p in full if p.plain))


def _in_short(file: SeasonFile, cell: Cell, found: tuple[Effect, ...]) -> Content:
    """The rules the letter bears on, in one line."""
    parts: list[Content] = [Content(f"{_lead(cell)} ")]
    for number, effect in enumerate(found):
        gap, glyph = "  " if number else "", _glyph(cell, effect)
        text = NAMES[effect.rule]
        if glyph is glyphs.PARTLY:
            text = by_name(effect.having.why, file).rstrip(".")
        sign = (drawn(glyph), glyph.tone.style)
        parts.append(Content.assemble(gap, sign, f" {safe(text)}"))
    return Content.assemble(*parts)


def _glyph(cell: Cell, effect: Effect) -> Glyph:
    """How a rule stands without a letter that is there, or with one that is not."""
    verdict = effect.without if cell.is_held else effect.having
    if verdict.result is effect.without.result is Result.FAIL and not cell.is_held:
        return glyphs.PARTLY
    return RESULT_SIGNS[verdict.result]


def _lead(cell: Cell) -> str:
    if cell.is_held:
        return "Without it:"
    return "With room for it:" if cell.obstacle is Obstacle.FULL else "With it:"


def _in_full(file: SeasonFile, cell: Cell, found: tuple[Effect, ...]) -> Content:
    """Each rule on its own line, strict ones said to be so."""
    if not found:
        if cell.mark is Mark.REFUSED and cell.obstacle is not Obstacle.OTHER_SPECIALTY:
            return Content()
        return Content.styled("No rule of this program changes with this letter.", "$muted")
    lines = [Content.styled(_lead(cell), "bold")]
    for effect in found:
        verdict = effect.without if cell.is_held else effect.having
        glyph = _glyph(cell, effect)
        strict = " (strict)" if verdict.strictness is Strictness.STRICT else ""
        lines.append(
            Content.assemble(
                (drawn(glyph), glyph.tone.style),
                f" {_rule(effect.rule)}{strict}: ",
                (safe(by_name(verdict.why, file)), Tone.MUTED.style),
            )
        )
    return Content("\n").join(lines)


def _rule(rule: str) -> str:
    """A rule's name at the head of a line."""
    return f"{NAMES[rule][:1].upper()}{NAMES[rule][1:]}"


def _unmet(file: SeasonFile, check: ProgramCheck | None) -> Content:
    """The rules that this program's letters do not meet now, strict ones first."""
    if check is None or not check.unmet:
        return Content()
    lines = [Content.styled("Not met now:", "bold")]
    for verdict in check.unmet:
        is_strict = verdict.strictness is Strictness.STRICT
        glyph = glyphs.FAILED if is_strict else glyphs.PARTLY
        told = f" {_rule(verdict.rule)}: {by_name(verdict.why, file)}"
        lines.append(Content.assemble((drawn(glyph), glyph.tone.style), safe(told)))
    return Content("\n").join(lines)


def _since(at: Situation, cell: Cell) -> str:
    """What the letter is for, and since when it can be used: programs often read in that order."""
    letter = cell.letter
    kind = specialty_words(at.file, letter.specialty)
    told = f" This letter is {f'for {kind}' if kind else 'general'}"
    day = at.available_on(letter) if at.is_available(letter) else None
    return f"{told}, available since {day_short(day, at.today)}." if day else f"{told}."


def _room(at: Situation, cell: Cell) -> str:
    program = cell.program
    held = count_words(len(at.places.held.get(program.key, ())), "letter") or "no letter"
    free = at.places.free_slots(program)
    slots = count_words(free, "free slot") or "no free slot"
    kept = len(at.places.live_reservations(program))
    also = f", {kept} of them kept" if kept and free else ""
    return f"Holds {held}, {slots}{also}."


def _source(at: Situation, cell: Cell) -> str:
    return f"Source: {credit(at.book, at.today, RULES_OF[cell.mark])}"
