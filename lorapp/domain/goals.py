"""What the applicant hopes for, and what of the record does not fit it (features A001, A002)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Final

from lorapp.domain.applicant import Applicant
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.letters.states import state
from lorapp.domain.placing.rules.circumstances import visa_verdict
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.placing.rules.verdicts import Result
from lorapp.domain.placing.sets.broad import takes_any_specialty
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.names import statement_name
from lorapp.domain.wording.days import count_words
from lorapp.domain.wording.names import specialty_words

NOON: Final = time(12)
NAMED: Final = 1
"""How many records of a kind are named before the rest are counted; a form has little room."""


def beside_goals(file: SeasonFile, program: Program) -> tuple[str, ...]:
    """Why a program is not among the goals; what is unknown on either side never counts."""
    who = file.applicant
    found = []
    asked = None if takes_any_specialty(program) else program.specialty
    if asked and who.specialties and asked not in who.specialties:
        found.append(f"{specialty_words(file, asked)} is not among your specialties")
    if who.states and program.state and _folded(program.state) not in map(_folded, who.states):
        found.append(f"outside {joined(who.states)}")
    return tuple(found)


def left_behind(file: SeasonFile, after: Applicant, today: date) -> str:
    """What a change of goals leaves behind, in one sentence; empty where nothing is."""
    now = datetime.combine(today, NOON, file.applicant.zone)
    old, new = Situation(file, now), Situation(replace(file, applicant=after), now)
    stuck = set(_beside(new)) - set(_beside(old))
    parts = [
        _named([one.name for one in file.programs if ("program", one.key) in stuck], "program"),
        _named(
            [
                f"{short_name(file, one.mentor)}'s letter"
                for one in file.letters
                if ("letter", one.key) in stuck
            ],
            "letter",
        ),
        _named(
            [
                statement_name(file, one)
                for one in file.statements
                if ("statement", one.key) in stuck
            ],
            "statement",
        ),
    ]
    told = joined([part for part in parts if part])
    return f"No longer fits: {told}." if told else ""


def _beside(at: Situation) -> Iterator[tuple[str, str]]:
    """Kind and key of everything open that does not fit the goals."""
    file, wanted = at.file, at.file.applicant.specialties
    for program in file.programs:
        refused = visa_verdict(at, program).result is Result.FAIL
        if not program.is_finished and (refused or beside_goals(file, program)):
            yield "program", program.key
    if not wanted:
        return
    for letter in file.letters:
        asked = letter.specialty
        if asked not in {*ALL_SPECIALTIES, *wanted} and not state(at, letter).is_over:
            yield "letter", letter.key
    for statement in file.statements:
        if statement.specialty is not None and statement.specialty not in wanted:
            yield "statement", statement.key


def _named(names: list[str], noun: str) -> str:
    """The first names, and how many more: ``A, B and 3 more programs``."""
    more = len(names) - NAMED
    if more <= 0:
        return joined(names)
    return joined([*names[:NAMED], count_words(more, f"more {noun}")])


def _folded(state_name: str) -> str:
    return state_name.strip().casefold()
