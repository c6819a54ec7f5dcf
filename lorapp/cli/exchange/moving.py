"""Moving things in and out: files, exports and messages."""

from argparse import Namespace
from typing import Final

from lorapp.cli.arguments import LETTER, Commands, add_command, add_json, named_path
from lorapp.cli.exchange.exporting import add_export
from lorapp.cli.exchange.importing import add_import
from lorapp.cli.exchange.templates import add_templates
from lorapp.cli.output import complain, say, say_json
from lorapp.cli.store import reading, record
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.wording.tones import Tone
from lorapp.errors import RefusedError

NO_RESULT: Final = (
    "How the season ended is not on record yet; the words hang on it. "
    "`lorapp outcome --help` says how to write it down."
)


def add_commands(commands: Commands) -> None:
    """Add ``draft``, ``templates``, ``import`` and ``export``."""
    draft = add_command(commands, "draft", "write the message a letter needs", write_draft)
    draft.add_argument("kind", metavar="KIND", choices=[kind.value for kind in DraftKind])
    draft.add_argument("letter", metavar="LETTER", help=LETTER)
    draft.add_argument(
        "--variant", metavar="V", help="another wording or way (a name not known lists them)"
    )
    draft.add_argument(
        "--tone",
        choices=[tone.value for tone in Tone],
        help="how formal; else as the last time to this person",
    )
    draft.add_argument("--eml", metavar="FILE", type=named_path, help="write it as a mail file")
    add_json(draft)
    add_templates(commands)
    add_import(commands)
    add_export(commands)


def write_draft(arguments: Namespace) -> int:
    """Say the message, or write it as a mail file.

    Refused on a day it may not go out, and while a blank is open.
    """
    from lorapp.cli.aloud.speech import draft_text
    from lorapp.cli.answers import draft_answer
    from lorapp.domain.choosing import letter_named
    from lorapp.services.correspondence import mail

    kind = DraftKind(arguments.kind)
    variant = "/".join(filter(None, (arguments.tone, arguments.variant))) or None
    with reading() as services:
        letter = letter_named(arguments.letter, record(services))
        desk = services.correspondence
        desk.check_polite(kind, letter, variant=variant)
        draft = desk.draft(kind, letter, variant=variant)
        keep = services.packets.kept(letter)
        if kind is DraftKind.OUTCOME and draft.blanks and not record(services).outcomes:
            raise RefusedError(NO_RESULT)
        desk.check_ready(draft, keep)
        place = None
        if arguments.eml is None:
            brought = services.packets.fitted(draft)
            told = draft_text(brought.draft)
        else:
            brought = services.packets.brought_by(draft, keep)
            place = mail.save_eml(brought.draft, arguments.eml, brought.files)
            told = f"Written to {place}. Open it in your mail program, look it over and send it."
    if arguments.json:
        say_json(draft_answer(brought.draft, place))
    else:
        say(told)
    for one in brought.left_out:
        complain(one.told)
    return 0
