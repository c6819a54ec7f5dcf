"""The rank list as lines that read well aloud."""

from collections.abc import Iterator

from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import match_words
from lorapp.domain.ranking.advice import TRUE_ORDER
from lorapp.domain.ranking.closing import closing_text
from lorapp.domain.ranking.differences import difference_text, differences
from lorapp.domain.ranking.lists import RankList
from lorapp.domain.ranking.points import points_of
from lorapp.domain.ranking.told import count_text, points_short, standing_text
from lorapp.domain.ranking.warnings import list_warnings, program_warnings


def no_list() -> str:
    """What is said while there is no list."""
    return (
        "No rank list yet. Programs come here once an interview there is behind you; "
        "`lorapp rank --add PROGRAM` adds one now."
    )


def list_lines(at: Situation, found: RankList) -> Iterator[str]:
    """One list: how it stands, its order with points and warnings, what is left out or missing."""
    yield f"{match_words(found.match)} rank list, your own order: {count_text(found)}"
    yield f"{standing_text(at, found)} {closing_text(at, found.match)}"
    for place in found.places:
        points = points_short(points_of(at.file, place.rank))
        yield f"{place.number}. {place.program.name}{f', {points}' if points else ''}"
        yield from (f"   {text}" for text in program_warnings(at, place.program))
        if place.rank.note:
            yield f"   Note: {place.rank.note}"
    if found.left_out:
        yield f"Left out: {'; '.join(place.program.name for place in found.left_out)}"
    yield from list_warnings(at, found)
    if found.certified is not None:
        known = at.file.programs_by_key
        for one in differences(found.certified.programs, found.order):
            name = known[one.program].name if one.program in known else "A removed program"
            yield difference_text(one, name)
    yield TRUE_ORDER
