"""From one season to the next: what is written down, what comes along, what stays behind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from lorapp.domain.applicant import Account, Registration
from lorapp.domain.arrival.closing import closing_of, in_the_way, still_open
from lorapp.domain.arrival.outcomes import outcomes_of
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.edits import checked
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.papers import Document, Statement
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.programs import Program, ProgramFact, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.seasons.past import certified_on
from lorapp.domain.values import NOT_GIVEN, is_given
from lorapp.domain.wording.days import coming_season, count_words, day_short
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

T = TypeVar("T")
S = TypeVar("S", Account, Registration, Statement, CalendarRow)

LONGEST_AHEAD: Final = 2
"""Seasons beyond the coming one that can be begun: nobody plans further by its dates."""

LASTING_PAPERS: Final = frozenset({"cv"})
"""Papers that belong to no season."""

SEASONAL_NOTES: Final = frozenset({"milestone", "document", "service", "season", "task", "match"})
"""What a "not needed" or a sleep was said about, that comes anew with a season."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollover:
    """What going on to the next season would do; nothing of it has happened."""

    before: int
    after: int
    marked: tuple[str, ...]
    left_open: tuple[str, ...]
    offered: tuple[Program, ...]


def rehearse(at: Situation) -> Rollover:
    """Say what the rollover writes down, what it leaves open, which programs can come along."""
    season = at.file.applicant.season
    return Rollover(
        before=season,
        after=season + 1,
        marked=tuple(_marked_words(at.file)),
        left_open=tuple(_left_open(at)),
        offered=tuple(one for one in at.file.programs if at.file.program_season(one) == season),
    )


def roll_over(at: Situation, brought: Sequence[str] = ()) -> SeasonFile:
    """Go on to the next season: one change, in which nothing of the old one moves.

    ``brought`` are programs of the old season that are considered again, as new entries.
    """
    file, season = at.file, at.file.applicant.season
    if season + 1 > coming_season(at.today) + LONGEST_AHEAD:
        raise RefusedError(
            f"Season {season + 1} is too far ahead to be planned. "
            "Change the season in your profile if it was a slip."
        )
    settled = with_season(file)
    offered = {one.key for one in rehearse(at).offered}
    wrong = [key for key in brought if key not in offered]
    if wrong:
        raise RefusedError(f"{wrong[0]!r} is not a program of season {season}.")
    after = replace(settled, applicant=replace(settled.applicant, season=season + 1))
    for key in dict.fromkeys(brought):
        new = brought_program(at, after, file.program(key))
        after = replace(after, programs=(*after.programs, new))
    return checked(file, after)


def with_season(file: SeasonFile) -> SeasonFile:
    """Write the season applied for into whatever follows it, so that it can move on."""
    season = file.applicant.season
    person = file.applicant
    pinned = replace(
        person,
        accounts=_pinned(person.accounts, season),
        registrations=_pinned(person.registrations, season),
    )
    return replace(
        file,
        applicant=pinned,
        letters=_each(file.letters, lambda one: _letter_home(file, one)),
        programs=_each(file.programs, lambda one: _program_home(file, one)),
        statements=_pinned(file.statements, season),
        documents=_each(file.documents, lambda one: _paper_home(one, season)),
        calendar=_pinned(file.calendar, season),
        steps=tuple(one for one in file.steps if not _is_seasonal(one.id)) or NOT_GIVEN,
    )


def brought_program(at: Situation, file: SeasonFile, old: Program) -> Program:
    """A program of the old season as a new entry: considered, with its rules as last seen."""
    before, season = at.file.program_season(old), file.applicant.season
    usual = at.file.service_of(old.specialty, before)
    seen = old.seen_on or at.today
    day = day_short(seen, at.today)
    fact = ProgramFact(
        what="season",
        says=f"Rules as seen for season {before}; look again.",
        source=old.source or f"your list of season {before}, {day}",
        seen_on=seen,
    )
    return replace(
        old,
        key=_key_for(file, old.key, season),
        season=season,
        service=None if old.service in {None, usual} else old.service,
        status=ProgramStatus.CONSIDERING,
        seen_on=seen,
        starts_on=None,
        complete_by=None,
        applied_on=None,
        signal=None,
        contact_after_interviews=None,
        facts=(*old.facts, fact),
    )


