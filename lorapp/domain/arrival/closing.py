"""Closing the record of a season: what stands in the way, what stays open, and opening it again."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from lorapp.domain.arrival.forgotten import Owed, Word, of_season, open_words
from lorapp.domain.arrival.onboarding import onboarding
from lorapp.domain.arrival.outcomes import outcomes_of
from lorapp.domain.arrival.record import Closing
from lorapp.domain.edits import checked, replace_list
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.papers import StepNote
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import count_words, day_short
from lorapp.errors import RefusedError, UnknownKeyError

IN_THE_WAY: Final = frozenset({Word.THANKS, Word.RESULT})
NO_RESULT: Final = "First write down how the season ended; then its record can be closed."
SAID: Final = {Word.THANKS: "not thanked", Word.RESULT: "not told the result"}


def closing_of(file: SeasonFile, season: int, today: date) -> Closing | None:
    """When and why a season was closed; None while it is open."""
    return next((x for x in file.closings if x.season == season and x.on <= today), None)


def in_the_way(at: Situation, season: int) -> tuple[Owed, ...]:
    """Writers who are unthanked or untold: each is written to, or put away with a reason."""
    return tuple(
        one
        for one in open_words(at, season)
        if one.word in IN_THE_WAY and of_season(at, one.mentor, season)
    )


def still_open(at: Situation, season: int) -> Iterator[str]:
    """What else is left when a season is closed, a sentence each."""
    plan = onboarding(at, season)
    if plan is not None and plan.open:
        lines = count_words(len(plan.open), "line")
        yield f"{lines} on the way to the first day, next: {plan.open[0].line.title}."
    owing = [
        short_name(at.file, one.mentor)
        for one in at.file.letters
        if at.file.letter_season(one) == season and state(at, one).is_owed
    ]
    if owing:
        yield f"Letters never came from {joined(list(dict.fromkeys(owing)))}."
    others = [x for x in open_words(at, season) if x.word not in IN_THE_WAY]
    for word in (Word.NOTE, Word.DAY_ONE):
        people = [short_name(at.file, x.mentor) for x in others if x.word is word]
        if people:
            yield f"A {word} to {joined(people)}."


def close(
    at: Situation, season: int, skipped: Mapping[str, str] | None = None, note: str | None = None
) -> SeasonFile:
    """Close a season; RefusedError names every writer who is unthanked or untold.

    ``skipped`` gives the reason by the id of the step of each who is left out by hand.
    """
    if closing_of(at.file, season, at.today) is not None:
        raise RefusedError(f"Season {season} is closed already.")
    if not outcomes_of(at.file, season, at.today):
        raise RefusedError(NO_RESULT)
    reasons = {key: why.strip() for key, why in (skipped or {}).items() if why.strip()}
    left = [one for one in in_the_way(at, season) if one.step_id not in reasons]
    if left:
        raise RefusedError(_refusal(at, left))
    file = put_away(at.file, reasons)
    return checked(
        at.file,
        replace_list(
            file, "closings", (*file.closings, Closing(season=season, on=at.today, note=note))
        ),
    )


def reopen(at: Situation, season: int) -> SeasonFile:
    """Open a closed season again; its steps come back."""
    if closing_of(at.file, season, at.today) is None:
        raise UnknownKeyError(f"Season {season} is not closed.")
    left = tuple(one for one in at.file.closings if one.season != season)
    return replace_list(at.file, "closings", left)


def closed_words(at: Situation, closing: Closing) -> str:
    """``Season 2027 was closed on 2 Jul.``."""
    return f"Season {closing.season} was closed on {day_short(closing.on, at.today)}."


def put_away(file: SeasonFile, reasons: Mapping[str, str]) -> SeasonFile:
    """Skip words by hand, each with its reason."""
    kept = tuple(note for note in file.steps if note.id not in reasons)
    new = tuple(StepNote(id=key, not_needed=why) for key, why in reasons.items())
    return replace(file, steps=(*kept, *new)) if new else file


def _refusal(at: Situation, left: list[Owed]) -> str:
    told = []
    for word in (Word.THANKS, Word.RESULT):
        people = [short_name(at.file, one.mentor) for one in left if one.word is word]
        if people:
            told.append(f"{SAID[word]}: {joined(list(dict.fromkeys(people)))}")
    return (
        f"Still {'; '.join(told)}. Write to each, or say for each why not; "
        "then the record can be closed."
    )
