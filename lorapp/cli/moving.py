"""Moving things in and out: files, exports and messages."""

from argparse import Namespace
from pathlib import Path

from lorapp.cli.arguments import Commands, add_command
from lorapp.cli.exporting import add_export
from lorapp.cli.importing import add_import
from lorapp.cli.output import say
from lorapp.cli.store import reading, record
from lorapp.domain.engine.steps import DraftKind


def add_commands(commands: Commands) -> None:
    """Add ``draft``, ``import`` and ``export``."""
    draft = add_command(commands, "draft", "write the message a letter needs", write_draft)
    draft.add_argument("kind", metavar="KIND", choices=[kind.value for kind in DraftKind])
    draft.add_argument("letter", metavar="LETTER", help="the letter's key")
    draft.add_argument("--eml", metavar="FILE", type=Path, help="write it as a mail file")
    add_import(commands)
    add_export(commands)


def write_draft(arguments: Namespace) -> int:
    """Say the message, or write it as a mail file.

    Refused on a day it may not go out, and while a blank is open.
    """
    from lorapp.cli.speech import draft_text

    kind, letter = DraftKind(arguments.kind), arguments.letter
    with reading() as services:
        record(services)
        services.correspondence.check_polite(kind, letter)
        draft = services.correspondence.draft(kind, letter)
        services.correspondence.check_ready(draft)
        if arguments.eml is None:
            say(draft_text(draft))
        else:
            place = services.correspondence.save_eml(draft, arguments.eml)
            say(f"Written to {place}. Open it in your mail program, look it over and send it.")
    return 0
