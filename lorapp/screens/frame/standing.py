"""What the bars say: whose record it is, and how its letters and programs stand."""

from datetime import datetime
from functools import lru_cache

from lorapp.domain.calendar.season import is_over
from lorapp.domain.letters.situation import Situation, shared
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.record import SeasonFile
from lorapp.widgets.frame.bars import Count, Heading, Standing
from lorapp.widgets.text import glyphs

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


def heading(file: SeasonFile, now: datetime, eastern: datetime) -> Heading:
    """What the top line says about a record at this minute."""
    applicant = file.applicant
    slug = file.first_specialty
    known = file.rulebook.specialties.get(slug or "")
    return Heading(
        name=applicant.name,
        season=f"{file.service_of(None, applicant.season).upper()} {applicant.season}",
        specialty=known.name if known else (slug or ""),
        now=now,
        place=applicant.timezone.rpartition("/")[2].replace("_", " "),
        eastern=eastern,
    )


def letters_standing(file: SeasonFile, now: datetime) -> tuple[Standing, ...]:
    """Count this season's letters by where they stand; zero counts are left out."""
    return _letters_standing(shared(file, now))


@lru_cache(maxsize=2)
def _letters_standing(at: Situation) -> tuple[Standing, ...]:
    file = at.file
    states = [state(at, letter) for letter in file.letters if not at.is_past(letter)]
    counts = []
    for glyph, word, kinds in _SHOWN:
        if number := sum(found in kinds for found in states):
            counts.append(Count(glyph, f"{number} {word}"))
    return (Standing("Letters", tuple(counts)),) if counts else ()


def programs_standing(at: Situation, *, wide: bool = False) -> tuple[Standing, ...]:
    """Count the programs of this season that hold their minimum, and those below it.

    One whose minimum is not known is neither; what is finished or over is not counted.
    """
    file = at.file
    asked = [
        program
        for program in file.programs
        if at.places.minimum(program)
        and not program.is_finished
        and not is_over(
            file, file.program_season(program), file.program_service(program), at.running.first
        )
    ]
    short = sum(bool(at.places.below_minimum_by(program)) for program in asked)
    words = ("complete", "below minimum") if wide else ("full", "short")
    told = zip((glyphs.THERE, glyphs.NEEDS_YOU), (len(asked) - short, short), words, strict=True)
    counts = tuple(Count(glyph, f"{number} {word}") for glyph, number, word in told if number)
    return (Standing("Programs", counts),) if counts else ()
