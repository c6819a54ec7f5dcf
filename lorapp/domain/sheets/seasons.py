"""Sheets about going from season to season: earlier letters, and what each season wants anew."""

from typing import Final

from lorapp.domain.arrival.record import TaskList
from lorapp.domain.seasons.earlier import earlier
from lorapp.domain.seasons.past import has_applied_before
from lorapp.domain.seasons.record import Reuse
from lorapp.domain.seasons.starting import Started, season_start
from lorapp.domain.sheets.fields import Filled
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import Column, Kind, SheetKind


def _standing(scene: Scene, one: Reuse) -> str | None:
    if one.season != scene.file.applicant.season:
        return None
    found = earlier(scene.at, one.letter)
    return found.standing.value if found else None


def _started(scene: Scene) -> tuple[Started, ...]:
    ticked = any(one.list is TaskList.SEASON_START for one in scene.file.tasks)
    return season_start(scene.at) if ticked or has_applied_before(scene.file) else ()


def _state(_scene: Scene, one: Started) -> str:
    if one.is_open:
        return "to do"
    return "done" if one.is_done else "not needed"


SEASONS_SHEETS: Final = (
    SheetKind(
        "asked-again",
        "Asked again",
        "Earlier letters and whether they may be used again.",
        lambda scene: scene.file.reuses,
        (
            Column("Letter", lambda scene, one: scene.letter(one.letter)),
            Column("For season", Filled("season"), Kind.NUMBER),
            Column("Asked on", Filled("asked_on"), Kind.DAY),
            Column("How", lambda _, one: str(one.how) if one.how else None),
            Column("Answer", lambda _, one: str(one.answer) if one.answer else None),
            Column("Answered on", Filled("answered_on"), Kind.DAY),
            Column("Became", lambda scene, one: scene.letter(one.becomes) if one.becomes else None),
            Column("Stands", _standing),
            Column("Note", Filled("note"), Kind.NOTE),
        ),
    ),
    SheetKind(
        "season-start",
        "Season start",
        "What does not carry over into the season applied for.",
        _started,
        (
            Column("What", lambda _, one: one.line.title),
            Column("Due", lambda _, one: one.due_on, Kind.DAY),
            Column("State", _state),
            Column("Done on", lambda _, one: one.task.done_on if one.task else None, Kind.DAY),
            Column("Note", lambda _, one: one.task.note if one.task else None, Kind.NOTE),
        ),
    ),
)
