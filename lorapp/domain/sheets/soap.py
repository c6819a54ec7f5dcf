"""Sheets about SOAP: the letters chosen for it, the applications, the rehearsals."""

from typing import Final

from lorapp.domain.engine.words import short_name
from lorapp.domain.sheets.fields import Filled
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import Column, Kind, SheetKind
from lorapp.domain.soap.record import SoapApplication, SoapPlan
from lorapp.domain.soap.sent import status_words
from lorapp.domain.wording.names import specialty_words


def _letters(scene: Scene, plan: SoapPlan) -> str:
    file = scene.file
    return "; ".join(short_name(file, file.letter(key).mentor) for key in plan.letters)


def _specialty(scene: Scene, one: SoapPlan | SoapApplication) -> str | None:
    return specialty_words(scene.file, one.specialty) or None


def _statement(scene: Scene, plan: SoapPlan) -> str | None:
    found = scene.file.statements_by_key.get(plan.statement or "")
    return (found.version or specialty_words(scene.file, found.specialty)) if found else None


SOAP_SHEETS: Final = (
    SheetKind(
        "soap-sets",
        "SOAP sets",
        "The letters you chose for SOAP, a set for each specialty.",
        lambda scene: scene.file.soap_plans,
        (
            Column("Season", Filled("season"), Kind.NUMBER),
            Column("Specialty", _specialty),
            Column("Letters", _letters),
            Column("Statement", _statement),
            Column("Ready on", Filled("ready_on"), Kind.DAY),
            Column("Note", Filled("note"), Kind.NOTE),
        ),
    ),
    SheetKind(
        "soap-applications",
        "SOAP applications",
        "What you sent in SOAP, and who contacted you first.",
        lambda scene: scene.file.soap_applications,
        (
            Column("Program", Filled("name")),
            Column("Specialty", _specialty),
            Column("Season", Filled("season"), Kind.NUMBER),
            Column("Sent", Filled("at"), Kind.MOMENT),
            Column("It contacted you", Filled("contacted_at"), Kind.MOMENT),
            Column("State", lambda scene, one: status_words(scene.at, one)),
            Column("Note", Filled("note"), Kind.NOTE),
        ),
    ),
    SheetKind(
        "soap-rehearsals",
        "Rehearsals of Match Week",
        "When you walked through the week, and what was not ready.",
        lambda scene: scene.file.drills,
        (
            Column("On", Filled("on"), Kind.DAY),
            Column("Minutes", Filled("minutes"), Kind.NUMBER),
            Column("What was said", Filled("note"), Kind.NOTE),
        ),
    ),
)
"""In the order of a workbook."""
