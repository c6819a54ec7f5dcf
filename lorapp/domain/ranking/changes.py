"""What may be done to a rank list; each a function from one record to the next."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from lorapp.domain.edits import appended, changed, checked, replace_list
from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import NO_MATCH, match_of, match_words
from lorapp.domain.programs import Program, ProgramStatus
from lorapp.domain.ranking.closing import closed_before, closing_text, is_closed, not_open_text
from lorapp.domain.ranking.lists import certified, in_season, order_of, ranks_of
from lorapp.domain.ranking.points import sorted_by_points
from lorapp.domain.ranking.record import Certification, Rank
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import Moment
from lorapp.domain.wording.days import count_words
from lorapp.errors import RefusedError

NO_PLACES: Final = "There is nothing on this list yet, so there is nothing to certify."


def add_rank(at: Situation, key: str) -> SeasonFile:
    """Put a program at the end of the list of its match."""
    program = at.file.program(key)
    _require_rankable(at, program)
    _require_open(at, program)
    if any(rank.program == key for rank in at.file.ranks):
        raise RefusedError(f"{program.name} is on the list already; it may stand under left out.")
    return appended(at.file, "ranks", Rank(program=key))


def move_to(at: Situation, key: str, number: int) -> SeasonFile:
    """Give a program another place; those between move on by one."""
    rank = held(at.file, key)
    _require_open(at, at.file.program(key))
    if rank.left_out:
        raise RefusedError("This program is left out. Bring it back first.")
    match = match_of(at.file, at.file.program(key))
    kept = [one for one in ranks_of(at.file, match) if not one.left_out]
    if not 1 <= number <= len(kept):
        places = count_words(len(kept), "place")
        raise RefusedError(f"This list has {places}; write a number from 1 to {len(kept)}.")
    order = [one for one in kept if one is not rank]
    order.insert(number - 1, rank)
    return _placed(at.file, kept, order)


def move_by(at: Situation, key: str, steps: int) -> SeasonFile:
    """Move a program up (below zero) or down; at the end of the list it stays."""
    match = match_of(at.file, at.file.program(key))
    order = order_of(at.file, match)
    number = order.index(key) + 1 if key in order else 1
    return move_to(at, key, max(1, min(len(order), number + steps)))


def leave_out(at: Situation, key: str, *, out: bool) -> SeasonFile:
    """Leave a program out with its points and note, or bring it back where it stood."""
    rank = held(at.file, key)
    _require_open(at, at.file.program(key))
    if bool(rank.left_out) is out:
        return at.file
    return change_rank(at.file, replace(rank, left_out=out or None))


def remove_rank(at: Situation, key: str) -> SeasonFile:
    """Take a program off with its points and note."""
    rank = held(at.file, key)
    _require_open(at, at.file.program(key))
    return replace_list(at.file, "ranks", tuple(one for one in at.file.ranks if one is not rank))


def change_rank(file: SeasonFile, rank: Rank) -> SeasonFile:
    """Put other points or another note in the place of those there are."""
    old = held(file, rank.program)
    swapped = tuple(rank if one is old else one for one in file.ranks)
    return checked(file, replace_list(file, "ranks", swapped))


def sort_by_points(at: Situation, match: str) -> SeasonFile:
    """Put a list in the order of the applicant's own points; ties and the unscored stay."""
    _require_open_match(at, match)
    kept = [one for one in ranks_of(at.file, match) if not one.left_out]
    order = sorted_by_points(at.file, tuple(kept))
    if order == tuple(kept):
        raise RefusedError("The list stands in the order of your points already.")
    return _placed(at.file, kept, order)


def certify(at: Situation, match: str, when: Moment) -> SeasonFile:
    """Write down that the match has this order; its programs are then ranked ones."""
    order, old = order_of(at.file, match), certified(at, match)
    if not order:
        raise RefusedError(NO_PLACES)
    if old is not None and old.programs == order:
        raise RefusedError("This very list is certified already.")
    if too_early := not_open_text(at, match, when):
        raise RefusedError(f"{too_early} Write it down once the match has your list.")
    if closed_before(at, match, when):
        raise RefusedError(
            f"{closing_text(at, match)} If you certified in time, name the day: "
            "`lorapp rank --certified --on DATE`."
        )
    season = at.file.applicant.season
    new = Certification(match=match, season=season, at=when, programs=order)
    file = appended(at.file, "certifications", new)
    for key in order:
        file = _with_status(file, key, ProgramStatus.RANKED)
    for key in old.programs if old is not None else ():
        if key not in order:
            file = _with_status(file, key, ProgramStatus.INTERVIEW)
    return file


_BEFORE: Final[Mapping[ProgramStatus, frozenset[ProgramStatus | None]]] = {
    ProgramStatus.RANKED: frozenset({None, ProgramStatus.APPLIED, ProgramStatus.INTERVIEW}),
    ProgramStatus.INTERVIEW: frozenset({ProgramStatus.RANKED}),
}


def _with_status(file: SeasonFile, key: str, status: ProgramStatus) -> SeasonFile:
    """Say where an application stands, unless more is known of it."""
    program = file.programs_by_key.get(key)
    if program is None or program.status not in _BEFORE[status]:
        return file
    return changed(file, "programs", replace(program, status=status))


def held(file: SeasonFile, key: str) -> Rank:
    """What is kept of a program for its list; RefusedError when it is not there."""
    found = next((rank for rank in file.ranks if rank.program == key), None)
    if found is None:
        raise RefusedError(f"{file.program(key).name} is not on the list; add it first.")
    return found


def _placed(file: SeasonFile, kept: Iterable[Rank], order: Iterable[Rank]) -> SeasonFile:
    """Put ranks in another order into the places that they had together."""
    there, following = {rank.program for rank in kept}, iter(order)
    ranks = tuple(next(following) if one.program in there else one for one in file.ranks)
    return replace_list(file, "ranks", ranks)


def _require_rankable(at: Situation, program: Program) -> None:
    if match_of(at.file, program) == NO_MATCH:
        raise RefusedError(f"{program.name} fills its places without a match, so no list has it.")
    if not in_season(at.file, program):
        season = at.file.program_season(program)
        raise RefusedError(f"{program.name} belongs to season {season}, not to this one.")
    if program.is_finished:
        raise RefusedError(f"{program.name} is {program.status}; nothing can come of ranking it.")


def _require_open(at: Situation, program: Program) -> None:
    _require_open_match(at, match_of(at.file, program))


def _require_open_match(at: Situation, match: str) -> None:
    if is_closed(at, match):
        told, name = closing_text(at, match), match_words(match)
        raise RefusedError(
            f"{told} The {name} list can only be read now; a wrong day is mended on Season."
        )
