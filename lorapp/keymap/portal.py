"""The keys of the portal's pages: comparing, pasting, the entry sheet, the late letter."""

from typing import Final

from lorapp.keymap.command import Command

RECONCILE: Final = (
    Command("reconcile.paste", "p", "paste", "paste", "Paste what the portal shows"),
    Command("reconcile.file", "o", "file", "from a file", "Read a saved page of the portal"),
    Command("reconcile.read", "v", "read", "last view", "The last view as it was pasted"),
    Command("reconcile.save", "s", "save", "save", "Save the last view as evidence"),
    Command("reconcile.sheet", "t", "sheet", "entry sheet", "What to type and tick in the portal"),
    Command("reconcile.panel", "space", "panel", "more", "The whole panel"),
)

PASTING: Final = (
    Command("pasting.done", "ctrl+s", "done", "read it back", "Read back what was pasted"),
)

ENTRY_SHEET: Final = (
    Command("sheet.copy", "c", "copy", "copy", "Copy this value"),
    Command("sheet.compare", "p", "compare", "compare", "Compare record and portal"),
)

LOOK: Final = (
    Command("look.compare", "p", "compare", "paste it", "Paste the whole page and compare"),
    Command("look.sheet", "t", "sheet", "entry sheet", "What to type and tick in the portal"),
)

ASSIGN: Final = (
    Command("assign.write", "w", "write", "write to them", "A short mail to this program"),
    Command("assign.sheet", "t", "sheet", "entry sheet", "What to type and tick in the portal"),
)
