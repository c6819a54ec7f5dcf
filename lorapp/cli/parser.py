"""Which commands there are and what each takes."""

import argparse
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Final

from lorapp import __version__
from lorapp.cli.arguments import add_plain
from lorapp.cli.parser_kind import Parser
from lorapp.domain.leaves import shown
from lorapp.errors import WrongUsageError

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "opening": ("demo",),
    "recording.beginning": ("begin",),
    "looking.reading": ("today", "letters", "season", "history"),
    "looking.relations": ("mentors", "rotations"),
    "looking.charting": ("charts",),
    "looking.costing": ("costs",),
    "match.interviews": ("interviews", "interview"),
    "recording.rotation_applications": ("rotation-applications", "rotation-application"),
    "match.arrival": ("outcome", "arrival"),
    "match.seasons": ("seasons",),
    "match.ranking": ("rank",),
    "match.soap": ("soap",),
    "placing.placing": ("programs", "check", "what-if"),
    "looking.guiding": ("guide",),
    "exchange.packet": ("packet",),
    "recording.recording": ("log", "undo", "redo"),
    "recording.bringing_back": ("bring-back",),
    "recording.adding": ("add",),
    "recording.noting": ("contact", "moment"),
    "recording.stepping": ("snooze", "not-needed"),
    "recording.assigning": ("assign", "unassign", "submit"),
    "exchange.moving": ("draft", "templates", "import", "export"),
    "computer.keeping": ("backup", "restore", "doctor", "forget"),
    "computer.preferring": ("settings", "keys"),
    "computer.serving": ("serve",),
    "computer.reminding": ("notify", "recipe"),
}
"""The modules that add commands, in the order of the help, and the commands each adds."""

_EPILOG = """\
Nothing to do first: `lorapp demo` shows an invented applicant and touches nothing of yours.
Reading by ear: `lorapp --plain` says what is to be done and which commands do it.
LORAPP_HOME names the folder that holds everything; LORAPP_NOW freezes the clock.
"""


def build_parser(word: str = "") -> Parser:
    """The whole command line; for a word that names a command, that one alone.

    Reading the modules of all commands takes longer than most of them do.
    """
    parser = Parser(
        prog="lorapp",
        description="Your letters of recommendation: what to do next, and why.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"lorapp {__version__}")
    add_plain(parser)
    parser.set_defaults(run=_open, plain=False)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=Parser)
    named = [group for group, words in GROUPS.items() if word in words]
    for group in named or GROUPS:
        import_module(f"lorapp.cli.{group}").add_commands(commands.add_parser)
    return parser


def understood(words: Sequence[str]) -> Sequence[str]:
    """The words as the parser takes them; for no command the nearest ones, not all fifty."""
    first, *rest = words
    if first == "help":
        return [*(understood(rest) if rest else ()), "--help"]
    if first == "--plain" and rest:
        return [first, *understood(rest)]
    known = [word for group in GROUPS.values() for word in group]
    if first.startswith("-") or first in known:
        return words
    from difflib import get_close_matches

    near = [f"`lorapp {word}`" for word in get_close_matches(first.lower(), known)]
    told = f" Near it: {', '.join(near)}." if near else ""
    raise WrongUsageError(
        f"lorapp has no command {shown(first)}.{told} `lorapp --help` lists them all."
    )


def _open(arguments: argparse.Namespace) -> int:
    from lorapp.cli.opening import open_own

    return open_own(plain=arguments.plain)
