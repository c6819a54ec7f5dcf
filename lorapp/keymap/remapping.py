"""The applicant's own keys: how they may be written, and what is wrong with them."""

import re
import string
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lorapp.frozen import dataclass
from lorapp.keymap.command import CAPS, Command, cap, remapped
from lorapp.keymap.everywhere import DIALOG, EVERYWHERE, GO
from lorapp.keymap.scopes import SCOPES

NEEDED: Final = ("escape", "enter")
"""Keys that stay with the commands they come with: the way back, and the way on."""

FIXED: Final = (
    *NEEDED,
    *("tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
    "backspace",
)
"""Keys that move about everywhere, in lists and in fields: no command of its own takes one."""

TWINS: Final = {
    "ctrl+i": "Tab",
    "ctrl+j": "Enter",
    "ctrl+m": "Enter",
    "ctrl+h": "Backspace",
    "ctrl+left_square_bracket": "Esc",
}
"""Keys for which terminals send what they send for another one."""

_NAMES: Final = {
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "low_line": "underscore",
}
"""Signs that Textual calls by a shorter name than Unicode does."""

_SPELLED: Final = {printed.lower(): name for name, printed in CAPS.items()}
_PARTS: Final = re.compile(r"(?:(?P<held>.+)\+)?(?P<last>\+|[^+]+)", re.DOTALL)
"""What is held and the key itself; that may be "+", so ``ctrl++`` is one, and ``ctrl+`` is none."""
_MODIFIERS: Final = ("ctrl", "alt", "shift")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the key of one command."""

    command: str
    text: str


def key_named(written: str) -> str | None:
    """Textual's name of a key as people write it (``?``, ``PgUp``, ``Ctrl+P``); None for none.

    Shift and a letter are its capital, as terminals send it; which sign Shift and another sign
    make is known to the keyboard alone.
    """
    parts = _PARTS.fullmatch(written)
    if parts is None:
        return None
    before, last = parts["held"], parts["last"]
    held = [one.strip().lower() for one in before.split("+")] if before else []
    if any(one not in _MODIFIERS for one in held):
        return None
    last = last.strip() or last
    if held or len(last) > 1:
        last = last.lower()
    name = _SPELLED.get(last) or (_sign(last) if len(last) == 1 else last)
    is_letter = len(written) == 1 and written.isprintable()
    if not name or not (is_letter or name in _SIGNS or name in _KEYS):
        return None
    if set(held) == {"shift"} and name in _SIGNS and name != "space":
        return name.upper() if len(name) == 1 and name.isalpha() else None
    return "+".join([*(one for one in _MODIFIERS if one in held), name])


def applied(keymap: Mapping[str, str]) -> dict[str, str]:
    """The keymap as the app takes it: a command that dialogs have as well has its key there."""
    return {
        **keymap,
        **{
            dialog.id: keymap[own]
            for dialog in DIALOG
            if (own := dialog.id.replace("dialog.", "app.")) in keymap
        },
    }


def canonical(keys: str) -> str:
    """The keys of a command as Textual takes them; what is no key is left as it was written."""
    return ",".join(key_named(key) or key for key in _split(keys))


def faults(keymap: Mapping[str, str]) -> list[Fault]:
    """Say what is wrong: commands that do not exist, keys that are none, needed, or taken."""
    by_id = {command.id: command for command in every()}
    found: list[Fault] = []
    usable = {}
    for name, keys in keymap.items():
        if name not in by_id:
            found.append(Fault(name, f"there is no such command.{_meant(name, by_id)}"))
        elif told := next(_unfit(by_id[name], keys), ""):
            found.append(Fault(name, told))
        else:
            usable[name] = canonical(keys)
    taken: dict[tuple[str, str], dict[str, Command]] = {}
    for scope in SCOPES:
        for mine, key, theirs in _clashes(usable, (*GO, *scope)):
            taken.setdefault((mine, key), {})[theirs.id] = theirs
    for (mine, key), others in taken.items():
        first, *more = others.values()
        also = f" and by {len(more)} more" if more else ""
        told = f"{cap(key)} is taken by {_called(first)}{also}"
        found.append(Fault(mine, f"{told}. Give {_called(by_id[mine])} another key."))
    return found


def every() -> tuple[Command, ...]:
    """Every command there is, once, as the screens have them."""
    found: dict[str, Command] = {}
    for scope in (EVERYWHERE, GO, *SCOPES):
        for command in scope:
            found.setdefault(command.id, command)
    return tuple(found.values())


def _split(keys: str) -> list[str]:
    return [","] if keys.strip() == "," else [key.strip() for key in keys.split(",") if key.strip()]


def _sign(sign: str) -> str | None:
    if sign == " ":
        return "space"
    if sign.isalnum():
        return sign
    name = unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    return _NAMES.get(name, name) or None


_SIGNS: Final = frozenset(_sign(sign) for sign in string.printable[:95])
_KEYS: Final = frozenset((*CAPS, "insert", *(f"f{number}" for number in range(1, 25))))


def _meant(name: str, known: Mapping[str, Command]) -> str:
    """The command that may have been meant: of this very name elsewhere, or of a near one."""
    from difflib import get_close_matches

    last = name.rpartition(".")[2]
    near = get_close_matches(name, known, n=1, cutoff=0.7)
    near += [one for one in known if one.endswith(f".{last}")]
    return f" Did you mean {near[0]}?" if near else " `lorapp keys` lists them all."


def _unfit(command: Command, keys: str) -> Iterator[str]:
    """Why a command cannot have these keys, whatever the others have."""
    own = command.key.split(",")
    wanted = [(key, key_named(key)) for key in _split(keys)]
    for written, name in wanted:
        if name is None:
            yield (
                f"there is no key {written!r}. Write the sign itself (L, ?, 7) or a name, such "
                "as space, f9 or ctrl+t."
            )
        elif name in TWINS:
            yield f"terminals send the same for {cap(name)} as for {TWINS[name]}; choose another."
        elif name in FIXED and name not in own:
            yield f"{cap(name)} is needed elsewhere; choose another key for {_called(command)}."
        elif _is_typed(name) and not any(_is_typed(key) for key in own):
            yield (
                f"{cap(name)} is text where {_called(command)} is asked for; choose a key such "
                "as ctrl+t or f9."
            )
    if not wanted:
        yield f"no key is named for {_called(command)}; a comma itself is written alone."
    named = [name for _, name in wanted]
    for key in NEEDED:
        if key in own and key not in named:
            yield f'{cap(key)} has to stay with {_called(command)}; write "{key},{keys.strip()}".'


def _is_typed(key: str) -> bool:
    """Whether a key writes something in a field of text, or is part of writing there."""
    return "+" not in key and (key in _SIGNS or key in FIXED or key == "delete")


def _called(command: Command) -> str:
    return f'"{command.help or command.label}" ({command.id})'


def _clashes(
    keymap: Mapping[str, str], scope: Sequence[Command]
) -> Iterator[tuple[str, str, Command]]:
    """The applicant's commands whose key is another one's on the same screen."""
    taken: dict[str, Command] = {}
    for command in (remapped(one, keymap) for one in (*EVERYWHERE, *scope)):
        for key in command.key.split(","):
            other = taken.setdefault(key.strip(), command)
            mine, theirs = (command, other) if command.id in keymap else (other, command)
            if other.id != command.id and mine.id in keymap:
                yield mine.id, key, theirs
