"""The keys of what stands on many screens: forms, choices, panels, the line that narrows."""

from typing import Final

from lorapp.keymap.command import Command

FORM: Final = (Command("form.save", "ctrl+s", "save", "save", "Save this form"),)

CHOOSING: Final = (
    Command("choice.next", "right,space", "turn(1)", "next"),
    Command("choice.previous", "left", "turn(-1)", "previous"),
    Command("choice.unset", "backspace,delete", "unset", "unknown"),
    Command("choice.done", "enter", "done", "go on"),
)

PANEL: Final = (
    Command("panel.up", "k,up", "scroll_up", "up"),
    Command("panel.down", "j,down", "scroll_down", "down"),
    Command("panel.close", "escape,space,enter", "back", "back"),
)

VIEWS: Final = (
    Command("views.keep", "a", "keep", "keep", "Keep what is looked for now"),
    Command("views.drop", "x", "drop", "remove", "Remove this view"),
)

FILTER: Final = (
    Command("filter.show_all", "escape", "show_all", "show all"),
    Command("filter.done", "enter", "submit", "to the list"),
)
