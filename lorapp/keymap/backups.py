"""The keys of the page of backups."""

from typing import Final

from lorapp.keymap.command import Command

BACKUPS: Final = (
    Command("backups.make", "b", "make_backup", "back up now", "Make a dated copy now"),
    Command("backups.encrypt", "e", "encrypt", "encrypted", "A copy that only a passphrase opens"),
    Command("backups.file", "o", "open_file", "from a file", "Restore a copy from a file"),
    Command("backups.panel", "space", "panel", "more", "The whole panel"),
)
