"""Sheets about people and stays: mentors, contacts, rotations, and what was seen there."""

from collections.abc import Callable
from typing import Any, Final

from lorapp.domain.experience import basis, is_us, weeks
from lorapp.domain.gathered import contacts_with
from lorapp.domain.mentors import Mentor
from lorapp.domain.sheets.fields import (
    Filled,
    field_columns,
    key_column,
    mentor_of,
    rotation_of,
    specialty_of,
)
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import Column, Kind, SheetKind, Value
from lorapp.domain.tables.mentor_list import MENTORS
from lorapp.domain.tables.rotation_list import ROTATIONS


def _inner(name: str) -> Callable[[Scene], list[tuple[Mentor, Any]]]:
    return lambda scene: [
        (mentor, one) for mentor in scene.file.mentors for one in getattr(mentor, name)
    ]


def _own(name: str) -> Callable[[Scene, Any], Value]:
    return lambda _scene, row: getattr(row[1], name)


def _last_contact(scene: Scene, mentor: Mentor) -> Value:
    theirs = contacts_with(scene.file).get(mentor.key, ())
    return max((one.on for one in theirs if one.on <= scene.at.today), default=None)


def _wish(_scene: Scene, mentor: Mentor) -> Value:
    wish = mentor.reminder_wish
    return ", ".join(map(str, wish.days_before)) if wish else None


def _words(name: str) -> Callable[[Scene, Any], Value]:
    """A choice in words: ``program director``."""
    return lambda _scene, one: (getattr(one, name) or "").replace("-", " ")


def _moments(scene: Scene, theme: str) -> int:
    return sum(theme in moment.themes for moment in scene.file.moments)


_MENTOR: Final = Column("Mentor", lambda scene, row: scene.mentor(row[0].key))
_M, _R = MENTORS.by_name, ROTATIONS.by_name

MENTOR_SHEETS: Final = (
    SheetKind(
        "mentors",
        "Mentors",
        "Everyone who may write; can be read back.",
        lambda scene: scene.file.mentors,
        (
            *field_columns(
                MENTORS,
                {
                    "role": Column("Role", _words("role")),
                    "specialty": Column("Specialty", specialty_of),
                    "reminder_days": Column(_M["reminder_days"].heading, _wish),
                    "knows_programs": Column(
                        _M["knows_programs"].heading,
                        lambda scene, one: scene.all_named("programs", one.knows_programs),
                    ),
                },
            ),
            Column("Last in touch", _last_contact, Kind.DAY),
            Column("Helpers", lambda _, one: "; ".join(helper.name for helper in one.helpers)),
            key_column(MENTORS),
        ),
    ),
    SheetKind(
        "mentor-addresses",
        "Mentor addresses",
        "Every e-mail address of a mentor, old ones too.",
        _inner("emails"),
        (
            _MENTOR,
            Column("E-mail", _own("address")),
            Column("In use", lambda _, row: row[0].email == row[1].address, Kind.FLAG),
        ),
    ),
    SheetKind(
        "mentor-helpers",
        "Mentor helpers",
        "Assistants and coordinators.",
        _inner("helpers"),
        (
            _MENTOR,
            Column("Helper", _own("name")),
            Column("Role", _own("role")),
            Column("E-mail", _own("email")),
            Column("Phone", _own("phone")),
        ),
    ),
    SheetKind(
        "contacts",
        "Contacts",
        "Each time you and a mentor were in touch; can be read back.",
        lambda scene: scene.file.contacts,
        (
            Column("Mentor", mentor_of),
            Column("Day of contact", Filled("on"), Kind.DAY),
            Column("How", Filled("how")),
            Column("What was said", Filled("note"), Kind.NOTE),
        ),
    ),
)
"""In the order of a workbook."""

STAY_SHEETS: Final = (
    SheetKind(
        "rotations",
        "Rotations",
        "Every stay, past and to come; can be read back.",
        lambda scene: scene.file.rotations,
        (
            *field_columns(
                ROTATIONS,
                {
                    "specialty": Column("Specialty", specialty_of),
                    "mentors": Column(
                        _R["mentors"].heading,
                        lambda scene, one: scene.all_named("mentors", one.mentors),
                    ),
                },
            ),
            Column("Weeks", lambda _, one: weeks(one), Kind.NUMBER),
            Column("Counts as", lambda _, one: basis(one).value),
            Column("In the US", lambda _, one: is_us(one), Kind.FLAG),
            key_column(ROTATIONS),
        ),
    ),
    SheetKind(
        "moments",
        "Moments",
        "What mentors saw you do, and what they said.",
        lambda scene: scene.file.moments,
        (
            Column("Day", Filled("on"), Kind.DAY),
            Column("Mentor", mentor_of),
            Column("Rotation", rotation_of),
            Column("Themes", lambda _, one: "; ".join(one.themes)),
            Column("What happened", Filled("text"), Kind.NOTE),
            Column("Was feedback", Filled("feedback"), Kind.FLAG),
        ),
    ),
    SheetKind(
        "themes",
        "Themes",
        "What the letters together should show.",
        lambda scene: scene.file.themes,
        (
            Column("Theme", lambda _, theme: theme),
            Column("Moments", _moments, Kind.NUMBER),
        ),
    ),
)
"""In the order of a workbook."""
