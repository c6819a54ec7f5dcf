"""Lists of contacts: when the applicant and a mentor were in touch."""

from collections.abc import Iterator
from typing import Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Channel, Contact
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables import cells
from lorapp.domain.tables.program_list import fits
from lorapp.domain.tables.reading import member_cell, named
from lorapp.domain.tables.targets import ListKind, Mark, Target, text

_HOW: Final = {
    "in-person": ("meeting", "met", "office", "face to face"),
    "video": ("zoom", "video call", "teams"),
    "phone": ("call", "telephone", "phone call"),
    "email": ("mail", "e mail", "mailed"),
    "message": ("text", "sms", "whatsapp", "chat"),
}

_TARGETS: Final[tuple[Target, ...]] = (
    Target(
        "mentor",
        "mentor",
        named("mentors"),
        ("with whom", "person", "who", "name", "contact", "contact with"),
        is_text=True,
    ),
    Target("on", "day of contact", cells.day_cell, ("on", "day", "date", "contacted on", "when")),
    Target("how", "how", member_cell(Channel, _HOW), ("channel", "way", "type", "by")),
    text("note", "what was said", "note", "notes", "summary", "content"),
)


def _marks(contact: Contact) -> Iterator[Mark]:
    yield (contact.mentor, f"{contact.on}")


def _sureness(_file: SeasonFile, wanted: Contact, there: Contact) -> int:
    """Of one mentor and day: by way and words; what one of them leaves open parts them not."""
    notes = [contact.note.strip() if contact.note else None for contact in (wanted, there)]
    if not fits(wanted.how, there.how) or not fits(*notes):
        return 0
    return 1 + int(wanted.how == there.how) + int(notes[0] == notes[1])


def _refuse(_at: Situation, _before: Contact, _after: Contact) -> None:
    """Nothing of a contact is ever locked."""


CONTACTS: Final = ListKind(
    name="contacts",
    noun="contact",
    record=Contact,
    targets=_TARGETS,
    needed={"mentor": "the mentor", "on": "the day"},
    apart="how you were in touch, or what was said",
    marks=_marks,
    sureness=_sureness,
    refuse=_refuse,
)
