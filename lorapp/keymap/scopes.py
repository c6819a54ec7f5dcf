"""Which commands stand together."""

from typing import Final

from lorapp.keymap.applying import APPLYING, PAPERS
from lorapp.keymap.arrival import ARRIVAL
from lorapp.keymap.backups import BACKUPS, CHECK_UP, HISTORY
from lorapp.keymap.command import Command
from lorapp.keymap.comments import COMMENTS
from lorapp.keymap.contacts import CONTACTS
from lorapp.keymap.everywhere import BACK, MOVING, NARROWING
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
from lorapp.keymap.parts import CHOOSING, FILTER, FORM, PANEL, VIEWS
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
    (*MOVING, *VIEWS, BACK),
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
    (*MOVING, *CHECK_UP, BACK),
    (*MOVING, *HISTORY, BACK),
)
"""The commands that stand together on one screen: a screen of its own adds a line here."""
