"""The people as a contacts file for a phone or a mail program."""

from argparse import Namespace

from lorapp.cli.arguments import Commands
from lorapp.cli.exports.delivery import add_format, deliver
from lorapp.cli.output import complain
from lorapp.cli.store import reading, record

_ABOUT = """\
One card for each mentor and each assistant: name, title, institution, specialty, the address in
use and the phone. Old addresses stay behind, and nobody gets a card who is not to be contacted.
No contact log, wishes or notes leave.
"""


def add_formats(formats: Commands) -> None:
    """Add ``vcard``."""
    command = add_format(formats, "vcard", "the mentors as contacts, vCard 3.0", export_vcard)
    command.description = _ABOUT
    command.add_argument(
        "--notes", action="store_true", help="with your own notes about each person"
    )


def export_vcard(arguments: Namespace) -> int:
    """Write the cards, and say how many people got none."""
    from lorapp.domain.wording.days import count_words

    with reading() as services:
        record(services)
        text = services.contacts_file.vcards(notes=arguments.notes)
        missing = services.contacts_file.left_out()
    if missing:
        complain(f"Left out: {count_words(missing, 'person', 'people')} not to be contacted.")
    return deliver(text.encode("utf-8"), arguments.output)
