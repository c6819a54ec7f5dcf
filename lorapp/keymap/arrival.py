"""The keys of the way from the result to the first day."""

from typing import Final

from lorapp.keymap.command import Command

ARRIVAL: Final = (
    Command("arrival.result", "r", "result", "result", "Write down how the season ended"),
    Command("arrival.view", "v", "view", "people", "The list, or who is owed a word"),
    Command("arrival.add", "a", "add", "add", "Add a line of your own"),
    Command("arrival.edit", "e", "edit", "edit", "Another day or a note; change a result"),
    Command("arrival.not_needed", "x", "not_needed", "not needed", "Not needed, and why"),
    Command("arrival.remove", "delete", "remove", "remove", "Remove a result or an own line"),
    Command("arrival.close", "c", "close", "close", "Close the season's record, or open it"),
    Command("arrival.panel", "space", "panel", "more", "The whole panel"),
)
