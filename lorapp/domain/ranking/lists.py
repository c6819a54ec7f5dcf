"""A rank list as it stands: one a match, in the applicant's own order."""

from collections.abc import Iterator

from lorapp.domain.gathered import interviews_at
from lorapp.domain.letters.situation import Situation, has_come
from lorapp.domain.matches import NO_MATCH, match_of
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.programs import Program
from lorapp.domain.ranking.record import Certification, Rank
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One program of a list; ``number`` is its place, None while it is left out."""

    rank: Rank
    program: Program
    number: int | None


@dataclass(frozen=True, slots=True)
class RankList:
    """The list for one match: places in order, what is left out, and what could be added.

    ``waiting`` are programs with an interview behind them that stand nowhere yet.
    """

    match: str
    places: tuple[Place, ...]
    left_out: tuple[Place, ...]
    waiting: tuple[Program, ...]
    certified: Certification | None

    @property
    def order(self) -> tuple[str, ...]:
        """The keys of the programs, first choice first."""
        return tuple(place.program.key for place in self.places)

    @property
    def is_certified(self) -> bool:
        """Whether the match has this very order."""
        return self.certified is not None and self.certified.programs == self.order


def is_of(file: SeasonFile, program: Program, match: str) -> bool:
    """Whether a program of the applicant's season fills its places through a match."""
    return in_season(file, program) and match_of(file, program) == match


def in_season(file: SeasonFile, program: Program) -> bool:
    """Whether a program belongs to the season that is applied for."""
    return file.program_season(program) == file.applicant.season


def order_of(file: SeasonFile, match: str) -> tuple[str, ...]:
    """The programs of a list without those left out, first choice first."""
    return tuple(rank.program for rank in ranks_of(file, match) if not rank.left_out)


def ranks_of(file: SeasonFile, match: str) -> tuple[Rank, ...]:
    """Everything kept for the list of a match, in its order."""
    return tuple(rank for rank in file.ranks if is_of(file, file.program(rank.program), match))


def certified(at: Situation, match: str) -> Certification | None:
    """The newest certification of the season with a match, of those made by today."""
    season = at.file.applicant.season
    found = [
        one
        for one in at.file.certifications
        if one.match == match and (one.season or season) == season and has_come(at, one.at)
    ]
    return found[-1] if found else None


def rank_list(at: Situation, match: str) -> RankList:
    """The list of one match as it stands now."""
    file = at.file
    ranks = ranks_of(file, match)
    kept = [rank for rank in ranks if not rank.left_out]
    known = {rank.program for rank in ranks}
    return RankList(
        match=match,
        places=tuple(
            Place(rank, file.program(rank.program), number) for number, rank in enumerate(kept, 1)
        ),
        left_out=tuple(
            Place(rank, file.program(rank.program), None) for rank in ranks if rank.left_out
        ),
        waiting=tuple(
            program
            for program in file.programs
            if program.key not in known
            and not program.is_finished
            and is_of(file, program, match)
            and interviewed(at, program)
        ),
        certified=certified(at, match),
    )


def rank_lists(at: Situation) -> tuple[RankList, ...]:
    """The lists that there are, or that could be begun, in the order of the record."""
    return tuple(rank_list(at, match) for match in matches_ranked(at.file))


def matches_ranked(file: SeasonFile) -> tuple[str, ...]:
    """The matches of which something is ranked, certified or interviewed for this season."""
    named = dict.fromkeys(_matches(file))
    return tuple(match for match in named if match != NO_MATCH)


def _matches(file: SeasonFile) -> Iterator[str]:
    keys = [rank.program for rank in file.ranks]
    keys += [talk.program for talk in file.interviews if _may_count(talk)]
    for key in dict.fromkeys(keys):
        program = file.program(key)
        if in_season(file, program):
            yield match_of(file, program)
    season = file.applicant.season
    yield from (one.match for one in file.certifications if (one.season or season) == season)


def interviewed(at: Situation, program: Program) -> bool:
    """Whether an interview there has taken place, as far as the record says."""
    return any(
        talk.status is InterviewStatus.DONE or (talk.at <= at.now and _may_count(talk))
        for talk in interviews_at(at.file).get(program.key, ())
    )


def _may_count(talk: Interview) -> bool:
    return talk.status in {None, InterviewStatus.BOOKED, InterviewStatus.DONE}
