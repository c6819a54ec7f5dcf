"""The parts of a letter's record as lines of a given width."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from lorapp.domain.letters.ahead import Coming, LadderDay
from lorapp.domain.letters.lanes import HESITANT, NO_ANSWER, Place
from lorapp.domain.letters.states import LetterState
from lorapp.domain.letters.story import Happening, Identifier, LetterStory
from lorapp.domain.letters.story_lines import Fact, StoryLine, Weight
from lorapp.domain.wording.days import day_short
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import cut, keyed, left, noted, one_line, safe, trimmed
from lorapp.widgets.text.glyphs import MUTED, Glyph, Tone, drawn, own

LABEL: Final = 10
DAY: Final = 12
POINTS: Final = 4
STEP: Final = 22
Pieces = list[tuple[str, str]]

_STYLES: Final = {
    Weight.PLAIN: "",
    Weight.QUIET: MUTED,
    Weight.STRONG: "bold",
    Weight.URGENT: Tone.URGENT.style,
    Weight.CAUTION: Tone.CAUTION.style,
    Weight.GOOD: Tone.GOOD.style,
}
_GLYPHS: Final = {
    LetterState.IDEA: glyphs.OPEN,
    LetterState.PLANNED: glyphs.PLANNED,
    LetterState.PROCESSING: glyphs.PARTLY,
    LetterState.AVAILABLE: glyphs.THERE,
    LetterState.CLOSED: glyphs.THERE,
    LetterState.DECLINED: glyphs.FAILED,
    LetterState.BOUNCED: glyphs.BOUNCED,
    LetterState.LATE: glyphs.NEEDS_YOU,
    LetterState.LAPSED: glyphs.FAILED,
    LetterState.REVOKED: glyphs.NEEDS_YOU,
    LetterState.ABANDONED: glyphs.FAILED,
}
_QUIET: Final = frozenset(
    {LetterState.IDEA, LetterState.PLANNED, LetterState.LAPSED, LetterState.ABANDONED}
)


def place_glyph(place: Place) -> tuple[Glyph, Tone]:
    """The sign of a letter's standing and the colour it has there."""
    if place.word in {HESITANT, NO_ANSWER}:
        return glyphs.PARTLY, Tone.CAUTION
    glyph = _GLYPHS.get(place.state, glyphs.WAITING)
    muted = place.state in _QUIET or place.state is LetterState.DECLINED
    return glyph, Tone.MUTED if muted else glyph.tone


def facts(found: Iterable[Fact], joint: str = MUTED) -> Content:
    """Facts one after the other, a dot or their own gap between them."""
    pieces: Pieces = []
    for fact in found:
        if pieces:
            pieces.append((fact.gap or own(" · "), joint))
        pieces.append((one_line(fact.text), _STYLES[fact.weight]))
    return Content.assemble(*pieces)


def story_line(line: StoryLine, width: int) -> Content:
    """A muted label and its facts, cut to one line."""
    value = trimmed(facts(line.facts), width - LABEL)
    return Content.assemble((left(line.label, LABEL), MUTED), value)


def head(story: LetterStory, width: int) -> list[Content]:
    """The name with the standing at the right, and the tags."""
    glyph, tone = place_glyph(story.place)
    standing = f"{drawn(glyph)} {story.number}"
    room = max(1, width - cell_len(standing) - 2)
    name = left(story.name, room)
    first = Content.assemble((name, "bold"), "  ", (standing, tone.style))
    tags = facts(story.tags)
    if tags.cell_length <= width:
        return [first, tags]
    *kinds, stay = story.tags
    return [first, trimmed(facts(kinds), width), trimmed(facts([stay]), width)]


def risks(story: LetterStory, width: int) -> list[Content]:
    """Why a letter is at risk, point by point; nothing where nothing is."""
    if not story.risks:
        return []
    lines = [Content.styled("Why it is at risk", "bold")]
    for part in story.risks:
        style = Tone.URGENT.style if part.points > 0 else Tone.GOOD.style
        text = cut(part.why, width - POINTS)
        lines.append(Content.assemble((left(f"{part.points:+d}", POINTS), style), text))
    return lines


def days_ahead(story: LetterStory, width: int, most: int | None = None) -> list[Content]:
    """What comes next, day by day; what ``Enter`` leads to has its day in the accent."""
    found = story.coming[:most]
    if not found:
        return []
    days = [day_column(item.day, story.today, projected=item.projected) for item in found]
    wide = max(DAY, *(len(day) + 2 for day in days))
    lines = [Content.styled("What comes next", "bold")]
    for item, day in zip(found, days, strict=True):
        lines += _coming(item, day, wide, width)
    return lines


