"""Every key, label and help line, declared once. Applicants remap them by id."""

from lorapp.keymap.command import Command, bindings, cap, remapped
from lorapp.keymap.everywhere import BACK, EVERYWHERE, MOVING, NARROWING
from lorapp.keymap.mains import (
    LETTER,
    LETTER_RECORD,
    LETTERS,
    MENTORS,
    MONTH,
    PAGE,
    PAGES,
    ROTATIONS,
    SEASON,
    TODAY,
)
from lorapp.keymap.parts import CHOOSING, FILTER, FORM, PANEL
from lorapp.keymap.paths import GUIDED, MESSAGE, READING, WRITING
from lorapp.keymap.scopes import SCOPES, problems

__all__ = [
    "BACK",
    "CHOOSING",
    "EVERYWHERE",
    "FILTER",
    "FORM",
    "GUIDED",
    "LETTER",
    "LETTERS",
    "LETTER_RECORD",
    "MENTORS",
    "MESSAGE",
    "MONTH",
    "MOVING",
    "NARROWING",
    "PAGE",
    "PAGES",
    "PANEL",
    "READING",
    "ROTATIONS",
    "SCOPES",
    "SEASON",
    "TODAY",
    "WRITING",
    "Command",
    "bindings",
    "cap",
    "problems",
    "remapped",
]
