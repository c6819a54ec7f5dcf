"""What if: the plan and the check of a record beside those of a copy with one thing changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from lorapp.domain.calendar.business import add_business_days
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Step
from lorapp.domain.engine.words import letter_mark, mentor_mark
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.requirements import held_now
from lorapp.domain.placing.rules.standing import has_room, plus, standing, standings, taking_part
from lorapp.domain.placing.rules.verdicts import Verdict
from lorapp.domain.placing.sets.kinds import Kind, imagine
from lorapp.domain.placing.sets.traits import portfolio
from lorapp.domain.placing.supposing.repair import smallest_repair
from lorapp.domain.programs import Assignment
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import count_words
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

R = TypeVar("R")

LATE_MAX: Final = 365
"""The most days a letter is supposed to come late."""

_COMING: Final = frozenset({EventKind.UPLOADED, EventKind.AVAILABLE, EventKind.IMPORTED})


@dataclass(frozen=True, slots=True)
class Without:
    """A letter, by key, never comes."""

    letter: str


@dataclass(frozen=True, slots=True)
class Late:
    """A letter, by key, comes ``days`` (1 to 365) later."""

    letter: str
    days: int


@dataclass(frozen=True, slots=True)
class OneMore:
    """A letter of a kind is there today, at every program it helps."""

    kind: Kind


Change = Without | Late | OneMore


@dataclass(frozen=True, slots=True)
class Effect:
    """One program that would be worse or better, and the rules that come out differently."""

    program: str
    is_worse: bool
    rules: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a change would do. Programs are keys in the record's order, steps ids in the plan's.

    A program is worse when any of its rules comes out worse or it lacks more letters to its
    minimum, better when the reverse is so and nothing is worse. ``change`` and
    ``smallest_repair`` are sentences with marks; nothing to mend is None. ``programs_missed``
    would stop reading before a letter that is still to come could then be there. ``effects``,
    ``added`` and ``removed`` say the same of programs and steps in full.
    """

    change: str
    programs_worse: tuple[str, ...]
    programs_better: tuple[str, ...]
    steps_added: tuple[str, ...]
    steps_removed: tuple[str, ...]
    smallest_repair: str | None
    programs_missed: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    added: tuple[Step, ...] = ()
    removed: tuple[Step, ...] = ()


def what_if(file: SeasonFile, now: datetime, change: Change) -> WhatIf:
    """Compare the record with a changed copy at one instant; nothing is stored.

    UnknownKeyError when there is no such letter, RefusedError outside 1 to 365 days.
    """
    at = Situation(file, now)
    supposed = suppose(at, change)
    before, after = standings(portfolio(at)), standings(portfolio(supposed.at))
    effects = tuple(
        Effect(
            key,
            after[key].is_worse_than(then),
            tuple(supposed.plainly(rule) for rule in after[key].changed_from(then)),
        )
        for key, then in before.items()
        if after[key].is_worse_than(then) or after[key].is_better_than(then)
    )
    worse = tuple(found.program for found in effects if found.is_worse)
    old, new = plan(file, now).steps, _steps(supposed, now)
    removed = _only_in(old, new)
    added = tuple(one for one in _only_in(new, old) if not _asks_once_more(one, supposed.gone))
    return WhatIf(
        change=supposed.words,
        programs_worse=worse,
        programs_better=tuple(found.program for found in effects if not found.is_worse),
        steps_added=tuple(step.id for step in added),
        steps_removed=tuple(step.id for step in removed),
        smallest_repair=smallest_repair(
            supposed.at, worse, lambda key, then: not then.is_worse_than(before[key])
        ),
        programs_missed=_missed(at, change) if isinstance(change, Late) else (),
        effects=effects,
        added=added,
        removed=removed,
    )


@dataclass(frozen=True, slots=True)
class Supposed:
    """A changed copy of a record, what was changed in words, and the keys that were made up.

    ``gone`` is the letter that never comes: nobody plans another one from the same stay.
    """

    at: Situation
    words: str
    invented: frozenset[str] = frozenset()
    gone: Letter | None = None

    def plainly(self, rule: Verdict) -> Verdict:
        """A verdict that names nothing but what is on record."""
        why = rule.why
        for key in self.invented:
            why = why.replace(mentor_mark(key), "the new one")
        letters = tuple(key for key in rule.letters if key not in self.invented)
        return replace(rule, letters=letters, why=why)


