"""What to look at before a list is certified, in sentences."""

from collections.abc import Iterator

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.circumstances import visa_verdict
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.placing.rules.verdicts import Result
from lorapp.domain.placing.sets.broad import FIRST_YEAR
from lorapp.domain.programs import Program, Track
from lorapp.domain.ranking.advice import IN_COUPLE, NO_FIRST_YEAR
from lorapp.domain.ranking.lists import RankList, in_season, interviewed


def program_warnings(at: Situation, program: Program) -> Iterator[str]:
    """What speaks for a second look at one program of a list."""
    if program.is_finished:
        yield f"It is noted as {program.status}. `o` leaves it out."
    if not interviewed(at, program):
        yield "No interview there is behind you; programs rank those they have met."
    verdict = visa_verdict(at, program)
    if verdict.result is Result.FAIL:
        yield f"It does not sponsor what you need ({verdict.why.rstrip('.')})."
    if program.track is Track.ADVANCED and not _has_first_year(at):
        yield NO_FIRST_YEAR


def list_warnings(at: Situation, found: RankList) -> Iterator[str]:
    """What is to be said of the whole list."""
    if at.file.applicant.in_couple:
        yield IN_COUPLE
    if found.waiting:
        names = joined([program.name for program in found.waiting])
        yield f"Interviewed and not on the list: {names}."
    advanced = any(place.program.track is Track.ADVANCED for place in found.places)
    if advanced and not _has_first_year(at):
        yield NO_FIRST_YEAR


def _has_first_year(at: Situation) -> bool:
    """Whether any list of the season holds a first year to go with an advanced place."""
    programs = (at.file.program(rank.program) for rank in at.file.ranks if not rank.left_out)
    return any(one.track in FIRST_YEAR and in_season(at.file, one) for one in programs)
