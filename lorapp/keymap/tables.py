"""The keys of taking in a list of programs."""

from typing import Final

from lorapp.keymap.command import Command

LISTED: Final = (Command("list.read", "ctrl+s", "read", "look it over", "Look the list over"),)

MEANINGS: Final = (
    Command("columns.next", "right", "turn(1)", "next meaning", "Another meaning of the column"),
    Command("columns.before", "left", "turn(-1)", "meaning before", "The meaning before"),
    Command("columns.out", "x,delete", "out", "leave out", "Leave this column out"),
    Command("columns.skip", "s", "skip", "skip bad rows", "Take all but the rows in error"),
    Command("columns.panel", "space", "panel", "more", "The whole panel"),
)
