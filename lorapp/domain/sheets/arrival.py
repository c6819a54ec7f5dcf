"""Sheets about the end of a season: results, the list to the first day, closings."""

from typing import Final

from lorapp.domain.arrival.onboarding import Onboarding, Planned, onboarding
from lorapp.domain.arrival.outcomes import WORDS, first_day, place_name, visa_of
from lorapp.domain.arrival.record import MatchOutcome
from lorapp.domain.sheets.fields import Filled
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import Column, Kind, SheetKind, Value


def _tasks(scene: Scene) -> tuple[Planned, ...]:
    plan: Onboarding | None = onboarding(scene.at)
    return plan.tasks if plan else ()


def _begins(scene: Scene, one: MatchOutcome) -> Value:
    return first_day(scene.file, one) if one.program or one.place else None


def _visa(scene: Scene, one: MatchOutcome) -> Value:
    visa = visa_of(scene.file, one) if one.program or one.place else None
    return str(visa) if visa else None


def _first(scene: Scene, one: Planned) -> str:
    titles = {other.line.code: other.line.title for other in _tasks(scene)}
    return "; ".join(titles[code] for code in one.blocked_by)


ARRIVAL_SHEETS: Final = (
    SheetKind(
        "results",
        "Results",
        "How your seasons ended.",
        lambda scene: scene.file.outcomes,
        (
            Column("Season", Filled("season"), Kind.NUMBER),
            Column("Result", lambda _, one: WORDS[one.result]),
            Column("Place", lambda scene, one: place_name(scene.file, one) or None),
            Column("Known since", Filled("on"), Kind.DAY),
            Column("Visa class", _visa),
            Column("First day", _begins, Kind.DAY),
            Column("Note", Filled("note"), Kind.NOTE),
        ),
    ),
    SheetKind(
        "first-day-list",
        "To the first day",
        "What is to be settled before your first day, planned back from it.",
        _tasks,
        (
            Column("What", Filled("line.title")),
            Column("State", Filled("state")),
            Column("By, or done on", Filled("due_on"), Kind.DAY),
            Column("Your own day", lambda _, one: one.own_day is not None or None, Kind.FLAG),
            Column("Done by", Filled("line.who")),
            Column("First", _first),
            Column("Says who", lambda s, one: s.file.rulebook.publisher(one.line.source)),
            Column("Why not", lambda _, one: one.task.not_needed if one.task else None),
            Column("Note", lambda _, one: one.task.note if one.task else None, Kind.NOTE),
        ),
    ),
    SheetKind(
        "closed-seasons",
        "Closed seasons",
        "Seasons whose record you closed.",
        lambda scene: scene.file.closings,
        (
            Column("Season", Filled("season"), Kind.NUMBER),
            Column("Closed on", Filled("on"), Kind.DAY),
            Column("Note", Filled("note"), Kind.NOTE),
        ),
    ),
)
"""In the order of a workbook."""
