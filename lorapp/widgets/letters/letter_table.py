"""The letters as a table: one row a letter, in the order that was asked for."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rich.segment import Segment
from rich.style import Style

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.age import age_months
from lorapp.domain.letters.lanes import Lane, place
from lorapp.domain.letters.record import Form, Letter
from lorapp.domain.letters.risk import Band, risk
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.letters.story_needs import need_is_projected
from lorapp.domain.letters.summary import LetterSummary, still_needed_on, summarise
from lorapp.domain.wording.days import day_short, with_tilde
from lorapp.frozen import dataclass
from lorapp.widgets.letters.letter_lines import place_glyph
from lorapp.widgets.rows.row_lines import LateRows
from lorapp.widgets.rows.row_paint import MARGIN, TEXT_FROM, Colours, Group, Row
from lorapp.widgets.text.cells import left, right
from lorapp.widgets.text.glyphs import CURSOR, Tone, drawn

US: Final = "US"
WRITER_LEAST: Final = 18
AROUND: Final = TEXT_FROM + MARGIN


@dataclass(frozen=True, slots=True)
class Column:
    """A column; 0 cells wide takes what is left. ``drops`` orders who goes first."""

    name: str
    width: int
    drops: int = 0
    is_number: bool = False


COLUMNS: Final = (
    Column("Writer", 0),
    Column("State", 10),
    Column("For", 7, drops=5),
    Column("Form", 9, drops=1),
    Column("Waived", 6, drops=4),
    Column("Where", 5, drops=2),
    Column("Months", 6, drops=3, is_number=True),
    Column("Needed", 12),
    Column("Risk", 5),
)
ORDERS: Final = ("State", "Needed", "Risk", "Months", "For", "Form", "Where", "Writer")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow(Row):
    """A letter in cells, one for each column, each with its tone."""

    cells: tuple[str, ...]
    tones: tuple[Tone, ...]


@dataclass(frozen=True, slots=True)
class TableHead(Group):
    """The names of the columns above the rows; ``ordered`` is the one they are sorted by."""

    cells: tuple[str, ...] = ()
    ordered: int = 0


def cells_of(texts: Sequence[str], width: int) -> Iterator[tuple[int, str]]:
    """The cells that fit a width, with their column's number, gaps included."""
    kept = _kept(width)
    writer = width - AROUND - sum(COLUMNS[n].width + 1 for n in kept if COLUMNS[n].width)
    for at, number in enumerate(kept):
        column = COLUMNS[number]
        room = column.width or max(1, writer)
        text = right(texts[number], room) if column.is_number else left(texts[number], room)
        yield number, text + (" " if at + 1 < len(kept) else "")


def _kept(width: int) -> list[int]:
    kept = list(range(len(COLUMNS)))
    for number in sorted((n for n in kept if COLUMNS[n].drops), key=lambda n: COLUMNS[n].drops):
        need = AROUND + WRITER_LEAST + sum(COLUMNS[n].width + 1 for n in kept if n)
        if need <= width:
            break
        kept.remove(number)
    return kept


def table_head_segments(head: TableHead, width: int, colour: Colours) -> list[Segment]:
    """Draw the names of the columns, the one they are ordered by in bold."""
    found = [Segment(" " * TEXT_FROM, colour(Tone.MUTED, chosen=False))]
    for number, text in cells_of(head.cells, width):
        is_ordered = number == head.ordered
        ink = colour(Tone.INK if is_ordered else Tone.MUTED, chosen=False)
        found.append(Segment(text, ink + Style(bold=is_ordered)))
    return [*found, Segment(" " * MARGIN, colour(Tone.MUTED, chosen=False))]


def table_row_segments(
    row: TableRow, width: int, colour: Colours, *, chosen: bool
) -> list[Segment]:
    """Draw a letter in cells."""
    blank = colour(Tone.INK, chosen=chosen)
    sign = drawn(row.glyph) if row.glyph else " "
    found = [
        Segment(drawn(CURSOR) if chosen else " ", colour(Tone.ACCENT, chosen=chosen)),
        Segment(" ", blank),
        Segment(sign, colour(row.tone, chosen=chosen)),
        Segment(" ", blank),
    ]
    for number, text in cells_of(row.cells, width):
        ink = colour(row.tones[number], chosen=chosen)
        found.append(Segment(text, ink + Style(bold=chosen and not number)))
    return [*found, Segment(" " * MARGIN, blank)]