def suppose(at: Situation, change: Change) -> Supposed:
    """The situation as it would be with one thing changed."""
    if isinstance(change, OneMore):
        return _one_more(at, change.kind)
    letter = at.file.letter(change.letter)
    if isinstance(change, Without):
        return Supposed(
            Situation(without(at.file, {letter.key}), at.now),
            f"{letter_mark(letter.key)} never comes.",
            gone=letter,
        )
    if not 1 <= change.days <= LATE_MAX:
        raise RefusedError(f"A letter can be 1 to {LATE_MAX} days late; name a number of them.")
    later = tuple(_later(at, one, change.days) if one is letter else one for one in at.file.letters)
    return Supposed(
        Situation(replace(at.file, letters=later), at.now),
        f"{letter_mark(letter.key)} comes {count_words(change.days, 'day')} later.",
    )


def without(file: SeasonFile, gone: set[str]) -> SeasonFile:
    """A copy of the record in which some letters were never there."""
    return replace(
        file,
        letters=_kept(file.letters, lambda one: one.key not in gone),
        assignments=_kept(file.assignments, lambda one: one.letter not in gone),
        exclusions=_kept(file.exclusions, lambda one: one.letter not in gone),
        reservations=tuple(
            replace(one, instead=None) if one.instead in gone else one
            for one in _kept(file.reservations, lambda one: one.letter not in gone)
        ),
    )


def _later(at: Situation, letter: Letter, days: int) -> Letter:
    """The letter with its upload moved; before that, with the days it was promised for."""
    span = timedelta(days=days)
    events = tuple(
        replace(event, on=event.on + span) if event.kind in _COMING else event
        for event in letter.events
    )
    if at.arrived(letter):
        return replace(letter, events=events)
    return replace(
        letter,
        stated_deadline=_moved(letter.stated_deadline, span),
        events=tuple(replace(one, promised_on=_moved(one.promised_on, span)) for one in events),
    )


def _missed(at: Situation, change: Late) -> tuple[str, ...]:
    """Programs that close between the day a letter could be there and that day moved."""
    letter = at.file.letter(change.letter)
    if at.arrived(letter):
        return ()
    agreed = at.last(letter, EventKind.AGREED)
    told = letter.stated_deadline or (agreed.promised_on if agreed else None)
    comes = max(told or at.today, at.today)
    processing = at.number("processing_business_days")
    here = add_business_days(comes, processing)
    then = add_business_days(comes + timedelta(days=change.days), processing)
    wanting = {program.key for program in at.places.wanted_by(letter)}
    return tuple(
        program.key
        for program in at.file.programs
        if program.key in wanting and program.complete_by and here <= program.complete_by < then
    )


def _moved(day: date | None, span: timedelta) -> date | None:
    return day + span if day else None


def _one_more(at: Situation, kind: Kind) -> Supposed:
    """The record with one more letter, assigned wherever it makes something better."""
    imagined = imagine(at, (kind,))
    here, letter = imagined.at, imagined.letters[kind]
    book = portfolio(here)
    placed = [
        Assignment(letter=letter.key, program=held.program.key, on=here.today)
        for held in (held_now(book, program) for program in taking_part(book))
        if has_room(book, held.program, letter)
        and standing(plus(held, letter)).is_better_than(standing(held))
    ]
    grown = replace(here.file, assignments=(*here.file.assignments, *placed))
    return Supposed(
        Situation(grown, at.now),
        f"One more {kind.words(at.file)} is there.",
        imagined.keys,
    )


def _steps(supposed: Supposed, now: datetime) -> tuple[Step, ...]:
    """The plan of the changed copy, less what is about things that were made up."""
    return tuple(
        step
        for step in plan(supposed.at.file, now).steps
        if not {step.letter, step.mentor, step.key} & supposed.invented
    )


def _asks_once_more(step: Step, gone: Letter | None) -> bool:
    """Whether a step would plan a letter from the writer who was just supposed to fail."""
    return gone is not None and (step.rule, step.kind, step.key, step.mentor) == (
        "ask",
        "rotation",
        gone.rotation,
        gone.mentor,
    )


def _only_in(some: tuple[Step, ...], others: tuple[Step, ...]) -> tuple[Step, ...]:
    known = {step.id for step in others}
    return tuple(step for step in some if step.id not in known)


def _kept(records: tuple[R, ...], stays: Callable[[R], bool]) -> tuple[R, ...]:
    return tuple(one for one in records if stays(one))
