"""Bringing back what was removed, however much was done since."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lorapp.cli.aloud.speech import long_day
from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.output import one_line, say, say_json
from lorapp.cli.store import reading, record, writing
from lorapp.errors import RefusedError

if TYPE_CHECKING:
    from lorapp.services.recording.trash import Removed


def add_commands(commands: Commands) -> None:
    """Add ``bring-back``."""
    summary = "bring back what was removed in the last 30 days; without WHAT, list it"
    back = add_command(commands, "bring-back", summary, bring_back)
    told = "its number in the list, or words of its name"
    back.add_argument("what", metavar="WHAT", nargs="?", help=told)
    add_json(back)


def bring_back(arguments: Namespace) -> int:
    """Bring back what an action removed; without a name, say what can be."""
    what = (arguments.what or "").strip()
    with writing() if what else reading() as services:
        record(services)
        removed = services.trash.removed()
        if not what:
            _say_removed(removed, is_json=arguments.json)
            return 0
        change = services.trash.bring_back(_meant(removed, what).seq)
        if arguments.json:
            say_json({"label": change.label})
        else:
            say(f"{change.label}. `lorapp undo` takes it away again.")
    return 0


def _meant(removed: "Sequence[Removed]", what: str) -> "Removed":
    """The one that is meant: by its number, else by words of its name."""
    words = what.casefold().split()
    found = [one for one in removed if str(one.seq) == what] or [
        one for one in removed if all(word in one.name.casefold() for word in words)
    ]
    if not found:
        raise RefusedError(
            f"Nothing called {one_line(what):.60} was removed in the last 30 days. "
            "`lorapp bring-back` lists what was."
        )
    if len(found) > 1:
        fitting = "; ".join(f"{one.seq} {one_line(one.name)}" for one in found)
        raise RefusedError(f"Several fit: {fitting}. Write the number.")
    return found[0]


def _say_removed(removed: "Sequence[Removed]", *, is_json: bool) -> None:
    if is_json:
        told = [{"seq": one.seq, "at": one.at.isoformat(), "name": one.name} for one in removed]
        say_json({"removed": told})
        return
    lines = [
        f"{one.seq}  {one_line(one.name)}, removed {long_day(one.at.date())} {one.at:%H:%M}"
        for one in removed
    ]
    say("\n".join(lines) or "Nothing was removed in the last 30 days that is not back.")
