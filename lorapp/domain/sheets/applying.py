"""Sheets about applications for rotations and their papers."""

from typing import Any, Final

from lorapp.domain.applying.papers import due
from lorapp.domain.applying.policies import WORDS
from lorapp.domain.applying.record import RotationApplication, RotationPaper
from lorapp.domain.applying.standing import STATES, need, status_of
from lorapp.domain.sheets.fields import Filled, rotation_of, specialty_of
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import Column, Kind, SheetKind

Pair = tuple[RotationApplication, RotationPaper]


def _papers(scene: Scene) -> list[Pair]:
    return [(one, paper) for one in scene.file.rotation_applications for paper in one.papers]


def _policy(_scene: Scene, one: Any) -> str | None:  # noqa: ANN401  one shape for all columns
    return WORDS[one.letter_policy] if one.letter_policy else None


def _kind(_scene: Scene, one: Any) -> str | None:  # noqa: ANN401  one shape for all columns
    return str(one.kind) if one.kind else None


APPLYING_SHEETS: Final = (
    SheetKind(
        "rotation-applications",
        "Rotation applications",
        "Stays applied for, and what became of it.",
        lambda scene: scene.file.rotation_applications,
        (
            Column("Site", Filled("site")),
            Column("Agency", Filled("agency")),
            Column("Needs", lambda scene, one: str(need(scene.at, one))),
            Column("Stands", lambda _, one: STATES[status_of(one)]),
            Column("First day", Filled("starts_on"), Kind.DAY),
            Column("Last day", Filled("ends_on"), Kind.DAY),
            Column("Kind", _kind),
            Column("Specialty", specialty_of),
            Column("Apply by", Filled("apply_by"), Kind.DAY),
            Column("Applied on", Filled("applied_on"), Kind.DAY),
            Column("Answer by", Filled("answer_by"), Kind.DAY),
            Column("Answered on", Filled("answered_on"), Kind.DAY),
            Column("Letters there", _policy),
            Column("Fee in USD", Filled("application_fee_usd"), Kind.NUMBER),
            Column("Cost in USD", Filled("cost_usd"), Kind.NUMBER),
            Column("City", Filled("city")),
            Column("State", Filled("state")),
            Column("Country", Filled("country")),
            Column("Rotation", rotation_of),
            Column("Notes", Filled("notes"), Kind.NOTE),
        ),
    ),
    SheetKind(
        "rotation-papers",
        "Rotation papers",
        "What each site asks for, with its day.",
        _papers,
        (
            Column("Site", lambda _, pair: pair[0].site),
            Column("Paper", lambda _, pair: pair[1].name),
            Column("By", lambda scene, pair: due(scene.at, *pair).day, Kind.DAY),
            Column("Done on", lambda _, pair: pair[1].done_on, Kind.DAY),
            Column("Cost in USD", lambda _, pair: pair[1].cost_usd, Kind.NUMBER),
            Column("Note", lambda _, pair: pair[1].note, Kind.NOTE),
        ),
    ),
)
"""In the order of a workbook."""
