"""The keys of the rank list and of the criteria behind it."""

from typing import Final

from lorapp.keymap.command import Command

RANKS: Final = (
    Command("ranks.up", "K,shift+up", "move(-1)", "up", "Move this program up"),
    Command("ranks.down", "J,shift+down", "move(1)", "down", "Move this program down"),
    Command("ranks.place", "m", "place", "place", "Move it to the place you type"),
    Command("ranks.add", "a", "add", "add", "Add a program by its name"),
    Command("ranks.judge", "e", "judge", "points", "Your own points for it, and a note"),
    Command("ranks.out", "o", "out", "leave out", "Leave it out, or bring it back"),
    Command("ranks.remove", "x,delete", "remove", "remove", "Take it off with points and note"),
    Command("ranks.criteria", "c", "criteria", "criteria", "What matters to you, and how much"),
    Command("ranks.sort", "s", "sort", "sort", "Put the list in the order of your points"),
    Command(
        "ranks.certify", "l", "certify", "certified", "I certified it: the match has this order"
    ),
    Command("ranks.program", "p", "program", "program", "The record of this program"),
    Command("ranks.panel", "space", "panel", "more", "The whole panel"),
)

CRITERIA: Final = (
    Command("criteria.add", "a", "add", "add", "Add something that matters to you"),
    Command("criteria.edit", "e", "edit", "edit", "Another name or weight"),
    Command(
        "criteria.remove", "x,delete", "remove", "remove", "Remove it, with points given by it"
    ),
    Command("criteria.panel", "space", "panel", "more", "The whole panel"),
)
