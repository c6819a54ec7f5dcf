"""Which commands there are and what each takes."""

import argparse

from lorapp import __version__
from lorapp.cli import (
    assigning,
    charting,
    interviews,
    keeping,
    moving,
    opening,
    packet,
    placing,
    reading,
    recording,
    reminding,
)
from lorapp.cli.parser_kind import Parser

_EPILOG = """\
Nothing to do first: `lorapp demo` shows an invented applicant and touches nothing of yours.
LORAPP_HOME names the folder that holds everything; LORAPP_NOW freezes the clock.
"""


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
    for group in (
        opening,
        reading,
        charting,
        interviews,
        placing,
        packet,
        recording,
        assigning,
        moving,
        keeping,
        reminding,
    ):
        group.add_commands(commands.add_parser)
    return parser
