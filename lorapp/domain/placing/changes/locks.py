"""What has happened in a portal stays: the one place that says what no change may move.

Three things are locked. A program applied to keeps what was applied with; a letter assigned to
it stays there (rules R-27); an entry the portal has confirmed keeps its fields (R-13). Filling
in what is not known yet moves nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeVar

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.changes import LOCKED_FIELDS, is_locked
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.assigning import is_applied, why_it_stays
from lorapp.domain.programs import Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short
from lorapp.errors import RefusedError

T = TypeVar("T", Program, Letter)
Home = tuple[str, int]
"""The service and the season that something belongs to."""

APPLIED_WITH: Final = ("specialty", "service", "season", "track", "signal")
"""What a program was applied to with, besides the day (pain P38 for the signal)."""

_THINKING: Final = ProgramStatus.CONSIDERING
_NOUNS: Final = {"email": "e-mail", "mentor": "writer"}
_BY_MISTAKE: Final = "If that was recorded by mistake, correct the application with a reason."


def moved(before: SeasonFile, after: SeasonFile, now: datetime) -> tuple[str, ...]:
    """Name everything locked in ``before`` that is not the same in ``after``.

    Each sentence says what to do instead; an empty answer means that nothing was moved.
    """
    if before is after:
        return ()
    return (*moved_places(before, after, now), *_entries(before, after, now))


def moved_places(before: SeasonFile, after: SeasonFile, now: datetime) -> tuple[str, ...]:
    """The same for programs applied to and the letters they hold, without portal entries."""
    at = Situation(before, now)
    return (*_programs(at, after), *_assignments(at, after))


def refuse_moves(before: SeasonFile, after: SeasonFile, now: datetime) -> None:
    """Raise RefusedError with the first thing locked that a change would move."""
    found = moved(before, after, now)
    if found:
        raise RefusedError(found[0])


def why_applied_stays(at: Situation, program: Program) -> str:
    """Say that an application is a fact, and what can be done about a wrong one."""
    since = f" on {day_short(program.applied_on, at.today)}" if program.applied_on else ""
    return f"You applied to {program.name}{since}, so it stays as it is. {_BY_MISTAKE}"


def with_homes(before: SeasonFile, after: SeasonFile, now: datetime) -> SeasonFile:
    """Write down the service and season of what is locked, where it went by the applicant's own.

    So the applicant may go on to another season while what was sent stays in its own.
    """
    if before.applicant == after.applicant:
        return after
    at = Situation(before, now)
    applied = [program for program in before.programs if is_applied(at, program)]
    locked = [letter for letter in before.letters if is_locked(at, letter)]
    programs = {one.key: _program_home(before, one) for one in applied}
    letters = {one.key: _letter_home(before, one) for one in locked}
    if programs:
        kept = [_kept(one, programs, _program_home(after, one)) for one in after.programs]
        after = replace(after, programs=tuple(kept))
    if letters:
        held = [_kept(one, letters, _letter_home(after, one)) for one in after.letters]
        after = replace(after, letters=tuple(held))
    return after


def _kept(record: T, homes: Mapping[str, Home], home: Home) -> T:
    """The record with its old home written down, where it had one and would leave it."""
    service, season = homes.get(record.key, home)
    if (service, season) == home:
        return record
    return replace(record, service=record.service or service, season=record.season or season)


def _program_home(file: SeasonFile, program: Program) -> Home:
    return file.program_service(program), file.program_season(program)


def _letter_home(file: SeasonFile, letter: Letter) -> Home:
    return file.letter_service(letter), file.letter_season(letter)


def _programs(at: Situation, after: SeasonFile) -> Iterator[str]:
    if at.file.programs is after.programs and at.file.applicant is after.applicant:
        return
    for program in at.file.programs:
        if not is_applied(at, program):
            continue
        new = after.programs_by_key.get(program.key)
        if new is None:
            yield why_applied_stays(at, program)
        elif new is not program or at.file.applicant is not after.applicant:
            yield from _program(at, program, new, after)


def _program(at: Situation, old: Program, new: Program, after: SeasonFile) -> Iterator[str]:
    if not is_applied(at, new) or (old.applied_on and new.applied_on != old.applied_on):
        if old.applied_on is None:
            yield (
                f"You applied to {old.name}, but no day is noted. Note the day you applied "
                "before you change its status."
            )
        else:
            yield why_applied_stays(at, old)
    elif new.status is _THINKING is not old.status:
        yield why_applied_stays(at, old)
    homes = _homes(_program_home(at.file, old), _program_home(after, new))
    for name in APPLIED_WITH:
        if _is_moved(old, new, name, homes):
            yield f"You applied to {old.name}, so its {name} stays. {_BY_MISTAKE}"


def _homes(old: Home, new: Home) -> dict[str, tuple[object, object]]:
    """Service and season before and after, be they written down or the applicant's own."""
    return {"service": (old[0], new[0]), "season": (old[1], new[1])}


def _is_moved(old: T, new: T, name: str, homes: dict[str, tuple[object, object]]) -> bool:
    """Whether a known value became another."""
    held, given = homes.get(name, (getattr(old, name), getattr(new, name)))
    return held is not None and held != given


def _assignments(at: Situation, after: SeasonFile) -> Iterator[str]:
    if at.file.assignments is after.assignments:
        return
    there = {(placed.letter, placed.program): placed for placed in after.assignments}
    for placed in at.places.assignments:
        program = at.file.program(placed.program)
        if not is_applied(at, program):
            continue
        new = there.get((placed.letter, placed.program))
        if new is None or new.on != placed.on:
            yield why_it_stays(at, placed)


def _entries(before: SeasonFile, after: SeasonFile, now: datetime) -> Iterator[str]:
    if before.letters is after.letters and before.applicant is after.applicant:
        return
    at, then = Situation(before, now), Situation(after, now)
    for letter in before.letters:
        new = after.letters_by_key.get(letter.key)
        if not is_locked(at, letter):
            continue
        name = short_name(before, letter.mentor)
        if new is None:
            yield (
                f"The portal has {name}'s entry, so the letter stays on record. "
                "Log `lapsed` or `abandoned` instead."
            )
        elif is_locked(then, new):
            yield from _fields(at, then, letter, new)


def _fields(at: Situation, then: Situation, old: Letter, new: Letter) -> Iterator[str]:
    homes = _homes(_letter_home(at.file, old), _letter_home(then.file, new))
    for name in LOCKED_FIELDS:
        if _is_moved(old, new, name, homes):
            yield (
                f"{short_name(at.file, old.mentor)}'s entry is confirmed, so its "
                f"{_NOUNS.get(name, name)} stays. Make a new entry with the rest copied."
            )
