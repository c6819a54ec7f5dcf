"""Mentors as rows: in groups, and ranked by points."""

from collections.abc import Iterable
from typing import Final

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.mentors import Mentor
from lorapp.domain.mentors_ranking import Ranked
from lorapp.domain.relations import Touch, Warmth, touch
from lorapp.domain.wording.days import count_words
from lorapp.frozen import dataclass
from lorapp.widgets.rows.rows import Group, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import Glyph
from lorapp.widgets.text.when import day_text

NOT_ASKED: Final = frozenset({LetterState.IDEA, LetterState.PLANNED})
SIGNS: Final = {
    Warmth.NONE: glyphs.OPEN,
    Warmth.WARM: glyphs.THERE,
    Warmth.COOLING: glyphs.PARTLY,
    Warmth.COLD: glyphs.NEEDS_YOU,
}


@dataclass(frozen=True, slots=True)
class Known:
    """A mentor with what is worked out for a list: the last contact, and the points."""

    mentor: Mentor
    touch: Touch
    ranked: Ranked | None


def people_groups(at: Situation, people: Iterable[Known]) -> list[Group]:
    """Writers first, then who is to be asked, then who could write, then everyone else."""
    parted: dict[str, list[Known]] = {
        "Writing for you": [],
        "You plan to ask": [],
        "Could write": [],
        "Others": [],
    }
    for known in people:
        states = [state(at, letter) for letter in at.letters_of(known.mentor.key)]
        in_play = [found for found in states if not found.is_over]
        if in_play and not NOT_ASKED.issuperset(in_play):
            parted["Writing for you"].append(known)
        elif in_play:
            parted["You plan to ask"].append(known)
        else:
            parted["Could write" if known.ranked else "Others"].append(known)
    return [
        Group(heading, tuple(person_row(at, known) for known in group), str(len(group)))
        for heading, group in parted.items()
        if group
    ]


def person_row(at: Situation, known: Known) -> Row:
    """One line for a person: how warm the contact is and when it last was."""
    glyph, word = _sign(known)
    last = known.touch.last_on
    return Row(
        id=known.mentor.key,
        title=short_name(at.file, known.mentor.key),
        glyph=glyph,
        tone=glyph.tone,
        fact=word,
        number=day_text(last, at.today) if last else "",
    )


def _sign(known: Known) -> tuple[Glyph, str]:
    if known.mentor.do_not_contact:
        return glyphs.FAILED, "no contact"
    warmth = known.touch.warmth
    return SIGNS[warmth], str(warmth)


def ranking_groups(at: Situation, people: Iterable[Known]) -> list[Group]:
    """Who could write, most points first."""
    found = [known for known in people if known.ranked]
    found.sort(key=lambda known: -(known.ranked.points if known.ranked else 0))
    rows = tuple(
        Row(
            id=known.mentor.key,
            title=short_name(at.file, known.mentor.key),
            glyph=SIGNS[known.touch.warmth],
            tone=SIGNS[known.touch.warmth].tone,
            fact=str(known.touch.warmth),
            number=count_words(known.ranked.points, "point") if known.ranked else "",
        )
        for known in found
    )
    return [Group("Could write, by points", rows, str(len(rows)))] if rows else []


def known_people(at: Situation, ranks: Iterable[Ranked]) -> list[Known]:
    """All mentors with their warmth and points, those who need a word first."""
    points = {ranked.mentor: ranked for ranked in ranks}
    order = (Warmth.COLD, Warmth.COOLING, Warmth.WARM, Warmth.NONE)
    found = [Known(m, touch(at, m), points.get(m.key)) for m in at.file.mentors]
    return sorted(found, key=lambda known: order.index(known.touch.warmth))
