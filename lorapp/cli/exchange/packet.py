"""``lorapp packet``: the folder, the PDF and the mail for one writer."""

from argparse import Namespace

from lorapp.cli.arguments import LETTER, Commands, add_command, named_path
from lorapp.cli.output import complain, say
from lorapp.cli.store import record, writing


def add_commands(commands: Commands) -> None:
    """Add ``packet``."""
    packet = add_command(commands, "packet", "build the packet for one writer", build_packet)
    packet.add_argument("letter", metavar="LETTER", help=LETTER)
    packet.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        type=named_path,
        help="a new or empty folder; else one in exports",
    )
    packet.add_argument(
        "--keep",
        metavar="MOMENT",
        action="append",
        default=[],
        help="a moment that points to no patient; you have read it (as often as needed)",
    )


def build_packet(arguments: Namespace) -> int:
    """Build it; what is missing or should be mended goes to stderr."""
    from lorapp.domain.choosing import letter_named
    from lorapp.domain.themes.looks import size_words
    from lorapp.domain.wording.days import count_words

    with writing() as services:
        letter = letter_named(arguments.letter, record(services))
        keep = (*arguments.keep, *services.packets.kept(letter))
        built = services.packets.build(letter, keep, arguments.output)
    say(str(built.folder))
    for name in built.files:
        say(f"  {name}")
    say(f"The PDF: {count_words(built.pages, 'page')}, {size_words(built.size)}.")
    for note in built.notes:
        complain(note)
    return 0
