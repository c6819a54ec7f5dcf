"""Sheets about letters: each with its plan and its dates, what happened, and what was sent."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from lorapp.domain.letters.age import Recency
from lorapp.domain.letters.legality import NAMES
from lorapp.domain.letters.record import Event, Letter
from lorapp.domain.letters.summary import LetterSummary
from lorapp.domain.sheets.fields import (
    field_columns,
    key_column,
    mentor_of,
    rotation_of,
    service_of,
    specialty_of,
)
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import Column, Kind, SheetKind, Value
from lorapp.domain.tables.letter_list import LETTERS
from lorapp.domain.tables.reading import listed_text

_FRESH: Final = {Recency.GREEN: "fresh", Recency.AMBER: "ageing", Recency.RED: "old"}


def _summed(value: Callable[[LetterSummary], Value]) -> Callable[[Scene, Letter], Value]:
    return lambda scene, letter: value(scene.summary(letter.key))


def _happened(event: Event | None) -> str | None:
    return NAMES[event.kind] if event else None


def _day(event: Event | None) -> date | None:
    return event.on if event else None


def _places(pick: Callable[[LetterSummary], tuple[str, ...]]) -> Callable[[Scene, Letter], Value]:
    return lambda scene, letter: scene.all_named("programs", pick(scene.summary(letter.key)))


def _inner(name: str) -> Callable[[Scene], list[tuple[Letter, Any]]]:
    """Every record of a list inside the letters, with its letter."""
    return lambda scene: [
        (letter, one) for letter in scene.file.letters for one in getattr(letter, name)
    ]


def _own(name: str) -> Callable[[Scene, Any], Value]:
    return lambda _scene, row: getattr(row[1], name)


_BY_NAME: Final = LETTERS.by_name
_WRITER: Final = Column("Letter", lambda scene, row: scene.letter(row[0].key))

LETTER_SHEETS: Final = (
    SheetKind(
        "letters",
        "Letters",
        "Every letter as planned, then where it stands; the plan can be read back.",
        lambda scene: scene.file.letters,
        (
            *field_columns(
                LETTERS,
                {
                    "mentor": Column("Writer", mentor_of),
                    "rotation": Column("Rotation", rotation_of),
                    "service": Column(_BY_NAME["service"].heading, service_of),
                    "specialty": Column("Specialty", specialty_of),
                    "proves": Column(
                        _BY_NAME["proves"].heading, lambda _, one: listed_text(one.proves)
                    ),
                },
            ),
            Column("State", _summed(lambda letter: letter.state)),
            Column("Writer last", _summed(lambda letter: _happened(letter.said))),
            Column("Writer last on", _summed(lambda letter: _day(letter.said)), Kind.DAY),
            Column("Portal last", _summed(lambda letter: _happened(letter.shown))),
            Column("Portal last on", _summed(lambda letter: _day(letter.shown)), Kind.DAY),
            Column("Ask by", _summed(lambda letter: letter.ask_by), Kind.DAY),
            Column("Upload by", _summed(lambda letter: letter.upload_by), Kind.DAY),
            Column("Needed on", _summed(lambda letter: letter.needed_on), Kind.DAY),
            Column("Available on", _summed(lambda letter: letter.available_on), Kind.DAY),
            Column("Days late", _summed(lambda letter: letter.late_days or None), Kind.NUMBER),
            Column("Days open", _summed(lambda letter: letter.open_days), Kind.NUMBER),
            Column(
                "Freshness when programs read",
                _summed(lambda letter: _FRESH[letter.recency] if letter.recency else None),
            ),
            Column("Age then in months", _summed(lambda letter: letter.age_months), Kind.NUMBER),
            Column("Assigned to", _places(lambda letter: letter.assigned)),
            Column("Missing at", _places(lambda letter: letter.unassigned_at)),
            key_column(LETTERS),
        ),
    ),
    SheetKind(
        "letter-events",
        "Letter events",
        "What people said and what the portal showed, day by day.",
        _inner("events"),
        (
            _WRITER,
            Column("Day", _own("on"), Kind.DAY),
            Column("What", lambda _, row: _happened(row[1])),
            Column("Known from", lambda _, row: "the portal" if row[1].kind.is_shown else "people"),
            Column("How", _own("how")),
            Column("Answer", _own("answer")),
            Column("Promised for", _own("promised_on"), Kind.DAY),
            Column("Note", _own("note"), Kind.NOTE),
        ),
    ),
    SheetKind(
        "papers-sent",
        "Papers sent",
        "The papers each writer got, by version.",
        _inner("packet"),
        (
            _WRITER,
            Column("Day", _own("on"), Kind.DAY),
            Column("Paper", _own("name")),
            Column("Version", _own("version")),
            Column("SHA-256 of the file", _own("sha256")),
        ),
    ),
)
"""In the order of a workbook."""
