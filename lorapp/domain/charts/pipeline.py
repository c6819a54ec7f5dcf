"""The pipeline: how many letters of the season stand where, from the idea to the close."""

from collections import defaultdict
from typing import Final

from lorapp.domain.charts.chart import Aside, Chart, Series
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.wording.days import count_words

NAME: Final = "pipeline"
TITLE: Final = "Where the letters stand"
NAMED: Final = 3
"""Writers named beside a state; of more the number says enough."""


def pipeline(at: Situation) -> Chart:
    """The chart of this season's letters by their state."""
    found: dict[LetterState, list[str]] = defaultdict(list)
    for letter in at.file.letters:
        if not at.is_past(letter):
            found[state(at, letter)].append(letter.mentor)
    order = [one for one in LetterState if one in found]
    if not order:
        return Chart(name=NAME, title=TITLE, sentence="No letter of this season is planned yet.")
    told = ", ".join(f"{len(found[one])} {one}" for one in order)
    count = count_words(sum(map(len, found.values())), "letter")
    return Chart(
        name=NAME,
        title=TITLE,
        sentence=f"{count}: {told}.",
        head="State",
        unit="letters",
        labels=tuple(str(one) for one in order),
        series=(Series("Letters", tuple(len(found[one]) for one in order)),),
        asides=(Aside("By", tuple(_names(at, found[one]) for one in order)),),
    )


def _names(at: Situation, mentors: list[str]) -> str:
    names = ", ".join(short_name(at.file, mentor) for mentor in mentors[:NAMED])
    more = len(mentors) - NAMED
    return f"{names} and {more} more" if more > 0 else names
