"""What a key can do: a command, its key caps, and the binding it makes."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from lorapp.frozen import dataclass, replace

if TYPE_CHECKING:
    from textual.binding import BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key can do.

    ``key`` is one or more Textual key names parted by commas; ``label`` is the verb in the
    key line, ``help`` the whole sentence of the help screen and the palette. An empty
    ``help`` keeps a command out of the palette (moving about needs no entry).
    """

    id: str
    key: str
    action: str
    label: str
    help: str = ""

    @property
    def cap(self) -> str:
        """The first key as it is printed on a key cap."""
        return cap(self.key.split(",")[0])

    @property
    def caps(self) -> str:
        """All its keys, for the help screen."""
        return " ".join(cap(key) for key in self.key.split(","))


CAPS: Final = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "delete": "Del",
    "backspace": "Backspace",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "full_stop": ".",
    "comma": ",",
    "plus": "+",
    "minus": "-",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


def cap(key: str) -> str:
    """Print a Textual key name as people read it."""
    key = key.strip()
    if key.startswith("ctrl+"):
        plain = key.removeprefix("ctrl+")
        named = cap(plain)
        return "Ctrl+" + (plain.upper() if named == plain else named)
    if key.startswith("shift+"):
        return "Shift+" + cap(key.removeprefix("shift+"))
    return CAPS.get(key, key)


def bindings(commands: Iterable[Command]) -> "list[BindingType]":
    """The bindings of these commands, each under its remapping id."""
    from textual.binding import Binding  # the guide tells keys without the screens

    return [
        Binding(c.key, c.action, c.label, tooltip=c.help, id=c.id, show=False) for c in commands
    ]


def remapped(command: Command, keymap: Mapping[str, str]) -> Command:
    """The command under the applicant's own key, if they chose one."""
    return replace(command, key=keymap.get(command.id, command.key))
