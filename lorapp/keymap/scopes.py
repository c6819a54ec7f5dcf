"""Which commands stand together, and what is wrong with a keymap."""

from collections.abc import Mapping, Sequence
from typing import Final

from lorapp.keymap.applying import APPLYING, PAPERS
from lorapp.keymap.arrival import ARRIVAL
from lorapp.keymap.backups import BACKUPS
from lorapp.keymap.command import Command, cap, remapped
from lorapp.keymap.comments import COMMENTS
from lorapp.keymap.contacts import CONTACTS
from lorapp.keymap.everywhere import BACK, EVERYWHERE, MOVING, NARROWING
from lorapp.keymap.exports import CHARTS, EXPORTS
from lorapp.keymap.interviews import DOSSIER, INTERVIEWS, WORDS
from lorapp.keymap.mains import (
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
from lorapp.keymap.matrix import MATRIX, MATRIX_MOVING, PROPOSAL, REHEARSAL, WHAT_IF
from lorapp.keymap.parts import CHOOSING, FILTER, FORM, PANEL
from lorapp.keymap.paths import GUIDED, MESSAGE, READING, WRITING
from lorapp.keymap.portal import ASSIGN, ENTRY_SHEET, LOOK, PASTING, RECONCILE
from lorapp.keymap.programs import COSTS, PICKING, PROGRAM_RECORD, PROGRAMS
from lorapp.keymap.ranking import CRITERIA, RANKS
from lorapp.keymap.seasons import SEASONS
from lorapp.keymap.soap import DRILL, SOAP
from lorapp.keymap.story import EVIDENCE, GIVING, MAP_MOVING, STATEMENT, STORY
from lorapp.keymap.tables import LISTED, MEANINGS

SCOPES: Final[tuple[tuple[Command, ...], ...]] = (
    (*MOVING, *NARROWING, *TODAY),
    (*MOVING, *NARROWING, *LETTERS),
    (*LETTER_RECORD, BACK),
    PANEL,
    (BACK,),
    (*MESSAGE, BACK),
    WRITING,
    (*MOVING, *GUIDED, BACK),
    (*READING, BACK),
    (*MOVING, *NARROWING, *ROTATIONS),
    (*MOVING, *NARROWING, *MENTORS),
    (BACK, *FORM),
    CHOOSING,
    (*MOVING, *NARROWING, *SEASON),
    (*MONTH, *NARROWING, *SEASON),
    (*MOVING, *NARROWING, *PAGES),
    (*PAGE, BACK),
    FILTER,
    (*MATRIX_MOVING, *NARROWING, *MATRIX),
    (*MOVING, *PROPOSAL, BACK),
    (*MOVING, *REHEARSAL, BACK),
    (*MOVING, *WHAT_IF, BACK),
    (*MOVING, *NARROWING, *PROGRAMS),
    (*PROGRAM_RECORD, BACK),
    (*MOVING, *PICKING, BACK),
    (*MOVING, *COSTS, BACK),
    (*MOVING, *RECONCILE, BACK),
    (*PASTING, BACK),
    (*MOVING, *ENTRY_SHEET, BACK),
    (*MOVING, *LOOK, BACK),
    (*MOVING, *ASSIGN, BACK),
    (*MOVING, *NARROWING, *STORY),
    (*MATRIX_MOVING, *MAP_MOVING, *NARROWING, *STORY),
    (*MOVING, *EVIDENCE, BACK),
    (*MOVING, *STATEMENT, BACK),
    (*MOVING, *GIVING, BACK),
    (*LISTED, BACK),
    (*MOVING, *NARROWING, *INTERVIEWS),
    (*MOVING, *NARROWING, *APPLYING),
    (*MOVING, *PAPERS, BACK),
    (*MOVING, *NARROWING, *ARRIVAL),
    (*MOVING, *NARROWING, *SEASONS),
    (*MOVING, *NARROWING, *SOAP),
    (*MOVING, *DRILL, BACK),
    (*MOVING, *RANKS, BACK),
    (*MOVING, *CRITERIA, BACK),
    (*DOSSIER, BACK),
    (*WORDS, BACK),
    (*MOVING, *MEANINGS, BACK),
    (*MOVING, *CONTACTS, BACK),
    (*MOVING, *CHARTS, BACK),
    (*MOVING, *EXPORTS, BACK),
    (*MOVING, *COMMENTS, BACK),
    (*MOVING, *BACKUPS, BACK),
)
"""The commands that stand together on one screen: a screen of its own adds a line here."""


def problems(keymap: Mapping[str, str], scopes: Sequence[Sequence[Command]]) -> list[str]:
    """Say what is wrong with a keymap: commands that do not exist, keys that clash.

    A scope is the commands of one screen; each stands together with those of everywhere.
    """
    known = {command.id for scope in (EVERYWHERE, *scopes) for command in scope}
    found = [
        f"keymap.{name}: there is no such command. `?` lists the ids of each screen."
        for name in keymap
        if name not in known
    ]
    for scope in scopes:
        found += [text for text in _clashes(keymap, scope) if text not in found]
    return found


def _clashes(keymap: Mapping[str, str], scope: Sequence[Command]) -> list[str]:
    taken: dict[str, Command] = {}
    found = []
    for command in (remapped(c, keymap) for c in (*EVERYWHERE, *scope)):
        for key in command.key.split(","):
            other = taken.setdefault(key.strip(), command)
            if other.id != command.id and {other.id, command.id} & set(keymap):
                found.append(
                    f"keymap.{command.id}: the key {cap(key)} is taken by {other.id}. "
                    "Give one of them another key."
                )
    return found
