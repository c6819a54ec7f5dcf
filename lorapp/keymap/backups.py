"""The keys of the pages of backups, of the check-up and of the history."""

from typing import Final

from lorapp.keymap.command import Command

BACKUPS: Final = (
    Command("backups.make", "b", "make_backup", "back up now", "Make a dated copy now"),
    Command("backups.encrypt", "e", "encrypt", "encrypted", "A copy that only a passphrase opens"),
    Command("backups.file", "o", "open_file", "from a file", "Restore a copy from a file"),
    Command("backups.check", "c", "check_up", "check-up", "Look the store and the folder over"),
    Command("backups.panel", "space", "panel", "more", "The whole panel"),
)

CHECK_UP: Final = (
    Command("check_up.mend", "m", "mend", "mend", "Put right what can be put right"),
    Command("check_up.again", "r", "again", "look again", "Look everything over once more"),
    Command("check_up.backups", "b", "backups", "backups", "The dated copies, and the way back"),
    Command("check_up.panel", "space", "panel", "more", "The whole sentence"),
)

HISTORY: Final = (Command("history.panel", "space", "panel", "more", "The whole panel"),)
