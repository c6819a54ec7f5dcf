"""Settings and keys: what they are, what they could be, and which lines are not used."""

import os
from argparse import Namespace
from typing import TYPE_CHECKING

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.output import complain, facts, say, say_json
from lorapp.errors import UnknownKeyError

if TYPE_CHECKING:
    from lorapp.keymap import Command
    from lorapp.services.computer.settings import Checked


def add_commands(commands: Commands) -> None:
    """Add ``settings`` and ``keys``."""
    settings = add_command(
        commands,
        "settings",
        "say where the settings are, what they are, and which lines are wrong",
        show_settings,
    )
    settings.add_argument(
        "--sample", action="store_true", help="print a settings file to begin with"
    )
    add_json(settings)
    keys = add_command(
        commands, "keys", "list the keys, with the names that settings.toml uses", show_keys
    )
    keys.add_argument(
        "words", metavar="WORD", nargs="*", help="only those about it: letters, undo, log"
    )
    add_json(keys)


def show_settings(arguments: Namespace) -> int:
    """Say what is set and what could be; the exit status is 1 when a line is wrong."""
    from lorapp.services.computer.settings import SAMPLE, own_settings

    if arguments.sample:
        say_json({"sample": SAMPLE}) if arguments.json else say(SAMPLE.rstrip())
        return 0
    path, found = own_settings()
    is_there = os.path.lexists(path) or bool(found.problems)  # a shut folder does not say
    if arguments.json:
        say_json(
            {
                "path": str(path),
                "exists": is_there,
                "theme": found.settings.theme,
                "ascii": found.settings.ascii,
                "keymap": dict(found.settings.keymap),
                "problems": list(found.problems),
            }
        )
    else:
        where = f"{path}" if is_there else f"{path} (not there yet; nothing needs it)"
        say("\n".join([f"File: {where}", *_lines(found)]))
        complain("\n".join(found.problems)) if found.problems else None
    return 1 if found.problems else 0


def _lines(found: "Checked") -> list[str]:
    from lorapp.config import THEMES, Settings

    settings, usual = found.settings, Settings()
    drawn = "plain signs (ascii = true)" if settings.ascii else "lorapp's own (ascii = false)"
    as_it_comes = ", as it comes" if settings.theme == usual.theme else ""
    lines = [f"Theme: {settings.theme}{as_it_comes}", f"Signs: {drawn}"]
    lines += facts("Your keys", (f"{name} is {keys}" for name, keys in settings.keymap.items()))
    if not settings.keymap:
        lines.append("Your keys: none; every command has the key it comes with")
    lines += facts("Themes", THEMES, ", ")
    lines.append(
        "`lorapp keys` lists the commands; `lorapp settings --sample` prints a file to begin with."
    )
    return lines


def show_keys(arguments: Namespace) -> int:
    """List the commands with their keys, the applicant's own among them."""
    from lorapp.keymap import every, remapped
    from lorapp.services.computer.settings import own_settings

    _, found = own_settings()
    keymap = found.settings.keymap
    wanted = [word.casefold() for word in arguments.words]
    listed = [remapped(one, keymap) for one in every() if _is_about(one, wanted)]
    if not listed:
        asked = " ".join(arguments.words)[:60]
        raise UnknownKeyError(f"No command is about {asked!r}. `lorapp keys` lists them all.")
    if arguments.json:
        say_json(
            {
                "commands": [
                    {
                        "id": one.id,
                        "keys": one.key.split(","),
                        "does": one.help or one.label,
                        "is_own": one.id in keymap,
                    }
                    for one in listed
                ]
            }
        )
    else:
        say("\n".join(_key_line(one, is_own=one.id in keymap) for one in listed))
    return 0


def _is_about(command: "Command", wanted: list[str]) -> bool:
    told = f"{command.id} {command.label} {command.help}".casefold()
    return all(word in told for word in wanted)


def _key_line(command: "Command", *, is_own: bool) -> str:
    from lorapp.keymap import cap

    caps = " or ".join(cap(key) for key in command.key.split(","))
    return f"{command.id}: {caps}, {command.help or command.label}" + (" (yours)" if is_own else "")
