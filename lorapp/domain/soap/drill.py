"""The rehearsal: the hours of Match Week walked through with the applicant's own sets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from lorapp.domain.edits import appended
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.soap.hours import (
    APPLICATIONS,
    BEGINS,
    MATCH_DAY,
    Hour,
    hours,
    is_at_night,
)
from lorapp.domain.soap.record import Drill
from lorapp.domain.soap.sets import is_done, prepared, why_not_eligible
from lorapp.domain.wording.days import count_words
from lorapp.frozen import dataclass

LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class Stage:
    """One hour of the rehearsal and what would be missing in it."""

    hour: Hour
    missing: tuple[str, ...]


def stages(at: Situation) -> tuple[Stage, ...]:
    """The hours in which the applicant has something to do or to know, in order."""
    return tuple(Stage(hour, tuple(_missing(at, hour))) for hour in hours(at))


def _missing(at: Situation, hour: Hour) -> Iterator[str]:
    if hour.code == BEGINS:
        if why := why_not_eligible(at):
            yield why
    elif hour.code == APPLICATIONS:
        yield from _sets_missing(at)
    elif hour.code == MATCH_DAY:
        return
    if is_at_night(at, hour) and hour.code not in {"school-unmatched-report", "school-soap-report"}:
        yield "This is night where you are: set an alarm, and charge the phone."


def _sets_missing(at: Situation) -> Iterator[str]:
    for found in prepared(at):
        name = f"{found.name[:1].upper()}{found.name[1:]}"
        if not found.letters:
            yield f"{name}: no letter can be used."
        elif not found.is_ready:
            yield f"{name}: the set is not marked as ready."
        if not is_done(at, found.statement):
            yield f"{name}: no finished statement."
        for change in found.changes:
            yield f"{name}: {change}"


def all_missing(at: Situation) -> tuple[str, ...]:
    """Everything that would be missing, each once."""
    return tuple(dict.fromkeys(text for stage in stages(at) for text in stage.missing))


def drill_of(at: Situation, begun: datetime) -> Drill:
    """The rehearsal that began at an instant and ends now, with what was not ready."""
    minutes = max(0, int((at.now - begun).total_seconds() // 60))
    missing = all_missing(at)
    told = " ".join(missing) if missing else "Everything was ready."
    return Drill(on=at.today, minutes=minutes, note=told[:LONGEST_NOTE])


def with_drill(file: SeasonFile, drill: Drill) -> SeasonFile:
    """Keep a rehearsal; of one day the last counts."""
    others = tuple(one for one in file.drills if one.on != drill.on)
    return appended(replace(file, drills=others), "drills", drill)


def result_words(at: Situation) -> str:
    """How a rehearsal ends, in a sentence."""
    count = len(all_missing(at))
    if not count:
        return "Everything was ready."
    return f"{count_words(count, 'thing')} would have been missing."