def _coming(item: Coming, day: str, wide: int, width: int) -> list[Content]:
    style = "" if item.is_yours else MUTED
    day_style = Tone.ACCENT.style if item.is_yours else MUTED
    return hanging([(padded(day, wide), day_style)], item.text, width, style)


def padded(text: str, width: int) -> str:
    """The text with blanks at its right; those inside it stay."""
    return text + " " * (width - cell_len(text))


def day_column(day: date, today: date, *, projected: bool = False) -> str:
    """A day to stand under others: ``Tue  1 Dec``."""
    text = day_short(day, today, act_on=True)
    weekday, _, rest = text.partition(" ")
    number, _, month = rest.partition(" ")
    return f"~{text}" if projected else f"{weekday} {number:>2} {month}"


def hanging(first: Pieces, text: str, width: int, style: str = "") -> list[Content]:
    """Text behind a column, its further lines under its first."""
    used = sum(cell_len(piece) for piece, _ in first)
    whole = Content.styled(safe(text), style)
    parts = whole.wrap(max(8, width - used))
    begin = Content.assemble(*first)
    blank = Content(" " * used)
    return [Content.assemble(begin if at == 0 else blank, part) for at, part in enumerate(parts)]


def safe_days(story: LetterStory, width: int) -> list[Content]:
    """The latest safe day of each step still to do, and who sets them."""
    found = story.safe_days
    if found is None:
        return []
    setter = (f"  set by {found.set_by}", MUTED)
    lines = [trimmed(Content.assemble(("Latest safe days", "bold"), setter), width)]
    days = [day_column(item.day, story.today, projected=found.projected) for item in found.days]
    wide = max(DAY, *(len(day) + 2 for day in days))
    for item, day in zip(found.days, days, strict=True):
        late = item.is_critical and item.is_past
        tone = Tone.URGENT if late else Tone.ACCENT if item.is_critical else Tone.MUTED
        first = [(padded(day, wide), tone.style), (left(item.text, STEP), "")]
        lines.append(trimmed(Content.assemble(*first, (item.room, MUTED)), width))
    return lines


def ladder(story: LetterStory, width: int) -> list[Content]:
    """The whole ladder of reminders, climbed and ahead."""
    if not story.ladder:
        return []
    lines = [Content.styled("The ladder", "bold")]
    for rung in story.ladder:
        lines += _rung(rung, story.today, width)
    return lines


def _rung(rung: LadderDay, today: date, width: int) -> list[Content]:
    glyph = glyphs.DONE if rung.climbed else glyphs.OPEN
    text = day_column(rung.day, today)
    day: Pieces = [(drawn(glyph), glyph.tone.style), (f" {text}  ", MUTED)]
    return hanging(day, rung.text, width, MUTED if rung.climbed else "")


def history(story: LetterStory, width: int, most: int | None = None) -> list[Content]:
    """The dated history, oldest first; with ``most`` lines, the newest of them."""
    if not story.history:
        return []
    lines = [Content.styled("History", "bold")]
    kept = story.history if most is None else story.history[-most:]
    days = [day_short(item.on, story.today) for item in kept]
    wide = max(DAY, *(len(day) + 2 for day in days))
    for item, day in zip(kept, days, strict=True):
        lines += _happening(item, padded(day, wide), width, whole=most is None)
    return lines


def _happening(item: Happening, day: str, width: int, *, whole: bool) -> list[Content]:
    first: Pieces = [(day, MUTED), (left(item.column, 7), MUTED)]
    text = f'{item.text} "{noted(item.note)}"' if item.note else item.text
    if whole:
        return hanging(first, text, width)
    used = sum(cell_len(piece) for piece, _ in first)
    return [Content.assemble(*first, cut(text, max(1, width - used)))]


def identifiers(found: Sequence[Identifier], width: int) -> list[Content]:
    """What can be copied, masked where somebody may look on."""
    if not found:
        return []
    texts = [Fact(f"{item.label} {item.shown}", Weight.QUIET) for item in found]
    line = Content.assemble(facts(texts), (own(" · "), MUTED), keyed("`c` copies", MUTED))
    return [trimmed(line, width)]


def paragraphs(parts: Iterable[Sequence[Content]]) -> Iterator[Content]:
    """The lines of all parts, a blank one between them; empty parts leave no gap."""
    begun = False
    for part in parts:
        if part:
            if begun:
                yield Content("")
            begun = True
            yield from part
