"""Sheets about programs: what they ask, what they hold, and when they interview."""

from typing import Any, Final

from lorapp.domain.gathered import assigned_to
from lorapp.domain.programs import Program
from lorapp.domain.sheets.fields import (
    Filled,
    field_columns,
    key_column,
    letter_of,
    program_of,
    service_of,
    specialty_of,
)
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import Column, Kind, SheetKind
from lorapp.domain.tables.program_list import PROGRAMS
from lorapp.domain.tables.reading import listed_text
from lorapp.domain.tables.visas import visas_text
from lorapp.domain.values import is_given

_BY_NAME: Final = PROGRAMS.by_name


def _rule(name: str) -> str:
    """A rule as its own column is called."""
    return (_BY_NAME.get(f"letters.{name}") or _BY_NAME[name]).label


def _visas(program: Program) -> str | None:
    return visas_text(program.visas) if is_given(program.visas) else None


def _held(scene: Scene, program: Program) -> str:
    placed = assigned_to(scene.file).get(program.key, ())
    return "; ".join(scene.letter(one.letter) or "" for one in placed)


def _what(_scene: Scene, fact: Any) -> str:  # noqa: ANN401  a fact of a program
    target = PROGRAMS.by_name.get(fact.what)
    return target.label if target else str(fact.what)


def _facts(scene: Scene) -> list[tuple[Program, Any]]:
    return [(program, fact) for program in scene.file.programs for fact in program.facts]


PROGRAM_SHEETS: Final = (
    SheetKind(
        "programs",
        "Programs",
        "Every program with its letter rules and dates; can be read back.",
        lambda scene: scene.file.programs,
        (
            *field_columns(
                PROGRAMS,
                {
                    "specialty": Column("Specialty", specialty_of),
                    "service": Column(_BY_NAME["service"].heading, service_of),
                    "strict": Column(
                        _BY_NAME["strict"].heading,
                        lambda _, one: ", ".join(map(_rule, one.strict)),
                    ),
                    "visas": Column("Visas", lambda _, one: _visas(one)),
                },
            ),
            Column("Letters there", _held),
            key_column(PROGRAMS),
        ),
    ),
    SheetKind(
        "program-facts",
        "Program facts",
        "What sources say of a program, also where they differ.",
        _facts,
        (
            Column("Program", lambda scene, row: scene.program(row[0].key)),
            Column("What", lambda scene, row: _what(scene, row[1])),
            Column("Says", lambda _, row: row[1].says),
            Column("Source", lambda _, row: row[1].source),
            Column("Seen on", lambda _, row: row[1].seen_on, Kind.DAY),
        ),
    ),
    SheetKind(
        "assignments",
        "Assignments",
        "Which letter is at which program.",
        lambda scene: scene.file.assignments,
        (
            Column("Letter", letter_of),
            Column("Program", program_of),
            Column("Day", Filled("on"), Kind.DAY),
            Column("Stays in proposals", Filled("pin"), Kind.FLAG),
            Column("Reason", Filled("reason")),
            Column("Counts as", lambda scene, one: _counts(scene, one.counts_as)),
        ),
    ),
    SheetKind(
        "reservations",
        "Kept slots",
        "Slots kept for letters that are still to come.",
        lambda scene: scene.file.reservations,
        (
            Column("Program", program_of),
            Column("For the letter", letter_of),
            Column("Kept until", Filled("until"), Kind.DAY),
            Column("Then instead", lambda scene, one: scene.letter(one.instead)),
        ),
    ),
    SheetKind(
        "exclusions",
        "Kept away",
        "Letters that are kept away from a program.",
        lambda scene: scene.file.exclusions,
        (
            Column("Program", program_of),
            Column("Letter", letter_of),
            Column("Reason", Filled("reason")),
        ),
    ),
    SheetKind(
        "interviews",
        "Interviews",
        "Every interview on three clocks; can be read back, by its exact moment.",
        lambda scene: scene.file.interviews,
        (
            Column("Program", program_of),
            Column("On the program's clock", lambda s, one: s.there(one.at, one.zone), Kind.MOMENT),
            Column("Time zone", Filled("zone")),
            Column("Eastern clock (ET)", lambda s, one: s.eastern(one.at), Kind.MOMENT),
            Column("Your clock ({home})", lambda s, one: s.at_home(one.at), Kind.MOMENT),
            Column("How", Filled("how")),
            Column("Minutes", Filled("minutes"), Kind.NUMBER),
            Column("Status", Filled("status")),
            Column("Place or link", Filled("place")),
            Column("Whom to write to", Filled("contact")),
            Column("My questions", lambda _, one: listed_text(one.questions), Kind.NOTE),
            Column("Notes", Filled("notes"), Kind.NOTE),
            Column("Exact moment", lambda _, one: one.at.isoformat()),
        ),
    ),
    SheetKind(
        "program-messages",
        "Program messages",
        "What you wrote to programs.",
        lambda scene: scene.file.program_messages,
        (
            Column("Day", Filled("on"), Kind.DAY),
            Column("Program", program_of),
            Column("What for", lambda _, one: one.kind.replace("-", " ")),
            Column("To", Filled("to")),
            Column("Holds until", Filled("until"), Kind.DAY),
            Column("Text", Filled("text"), Kind.NOTE),
        ),
    ),
)
"""In the order of a workbook."""


def _counts(scene: Scene, counts_as: str | None) -> str | None:
    return "the program's specialty" if counts_as == "in_specialty" else scene.specialty(counts_as)
