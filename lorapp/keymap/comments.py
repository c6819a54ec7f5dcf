"""The keys of the list of comments."""

from typing import Final

from lorapp.keymap.command import Command

COMMENTS: Final = (
    Command("comments.add", "a", "add", "take in", "Take in comments: a file, or pasted text"),
    Command("comments.remove", "x,delete", "remove", "remove", "Remove this comment"),
    Command("comments.panel", "space", "panel", "more", "The whole comment"),
)
