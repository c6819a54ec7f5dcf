"""Which commands there are and what each takes."""

import argparse
from typing import TYPE_CHECKING, NoReturn

from lorapp import __version__
from lorapp.cli import assigning, keeping, moving, opening, placing, reading, recording
from lorapp.cli.output import harmless

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_EPILOG = """\
Nothing to do first: `lorapp demo` shows an invented applicant and touches nothing of yours.
LORAPP_HOME names the folder that holds everything; LORAPP_NOW freezes the clock.
"""


class WrongUsageError(Exception):
    """The arguments do not make a command; ``str(error)`` says which would."""


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of ending the process and writes nothing harmful."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split())
        raise WrongUsageError(f"{self.prog}: {message}\n{usage}")

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        super()._print_message(harmless(message), file)


def build_parser() -> Parser:
    """The whole command line; each group of commands adds its own."""
    parser = Parser(
        prog="lorapp",
        description="Your letters of recommendation: what to do next, and why.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"lorapp {__version__}")
    parser.set_defaults(run=opening.open_own)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=Parser)
    for group in (opening, reading, placing, recording, assigning, moving, keeping):
        group.add_commands(commands.add_parser)
    return parser
