"""How the letters stand, in the few words of the status line."""

from datetime import datetime

from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.record import SeasonFile
from lorapp.widgets import glyphs
from lorapp.widgets.bars import Count, Standing

_SHOWN = (
    (glyphs.THERE, "available", (LetterState.AVAILABLE, LetterState.CLOSED)),
    (glyphs.PARTLY, "processing", (LetterState.PROCESSING,)),
    (
        glyphs.WAITING,
        "on the way",
        (LetterState.ASKED, LetterState.AGREED, LetterState.CONFIRMED, LetterState.REQUESTED),
    ),
    (glyphs.NEEDS_YOU, "late", (LetterState.LATE,)),
    (glyphs.BOUNCED, "bounced", (LetterState.BOUNCED,)),
)


def letters_standing(file: SeasonFile, now: datetime) -> tuple[Standing, ...]:
    """Count this season's letters by where they stand; zero counts are left out."""
    at = Situation(file, now)
    states = [state(at, letter) for letter in file.letters if not at.is_past(letter)]
    counts = []
    for glyph, word, kinds in _SHOWN:
        if number := sum(found in kinds for found in states):
            counts.append(Count(glyph, f"{number} {word}"))
    return (Standing("Letters", tuple(counts)),) if counts else ()
