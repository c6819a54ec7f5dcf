"""The keys that are the same everywhere."""

from typing import Final

from lorapp.frozen import replace
from lorapp.keymap.command import Command

EVERYWHERE: Final = (
    Command("app.find", "f", "find", "find", "Find anything"),
    Command("app.exports", "R", "exports", "exports", "Reports and exports"),
    Command("app.undo", "u", "undo", "undo", "Take back the last change"),
    Command("app.redo", "U", "redo", "redo", "Do it again"),
    Command("app.hide", "H", "hide_names", "hide names", "Hide names, or show them again"),
    Command("app.help", "question_mark", "help", "help", "Help for this screen"),
    Command("app.words", "W", "words", "words", "Words on this screen, explained"),
    Command("app.palette", "colon,ctrl+p", "command_palette", "commands", "All commands by name"),
    Command("app.quit", "q,ctrl+q", "quit", "quit", "Leave lorapp"),
)

MAIN_SCREENS: Final = (
    ("today", "Today"),
    ("rotations", "Rotations"),
    ("mentors", "Mentors"),
    ("letters", "Letters"),
    ("programs", "Programs"),
    ("season", "Season"),
    ("story", "Story"),
    ("guide", "Guide"),
)
"""The main screens in the order of their digits."""

GO: Final = tuple(
    Command(f"go.{mode}", str(number), f"main('{mode}')", name, f"Open {name}")
    for number, (mode, name) in enumerate(MAIN_SCREENS, 1)
)

MOVING: Final = (
    Command("list.up", "k,up", "up", "up"),
    Command("list.down", "j,down", "down", "down"),
    Command("list.page_up", "pageup", "page_up", "page up"),
    Command("list.page_down", "pagedown", "page_down", "page down"),
    Command("list.first", "g,home", "first", "first"),
    Command("list.last", "G,end", "last", "last"),
    Command("list.choose", "enter", "choose", "open"),
)

NARROWING: Final = (
    Command("list.filter", "slash", "filter", "find", "Find in this list"),
    Command("list.clear", "escape", "clear", "show all", "Show the whole list again"),
    Command("list.views", "V", "views", "views", "Views: what you look for often"),
)

DIALOG: Final = tuple(
    replace(command, id=command.id.replace("app.", "dialog."), action=f"app.{command.action}")
    for command in EVERYWHERE
    if command.id in {"app.help", "app.words"}
)
"""What works in a dialog as well, where letters are not text."""

LEAVE: Final = Command("dialog.leave", "ctrl+q", "app.quit", "quit")
"""The way out of the program that is none of the letters a dialog may be asking for."""

BACK: Final = Command("screen.back", "escape", "back", "back", "Go back; typed text is kept")
