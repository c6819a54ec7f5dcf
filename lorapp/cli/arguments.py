"""Small pieces that several commands' arguments share."""

import argparse
import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from lorapp.errors import UnsaidError

Commands = Callable[..., argparse.ArgumentParser]
"""What adds a command to the command line and returns its parser."""

Run = Callable[[argparse.Namespace], int]
DAYS_MAX: Final = 3660
LETTER: Final = "the letter: part of its writer's name, or its key"
PROGRAM: Final = "the program: part of its name, or its key"


def add_command(commands: Commands, name: str, summary: str, run: Run) -> argparse.ArgumentParser:
    """Add one command with its help line."""
    command = commands(name, help=summary, description=summary, allow_abbrev=False)
    command.set_defaults(run=run)
    add_plain(command)
    return command


def add_plain(command: argparse.ArgumentParser) -> None:
    """Let whoever listens ask for words; a command without it keeps what stood before it."""
    command.add_argument(
        "--plain",
        action="store_true",
        default=argparse.SUPPRESS,
        help="one fact a line, words instead of signs: reads well aloud",
    )


def add_json(command: argparse.ArgumentParser) -> None:
    """Let a reading command answer in JSON."""
    command.add_argument("--json", action="store_true", help="answer in JSON, for programs")


def named_path(text: str) -> Path:
    """A path that can be one: an empty one would mean the folder one stands in."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the path is empty; name one")
    try:
        Path(text).lstat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise argparse.ArgumentTypeError("the path is too long; name a shorter one") from error
    return Path(text)


def day_count(text: str) -> int:
    """A number of days from 0 to 3660 (ten years)."""
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(DAYS_MAX))
    if not is_number or int(text) > DAYS_MAX:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of days from 0 to {DAYS_MAX}")
    return int(text)


@contextmanager
def saying(way: str) -> Iterator[None]:
    """Name the option that says what a command was refused for the lack of."""
    try:
        yield
    except UnsaidError as error:
        raise UnsaidError(f"{error} {way}") from error