class _Line(NamedTuple):
    """What a letter is ordered by; all else of its row is made when it is drawn."""

    letter: Letter
    lane: int
    band: int
    name: str
    specialty: str
    form: str
    where: str
    needed_on: str
    age: float | None


def table(at: Situation, order: str) -> TableHead:
    """Every letter as a row, ordered by one of ``ORDERS``."""
    lines = sorted(_lines(at), key=_KEYS[order])
    rows = LateRows([line.letter.key for line in lines], lambda n: _row(at, lines[n].letter))
    names = tuple(column.name for column in COLUMNS)
    return TableHead("Letters", rows, "", names, names.index(order))


@lru_cache(maxsize=1)
def _lines(at: Situation) -> list[_Line]:
    return [
        _Line(
            letter,
            _LANES.index(place(at, letter).lane),
            _BANDS.index(risk(at, letter).band),
            short_name(at.file, letter.mentor),
            _specialty(at, letter),
            _form(letter),
            _where(at, letter),
            str(still_needed_on(at, letter) or ""),
            age_months(at, letter),
        )
        for letter in at.file.letters
    ]


def _row(at: Situation, letter: Letter) -> TableRow:
    found, summary = place(at, letter), summarise(at, letter)
    glyph, tone = place_glyph(found)
    name = short_name(at.file, letter.mentor)
    muted, caution = Tone.MUTED, Tone.CAUTION
    risk_tone = {Band.HIGH: Tone.URGENT, Band.WATCH: caution, Band.LOW: muted}[summary.risk.band]
    return TableRow(
        id=letter.key,
        title=name,
        glyph=glyph,
        tone=tone,
        cells=(
            name,
            found.word,
            _specialty(at, letter),
            _form(letter),
            {True: "yes", False: "no", None: "?"}[letter.waived],
            _where(at, letter),
            _age(summary.age_months),
            _needed(at, letter, summary),
            str(summary.risk.band) if found.lane in _OPEN else "",
        ),
        tones=(Tone.INK, tone, muted, muted, muted, muted, muted, Tone.INK, risk_tone),
    )


_OPEN: Final = frozenset({Lane.NEEDS_YOU, Lane.ON_THE_WAY, Lane.IDEAS})


def _specialty(at: Situation, letter: Letter) -> str:
    if letter.specialty is None:
        return "?"
    if letter.specialty in ALL_SPECIALTIES:
        return "general"
    known = at.book.specialties.get(letter.specialty)
    return known.short if known else letter.specialty


def _form(letter: Letter) -> str:
    if letter.form is None:
        return "?"
    return "narrative" if letter.form is Form.NARRATIVE else "standard"


def _where(at: Situation, letter: Letter) -> str:
    """``US``, ``home``, another country's code, or ``?``."""
    rotation = at.rotation(letter)
    country = (rotation.country if rotation else None) or at.mentor(letter).country
    if country and country != US and country == at.file.applicant.country:
        return "home"
    return country or "?"


def _age(months: float | None) -> str:
    if months is None:
        return "?"
    return "new" if months < 0 else f"{months:.1f}"


def _needed(at: Situation, letter: Letter, summary: LetterSummary) -> str:
    if summary.needed_on is None or (summary.assigned and not summary.unassigned_at):
        return ""
    text = day_short(summary.needed_on, at.today)
    return with_tilde(text, need_is_projected(at, letter))


_LANES: Final = list(Lane)
_BANDS: Final = [Band.HIGH, Band.WATCH, Band.LOW]
_KEYS: Final[dict[str, Callable[[_Line], tuple[object, ...]]]] = {
    "State": lambda line: (line.lane, line.band, line.name),
    "Needed": lambda line: (not line.needed_on, line.needed_on),
    "Risk": lambda line: (line.band, line.name),
    "Months": lambda line: (line.age is None, -(line.age or 0)),
    "For": lambda line: (line.specialty, line.name),
    "Form": lambda line: (line.form, line.name),
    "Where": lambda line: (line.where, line.name),
    "Writer": lambda line: (line.name,),
}