def _pinned(records: tuple[S, ...], season: int) -> tuple[S, ...]:
    """Records with a season of their own; one that has it stays as it is."""
    return _each(records, lambda one: one if one.season else replace(one, season=season))


def _each(records: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """Change each record; a list that was never filled in stays that."""
    return tuple(change(one) for one in records) if is_given(records) else NOT_GIVEN


def _letter_home(file: SeasonFile, one: Letter) -> Letter:
    return replace(one, season=file.letter_season(one), service=file.letter_service(one))


def _program_home(file: SeasonFile, one: Program) -> Program:
    return replace(one, season=file.program_season(one), service=file.program_service(one))


def _paper_home(one: Document, season: int) -> Document:
    if one.season is not None or one.kind.strip().lower() in LASTING_PAPERS:
        return one
    return replace(one, season=season)


def _is_seasonal(step_id: str) -> bool:
    return step_id.partition(":")[2].partition(":")[0] in SEASONAL_NOTES


def _key_for(file: SeasonFile, old: str, season: int) -> str:
    """A key of its own that still shows where it comes from: ``P3-28``."""
    base = old.removesuffix(f"-{(season - 1) % 100:02}")
    first = f"{base}-{season % 100:02}"
    taken = file.programs_by_key
    if first not in taken:
        return first
    return next(key for n in range(2, len(taken) + 3) if (key := f"{first}-{n}") not in taken)


def _marked_words(file: SeasonFile) -> Iterator[str]:
    season = file.applicant.season
    letters = sum(1 for one in file.letters if file.letter_season(one) == season)
    programs = sum(1 for one in file.programs if file.program_season(one) == season)
    statements = sum(1 for one in file.statements if (one.season or season) == season)
    papers = sum(
        1
        for one in file.documents
        if one.season in {None, season} and one.kind.strip().lower() not in LASTING_PAPERS
    )
    for count, noun in (
        (letters, "letter"),
        (programs, "program"),
        (statements, "statement"),
        (papers, "paper"),
    ):
        if count:
            yield count_words(count, noun)


def _left_open(at: Situation) -> Iterator[str]:
    """What of the old season is unfinished: nothing of it stops the rollover."""
    file, season = at.file, at.file.applicant.season
    if not outcomes_of(file, season, at.today):
        yield "How the season ended is not written down."
    elif closing_of(file, season, at.today) is None:
        yield f"The record of season {season} is not closed."
    owed = [short_name(file, one.mentor) for one in in_the_way(at, season)]
    if owed:
        yield f"A word is owed to {joined(list(dict.fromkeys(owed)))}."
    yield from still_open(at, season)
    mine = [one for one in file.letters if file.letter_season(one) == season]
    came = [one for one in mine if at.arrived(one) and not state(at, one).is_over]
    for service in dict.fromkeys(file.letter_service(one) for one in came):
        if certified_on(at, service, season) is None:
            yield (
                f"The application of season {season} is not certified; "
                "without that no letter can be imported."
            )
    talks = (one for one in file.interviews if one.at > at.now)
    if any(file.program_season(file.program(one.program)) == season for one in talks):
        yield "Interviews are still to come; they leave the plan."


def kept_programs(told: Rollover, which: str) -> tuple[str, ...]:
    """The keys of ``all`` programs that can come along, of those still ``open``, or of none."""
    if which == "all":
        return tuple(one.key for one in told.offered)
    if which == "open":
        return tuple(one.key for one in told.offered if not one.is_finished)
    return ()
