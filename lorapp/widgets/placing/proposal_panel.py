"""A proposal explained: the best set, the next one, what decided, and what is left out."""

from typing import Final

from textual.content import Content

from lorapp.domain.engine.words import by_name, short_name
from lorapp.domain.placing.grid.cells import Cells
from lorapp.domain.placing.rules.verdicts import ProgramCheck
from lorapp.domain.placing.sets.best import explain
from lorapp.domain.placing.sets.proposals import Criterion, Lapsed, compared, left_out
from lorapp.domain.placing.sets.scoring import RankedSet
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.text.cells import keyed, left, one_line, right, safe
from lorapp.widgets.text.glyphs import MUTED

NAME: Final = 24
VALUE: Final = 6
HEADS: Final = ("best", "next", "third")
NEVER: Final = "Nothing is ever assigned by itself."


def proposal_explained(cells: Cells, check: ProgramCheck) -> Explained:
    """The sets side by side, in the order in which they were compared."""
    file = cells.at.file
    sets = explain(cells.at, check.program, len(HEADS))
    why = Content(safe(by_name(check.best.why, file))) if check.best else Content()
    best = _set("Best", file, sets[0], check.assigned)
    following = [_set("Next", file, one, ()) for one in sets[1:2]]
    short = (best, why)
    foot = keyed("`Space` shows what was compared.", MUTED)
    full = (
        Content("\n").join([best, *following]),
        why,
        table(compared(sets)),
        _left_out(cells, check),
        Content.styled(NEVER, MUTED),
    )
    return Explained(check.program.name, short, foot, tuple(p for p in full if p.plain))


def _set(label: str, file: SeasonFile, one: RankedSet, held: tuple[str, ...]) -> Content:
    """A set by the writers' names; what would be new stands in bold."""
    parts: list[Content | tuple[str, str]] = [(f"{label}  ", MUTED)]
    for number, key in enumerate(one.letters):
        name = safe(short_name(file, file.letter(key).mentor))
        is_new = bool(held) and key not in held
        parts += [(", " if number else "", ""), (name, "bold" if is_new else "")]
        parts += [(" (new)", MUTED)] if is_new else []
    if not one.letters:
        parts.append(("no letter", MUTED))
    return Content.assemble(*parts)


def table(criteria: tuple[Criterion, ...]) -> Content:
    """The criteria line by line; the one that decided is bold."""
    count = len(criteria[0].values)
    heads = "".join(right(head, VALUE) for head in HEADS[:count])
    lines = [
        Content.styled("Compared in this order; less is better", "bold"),
        Content.styled(f"{left('', NAME)}{heads}", MUTED),
    ]
    for one in criteria:
        values = "".join(right(str(value), VALUE) for value in one.values)
        style = "bold" if one.decides else ""
        tail = "  decides" if one.decides else ""
        lines.append(Content.assemble((f"{left(one.name, NAME)}{values}", style), (tail, MUTED)))
    return Content("\n").join(lines)


def _left_out(cells: Cells, check: ProgramCheck) -> Content:
    found = left_out(cells, check)
    if not found:
        return Content()
    file = cells.at.file
    lines = [Content.styled("Left out", "bold")]
    lines += [
        Content.assemble(safe(short_name(file, letter.mentor)), (f": {why}", MUTED))
        for letter, why in found
    ]
    return Content("\n").join(lines)


def lapsed_explained(cells: Cells, lapsed: Lapsed) -> Explained:
    """A slot that was kept too long, and the letter named for it."""
    file, kept = cells.at.file, lapsed.reservation
    awaited = short_name(file, file.letter(kept.letter).mentor)
    other = short_name(file, lapsed.instead.mentor)
    day = day_short(kept.until, cells.at.today)
    place = one_line(lapsed.program.name)
    lines = (
        Content(safe(f"The slot at {place} was kept for {awaited} until {day}.")),
        Content(safe(f"That letter has not come. You named {other}'s letter to take the slot.")),
    )
    then = keyed("`Enter` assigns it. In the grid `s` keeps the slot longer.", MUTED)
    return Explained(lapsed.program.name, lines, then, (*lines, then, Content.styled(NEVER, MUTED)))
