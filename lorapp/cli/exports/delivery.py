"""The one way an export reaches a file or stdout."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp.cli.arguments import Commands, Run, add_command, named_path
from lorapp.cli.output import complain, say_bytes, say_whole
from lorapp.errors import LorError, StoreError

if TYPE_CHECKING:
    from lorapp.domain.sharing.levels import Level

NAMES: Final = ("full", "initials", "roles")


def add_format(formats: Commands, name: str, summary: str, run: Run) -> argparse.ArgumentParser:
    """Add one format of ``export``; every one takes ``-o PATH``."""
    command = add_command(formats, name, summary, run)
    add_output(command)
    return command


def add_output(command: argparse.ArgumentParser) -> None:
    """Let a file take what else goes to stdout."""
    command.add_argument("-o", "--output", metavar="PATH", type=_file, help="a file, not stdout")


def _file(text: str) -> Path | None:
    """A file; none for the dash that means stdout to other programs."""
    return None if text == "-" else named_path(text)


def add_masks(command: argparse.ArgumentParser) -> None:
    """Add the two options that leave out who is meant."""
    command.add_argument(
        "--names",
        choices=NAMES,
        help="for others: how people are named; notes, identifiers and addresses stay out",
    )
    command.add_argument(
        "--programs", action="store_true", help="with --names: name the programs, too"
    )


def level_of(arguments: argparse.Namespace) -> "Level | None":
    """How much others may see; None where nothing is left out."""
    from lorapp.domain.sharing.levels import Level, Names

    if arguments.names is None:
        if arguments.programs:
            raise LorError("`--programs` belongs to `--names`; say also how people are named.")
        return None
    return Level(names=Names(arguments.names), programs=arguments.programs)


def deliver_text(text: str, output: Path | None) -> int:
    """Write a text to a file, or to stdout as UTF-8. StoreError when it cannot be written."""
    if output is None:
        say_whole(text)
        return 0
    return deliver(text.encode("utf-8"), output)


def deliver(content: bytes, output: Path | None) -> int:
    """Write bytes to a file, whole or not at all, or to stdout as they are."""
    if output is None:
        say_bytes(content)
        return 0
    from lorapp.paths import write_whole

    write_whole(_place(output), content)
    complain(f"Written to {output}.")
    return 0


def _place(output: Path) -> Path:
    """Where a named file lies: what a link names is written, so that the link stays.

    Raises LorError where no file can be, before anything is touched.
    """
    if output.is_dir():
        raise LorError(f"{output} is a folder; name a file in it.")
    if output.exists() and not output.is_file():
        raise LorError(f"{output} is a device or a pipe; leave -o out and lead stdout there.")
    refuse_own(output)
    place = Path(os.path.realpath(output)) if output.is_symlink() else output
    if not place.parent.is_dir():
        raise LorError(f"There is no folder {place.parent}; make it first, or name another place.")
    return place


def refuse_own(place: Path) -> None:
    """Refuse the place of the store, of a copy, of what else lorapp keeps. Raises LorError."""
    from lorapp.paths import find_home
    from lorapp.services.checkup.kept import is_kept

    try:
        is_own = is_kept(place, find_home(os.environ))
    except (StoreError, OSError):
        # Where there is no folder, or one stands in none, nothing of ours can be spoilt.
        return
    if is_own:
        raise LorError(f"{place} is lorapp's own; name another place.")
