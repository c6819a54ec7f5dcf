"""The rank list as rows, and what the panel says about one program or criterion of it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from textual.content import Content

from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import match_words
from lorapp.domain.programs import Program
from lorapp.domain.ranking.advice import ONLY_THOSE, TRUE_ORDER
from lorapp.domain.ranking.closing import closing_text, is_closed
from lorapp.domain.ranking.differences import Difference, difference_text, differences
from lorapp.domain.ranking.lists import Place, RankList
from lorapp.domain.ranking.points import MOST, points_of
from lorapp.domain.ranking.record import Criterion
from lorapp.domain.ranking.told import points_sentence, points_short, standing_text, standing_words
from lorapp.domain.ranking.warnings import list_warnings, program_warnings
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import count_words
from lorapp.domain.wording.names import program_short
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.rows.row_paint import Group, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line, stated
from lorapp.widgets.text.glyphs import Glyph, Tone, own

NAME: Final = 36
NAME_WIDE: Final = 25
CUT_AT: Final = 300
LIST: Final = "list "
"""How the row of a list without a program is known."""
NO_PLACE: Final = " " * 4
NO_WEIGHT: Final = "no weight"
ADDS: Final = "You were interviewed there. `Enter` puts it at the end of the list."
TOO_LATE: Final = "You were interviewed there. Lists are closed, so it stays off this one."
CRITERIA_WORDS: Final = (
    "Your points stand beside the order and never change it by themselves: `s` on the list sorts "
    "by them when you ask for it."
)


def rank_groups(at: Situation, lists: Iterable[RankList], *, wide: bool) -> list[Group]:
    """Each list in its order, what is left out, and what was interviewed at and stands nowhere."""
    return [group for found in lists for group in _groups(at, found, NAME_WIDE if wide else NAME)]


def _groups(at: Situation, found: RankList, width: int) -> Iterator[Group]:
    name = match_words(found.match)
    changes = {one.program: one for one in _changes(found)}
    rows = tuple(_place(at, found, place, changes, width) for place in found.places)
    empty = Row(id=f"{LIST}{found.match}", title="No program on it yet.", title_tone=Tone.MUTED)
    yield Group(f"{name}, your order", rows or (empty,), standing_words(at, found))
    if found.left_out:
        rows = tuple(_left_out(at, place, width) for place in found.left_out)
        yield Group(f"{name}, left out", rows, str(len(rows)))
    if found.waiting:
        offer = "" if is_closed(at, found.match) else "Enter adds"
        rows = tuple(_waiting(program, width, offer) for program in found.waiting)
        yield Group(f"{name}, interviewed and not on the list", rows, str(len(rows)))


def _changes(found: RankList) -> tuple[Difference, ...]:
    if found.certified is None:
        return ()
    return differences(found.certified.programs, found.order)


def _place(
    at: Situation, found: RankList, place: Place, changes: Mapping[str, Difference], width: int
) -> Row:
    program = place.program
    glyph = _glyph(at, found, program)
    return Row(
        id=program.key,
        title=program_short(program.name, width),
        lead=f"{place.number:>2}  ",
        glyph=glyph,
        tone=glyph.tone,
        fact=points_short(points_of(at.file, place.rank)),
        number=_was(changes.get(program.key)),
    )


def _glyph(at: Situation, found: RankList, program: Program) -> Glyph:
    if any(program_warnings(at, program)):
        return glyphs.PARTLY
    return glyphs.THERE if found.is_certified else glyphs.OPEN


def _was(change: Difference | None) -> str:
    if change is None:
        return ""
    return "new" if change.was is None else f"was {change.was}"


def _left_out(at: Situation, place: Place, width: int) -> Row:
    return Row(
        id=place.program.key,
        title=program_short(place.program.name, width),
        lead=NO_PLACE,
        glyph=glyphs.FAILED,
        tone=Tone.MUTED,
        fact=points_short(points_of(at.file, place.rank)),
        title_tone=Tone.MUTED,
    )


def _waiting(program: Program, width: int, offer: str) -> Row:
    name = program_short(program.name, width)
    return Row(id=program.key, title=name, lead=NO_PLACE, glyph=glyphs.UNKNOWN, number=offer)


def place_explained(at: Situation, found: RankList, place: Place) -> Explained:
    """Warnings first, then the points and how they come about, the note, and the whole list."""
    program = place.program
    warned = [stated(f"◐ {one_line(text)}") for text in program_warnings(at, program)]
    points = keyed(one_line(points_sentence(points_of(at.file, place.rank))))
    note = [keyed(one_line(f"{place.rank.note:.{CUT_AT}}"))] if place.rank.note else []
    number = f"{place.number}. " if place.number else "Left out: "
    standing = standing_text(at, found)
    if found.certified is None:
        standing = f"{standing} {closing_text(at, found.match)}"
    lines = (*warned, points, keyed(standing), *note)
    short = keyed(own("`J` `K` move · `Space` more"), Tone.MUTED.style)
    whole = (*warned, points, *note, *_whole(at, found))
    return Explained(f"{number}{program.name}", lines, short, whole)


def waiting_explained(at: Situation, found: RankList, program: Program) -> Explained:
    """A program that was interviewed at and stands nowhere yet."""
    is_late = is_closed(at, found.match)
    asked = keyed(TOO_LATE if is_late else ADDS)
    way = "" if is_late else own("`Enter` adds it · ")
    short = keyed(f"{way}`Space` more", Tone.MUTED.style)
    lines = (asked, *(() if is_late else (keyed(ONLY_THOSE),)))
    return Explained(program.name, lines, short, (asked, *_whole(at, found)))


def list_explained(at: Situation, found: RankList) -> Explained:
    """A list without a program under the cursor."""
    lines = tuple(_whole(at, found))
    more = keyed("`Space` more", Tone.MUTED.style)
    return Explained(f"{match_words(found.match)} rank list", lines, more, lines)


def _whole(at: Situation, found: RankList) -> Iterator[Content]:
    """What holds for the whole list."""
    yield keyed(f"{standing_text(at, found)} {closing_text(at, found.match)}")
    names = at.file.programs_by_key
    for one in _changes(found):
        name = names[one.program].name if one.program in names else "a removed program"
        yield keyed(one_line(difference_text(one, name)))
    for text in list_warnings(at, found):
        yield stated(f"◐ {one_line(text)}")
    yield keyed(f"{TRUE_ORDER} {ONLY_THOSE}")
    said = credit(at.book, at.today, "rank-preference")
    yield keyed(own(f"Says who: {said}."), Tone.MUTED.style)


def criterion_rows(criteria: Iterable[Criterion]) -> tuple[Row, ...]:
    """Criteria with their weights."""
    return tuple(
        Row(
            id=one.key,
            title=one.name,
            glyph=glyphs.THERE if one.weight else glyphs.UNKNOWN,
            number=f"weight {one.weight:g}" if one.weight is not None else NO_WEIGHT,
        )
        for one in criteria
    )


def criterion_explained(at: Situation, one: Criterion) -> Explained:
    """How much a criterion counts, and for how many programs it was judged."""
    given = sum(
        any(score.criterion == one.key and score.points is not None for score in rank.scores)
        for rank in at.file.ranks
    )
    weight = (
        f"It counts {one.weight:g} of {MOST}."
        if one.weight
        else "Without a weight it does not count. `e` gives it one."
    )
    judged = count_words(given, "program") or "no program"
    lines = (keyed(f"{weight} Points are given for {judged}."), keyed(CRITERIA_WORDS))
    return Explained(one.name, lines, full=lines)
