"""Which commands there are and what each takes."""

import argparse

from lorapp import __version__
from lorapp.cli import (
    adding,
    arrival,
    assigning,
    beginning,
    charting,
    costing,
    guiding,
    interviews,
    keeping,
    moving,
    noting,
    opening,
    packet,
    placing,
    ranking,
    reading,
    recording,
    reminding,
    rotation_applications,
    seasons,
    soap,
    stepping,
)
from lorapp.cli.arguments import add_plain
from lorapp.cli.parser_kind import Parser

_EPILOG = """\
Nothing to do first: `lorapp demo` shows an invented applicant and touches nothing of yours.
Reading by ear: `lorapp --plain` says what is to be done and which commands do it.
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
    add_plain(parser)
    parser.set_defaults(run=opening.open_own, plain=False)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=Parser)
    for group in (
        opening,
        beginning,
        reading,
        charting,
        costing,
        interviews,
        rotation_applications,
        arrival,
        seasons,
        ranking,
        soap,
        placing,
        guiding,
        packet,
        recording,
        adding,
        noting,
        stepping,
        assigning,
        moving,
        keeping,
        reminding,
    ):
        group.add_commands(commands.add_parser)
    return parser
