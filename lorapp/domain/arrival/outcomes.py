"""How a season ended: the place, its first day and visa class, and what follows from it."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from lorapp.domain.applicant import Visa
from lorapp.domain.arrival.record import MatchOutcome, MatchResult
from lorapp.domain.calendar.rows import Milestone
from lorapp.domain.calendar.season import milestone
from lorapp.domain.matches import match_of, match_of_specialty
from lorapp.domain.programs import ProgramStatus, Track
from lorapp.domain.record import SeasonFile

R = MatchResult
PLACES: Final = frozenset({R.MATCHED, R.SOAP, R.OUTSIDE})
"""Results that bring a place."""
CLASSES: Final = frozenset({Visa.NONE, Visa.J1, Visa.H1B})
"""Visa classes that are settled; anything else asks to be chosen first."""
WORDS: Final = {
    R.MATCHED: "Matched",
    R.SOAP: "A place through SOAP",
    R.OUTSIDE: "A place outside the Match",
    R.UNMATCHED: "Not matched",
    R.WITHDREW: "Withdrew",
}
_RESULTS: Final = {"sf-match": ("sf-match", "results"), "aua": ("aua", "results")}
_UNGATED: Final = frozenset({"military", "none"})


def outcomes_of(file: SeasonFile, season: int, today: date) -> tuple[MatchOutcome, ...]:
    """The results of a season up to today, those with a place by their first day."""
    found = [one for one in file.outcomes if one.season == season and one.on <= today]
    return tuple(sorted(found, key=lambda one: _first(file, one)))


def place_of(file: SeasonFile, season: int, today: date) -> MatchOutcome | None:
    """The place that is begun first; None while there is none."""
    found = outcomes_of(file, season, today)
    return next((one for one in found if one.result in PLACES and not is_unplaced(one)), None)


def is_unplaced(outcome: MatchOutcome) -> bool:
    """Whether it only says that there is a place: Monday of Match Week, before Match Day."""
    return outcome.result is R.MATCHED and not (outcome.program or outcome.place)


def identity(outcome: MatchOutcome) -> str:
    """What a result is known by: its season, its kind and its place."""
    return f"{outcome.season}:{outcome.result}:{outcome.program or outcome.place or ''}"


def place_name(file: SeasonFile, outcome: MatchOutcome) -> str:
    """The name of the place; empty where none is known."""
    if outcome.program is not None:
        return file.program(outcome.program).name
    return outcome.place or ""


def matched_at(file: SeasonFile, today: date) -> str:
    """Where the season led, by name; two places are joined. Empty while nothing is known."""
    season = file.applicant.season
    found = [name for one in outcomes_of(file, season, today) if (name := place_name(file, one))]
    if not found:
        mine = (one for one in file.programs if file.program_season(one) == season)
        found = [one.name for one in mine if one.status is ProgramStatus.MATCHED][:1]
    return " and ".join(found)


def outcome_words(file: SeasonFile, outcome: MatchOutcome) -> str:
    """``Matched, Ashgrove Regional IM``."""
    name = place_name(file, outcome)
    return f"{WORDS[outcome.result]}, {name}" if name else WORDS[outcome.result]


def first_day(file: SeasonFile, outcome: MatchOutcome) -> date | None:
    """The first day of work: as agreed, as the program says, else the season's own.

    An advanced place begins a year after the season's; None where no calendar knows the day.
    """
    program = file.program(outcome.program) if outcome.program else None
    said = outcome.starts_on or (program.starts_on if program else None)
    if said is not None:
        return said
    later = program is not None and program.track is Track.ADVANCED
    row = milestone(file, outcome.season + later, "residency", "residency-begins")
    return row.day if row else None


def is_first_day_expected(file: SeasonFile, outcome: MatchOutcome) -> bool:
    """Whether the first day is only the usual one, so that the program's own may differ."""
    program = file.program(outcome.program) if outcome.program else None
    return outcome.starts_on is None and (program is None or program.starts_on is None)


def visa_of(file: SeasonFile, outcome: MatchOutcome) -> Visa | None:
    """The visa class that holds; None asks for the choice first."""
    found = outcome.visa or file.applicant.visa
    return found if found in CLASSES else None


def known_from(file: SeasonFile, outcome: MatchOutcome) -> Milestone | None:
    """The date on which a result of this kind becomes known; None where nothing holds it back."""
    if outcome.result in {R.OUTSIDE, R.WITHDREW}:
        return None
    program = file.program(outcome.program) if outcome.program else None
    season = outcome.season
    if outcome.result is R.SOAP:
        return milestone(file, season, "nrmp", "soap-offers")
    match = match_of(file, program) if program else _usual_match(file, season)
    if match in _UNGATED:
        return None
    whether = is_unplaced(outcome) or outcome.result is R.UNMATCHED
    usual = ("nrmp", "match-week" if whether else "match-day")
    service, code = _RESULTS.get(match, usual)
    return milestone(file, season, service, code)


def where_from(file: SeasonFile, season: int) -> Milestone | None:
    """The date on which the place of a match becomes known, by the first specialty's match."""
    named = MatchOutcome(season=season, result=R.MATCHED, on=date.min, place="a place")
    return known_from(file, named)


def _usual_match(file: SeasonFile, season: int) -> str:
    return match_of_specialty(file, file.first_specialty, season)


def is_known(row: Milestone | None, now: datetime, today: date) -> bool:
    """Whether a date has come; one that nobody knows holds nothing back."""
    if row is None or row.at is None:
        return True
    return row.at <= now if isinstance(row.at, datetime) else row.at <= today


def result_day(file: SeasonFile, season: int, today: date) -> date | None:
    """The day from which the result may be told: of a result on record, else Match Day.

    What Monday says, a place or none, is told when the week is over.
    """
    row = milestone(file, season, "nrmp", "match-day")
    days = [
        one.on
        for one in outcomes_of(file, season, today)
        if row is None or not (is_unplaced(one) or one.result is R.UNMATCHED)
    ]
    return min([*days, row.day] if row and row.day else days, default=None)


def result_lines(file: SeasonFile, season: int, today: date) -> Iterator[str]:
    """Every result of a season in a sentence."""
    for one in outcomes_of(file, season, today):
        yield f"{outcome_words(file, one)}."


def _first(file: SeasonFile, outcome: MatchOutcome) -> tuple[bool, date]:
    day = first_day(file, outcome)
    return outcome.result not in PLACES, day or date.max
