"""Sheets about time: what is to be done, and the dates of the season."""

from datetime import date, datetime
from typing import Final

from lorapp.domain.calendar.rows import RowStatus
from lorapp.domain.calendar.season import SeasonRow
from lorapp.domain.engine.steps import Step
from lorapp.domain.sheets.fields import Filled, mentor_of
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import Column, Kind, SheetKind, Value

_SURE: Final = {
    RowStatus.PUBLISHED: "published",
    RowStatus.SECONDARY: "second-hand",
    RowStatus.PROJECTED: "projected",
    RowStatus.OPEN: "not yet known",
}


def _moment(scene: Scene, row: SeasonRow, *, home: bool) -> date | datetime | None:
    if not isinstance(row.at, datetime):
        return row.at
    return scene.at_home(row.at) if home else scene.eastern(row.at)


def _day(scene: Scene, row: SeasonRow, *, home: bool = False) -> Value:
    found = _moment(scene, row, home=home)
    return found.date() if isinstance(found, datetime) else found


def _hour(scene: Scene, row: SeasonRow, *, home: bool = False) -> Value:
    found = _moment(scene, row, home=home)
    return f"{found:%H:%M}" if isinstance(found, datetime) else None


def _why(scene: Scene, step: Step) -> Value:
    return "\n".join(scene.told(reason) for reason in step.why)


SEASON_SHEETS: Final = (
    SheetKind(
        "plan",
        "Plan",
        "What is to be done, the most pressing first.",
        lambda scene: scene.plan.steps,
        (
            Column("Step", lambda scene, step: scene.told(step.title)),
            Column("State", Filled("state")),
            Column("From", Filled("opens"), Kind.DAY),
            Column("Due", Filled("due"), Kind.DAY),
            Column("Due is projected", lambda _, step: step.projected or None, Kind.FLAG),
            Column("Mentor", mentor_of),
            Column("Programs", lambda scene, step: scene.all_named("programs", step.programs)),
            Column("Why", _why, Kind.NOTE),
            Column("Asleep until", Filled("asleep_until"), Kind.DAY),
        ),
    ),
    SheetKind(
        "season",
        "Season dates",
        "The dates of your season on two clocks; projected ones are only expected.",
        lambda scene: scene.season_rows,
        (
            Column("What", Filled("title")),
            Column("Service", lambda scene, row: scene.service(row.service)),
            Column("Day (ET)", _day, Kind.DAY),
            Column("Hour (ET)", _hour),
            Column("Day ({home})", lambda scene, row: _day(scene, row, home=True), Kind.DAY),
            Column("Hour ({home})", lambda scene, row: _hour(scene, row, home=True)),
            Column("How sure", lambda _, row: _SURE[row.status]),
            Column("Or perhaps", Filled("or_at"), Kind.DAY),
            Column("Days left", lambda _, row: row.days_left, Kind.NUMBER),
            Column("Already done", lambda _, row: not row.applies or None, Kind.FLAG),
        ),
    ),
)
"""In the order of a workbook."""
