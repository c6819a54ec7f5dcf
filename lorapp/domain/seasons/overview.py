"""What each season of a record had, in a line and in a few sentences."""

from collections.abc import Iterator

from lorapp.domain.arrival.closing import closed_words, closing_of
from lorapp.domain.arrival.outcomes import outcome_words, outcomes_of
from lorapp.domain.calendar.season import milestone
from lorapp.domain.letters.situation import Situation
from lorapp.domain.seasons.past import certified_on, seasons_of
from lorapp.domain.wording.days import count_words, day_short, with_tilde
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonLine:
    """One season: ``fact`` for a row, ``told`` in sentences."""

    season: int
    is_here: bool
    fact: str
    told: tuple[str, ...]


def season_lines(at: Situation) -> tuple[SeasonLine, ...]:
    """Every season of the record, the newest first."""
    return tuple(_line(at, season) for season in seasons_of(at.file))


def _line(at: Situation, season: int) -> SeasonLine:
    file = at.file
    letters = [one for one in file.letters if file.letter_season(one) == season]
    came = sum(1 for one in letters if at.arrived(one) is not None)
    programs = [one for one in file.programs if file.program_season(one) == season]
    counts = [count_words(came, "letter"), count_words(len(programs), "program")]
    results = [outcome_words(file, one) for one in outcomes_of(file, season, at.today)]
    fact = " · ".join(one for one in counts if one) or "nothing yet"
    had = f"It had {fact.replace(' · ', ', ')}."
    if season == file.applicant.season:
        had = f"So far: {fact.replace(' · ', ', ')}."
    return SeasonLine(
        season=season,
        is_here=season == file.applicant.season,
        fact=fact,
        told=(
            *_ended(at, season, results),
            had,
            *_dates(at, season),
        ),
    )


def _ended(at: Situation, season: int, results: list[str]) -> Iterator[str]:
    if results:
        yield f"{'; '.join(results)}."
    elif season == at.file.applicant.season:
        yield "You are here: this is the season you apply for."
    else:
        yield "How it ended is not written down."
    closing = closing_of(at.file, season, at.today)
    if closing is not None:
        yield closed_words(at, closing)


def _dates(at: Situation, season: int) -> Iterator[str]:
    service = at.file.service_of(None, season)
    certified = certified_on(at, service, season)
    if certified is not None:
        yield f"Its application was certified by {day_short(certified, at.today)}."
    for code, words in (("season-opens", "It opens"), ("season-ends", "It ends")):
        row = milestone(at.file, season, service, code)
        if row is not None and row.day is not None and row.day >= at.today:
            yield f"{words} on {with_tilde(day_short(row.day, at.today), row.is_projected)}."
