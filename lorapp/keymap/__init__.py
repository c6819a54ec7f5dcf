"""Every key, label and help line, declared once. Applicants remap them by id."""

from lorapp.keymap.applying import APPLYING
from lorapp.keymap.applying import PAPERS as ROTATION_PAPERS
from lorapp.keymap.arrival import ARRIVAL
from lorapp.keymap.command import Command, bindings, cap, remapped
from lorapp.keymap.contacts import CONTACTS
from lorapp.keymap.everywhere import BACK, DIALOG, EVERYWHERE, GO, LEAVE, MOVING, NARROWING
from lorapp.keymap.exports import CHARTS, EXPORTS
from lorapp.keymap.interviews import DOSSIER, INTERVIEWS, WORDS
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
from lorapp.keymap.matrix import MATRIX, MATRIX_MOVING, PROPOSAL, REHEARSAL, WHAT_IF
from lorapp.keymap.parts import CHOOSING, FILTER, FORM, PANEL, VIEWS
from lorapp.keymap.paths import GUIDED, MESSAGE, READING, WRITING
from lorapp.keymap.portal import ASSIGN, ENTRY_SHEET, LOOK, PASTING, RECONCILE
from lorapp.keymap.programs import COSTS, PICKING, PROGRAM, PROGRAM_RECORD, PROGRAMS
from lorapp.keymap.ranking import CRITERIA, RANKS
from lorapp.keymap.remapping import Fault, applied, canonical, every, faults
from lorapp.keymap.scopes import SCOPES
from lorapp.keymap.seasons import SEASONS
from lorapp.keymap.soap import DRILL, SOAP
from lorapp.keymap.story import EVIDENCE, GIVING, MAP_MOVING, STATEMENT, STORY
from lorapp.keymap.tables import LISTED, MEANINGS
