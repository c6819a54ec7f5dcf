"""A contacts file: read from a path or a paste and looked over, or written for a phone."""

from pathlib import Path
from typing import ClassVar, Final

from lorapp.domain.record import SeasonFile
from lorapp.domain.vcards.outgoing import people
from lorapp.domain.wording.days import count_words
from lorapp.screens.paths.importing.contacts_look import NAMES, ContactsLook, Found
from lorapp.screens.paths.importing.sourcing import SourcePath
from lorapp.services.computer import handing
from lorapp.services.people.contacts_file import Cards
from lorapp.widgets.rows.rows import Row
from lorapp.widgets.text import glyphs

FORM_ID: Final = "import-contacts"
SAVE: Final = "save"


class ContactsPath(SourcePath[Found]):
    """Where the contacts are; the row below saves the mentors as such a file."""

    NAME = "Contacts file"
    GUIDE = "contacts"
    FORM_ID: ClassVar[str] = FORM_ID
    NAMES = NAMES
    EXAMPLE = "~/Downloads/contacts.vcf"
    FILE_HINT = "A .vcf file, as phones and mail programs save their contacts."
    PASTE_HINT = "Or paste the cards here."
    NOTHING = "Name a file, or paste the cards; then look them over."

    def path_title(self, file: SeasonFile) -> str:
        return "Mentors from a contacts file"

    def other_rows(self, file: SeasonFile) -> tuple[Row, ...]:
        count = len(people(file))
        if not count:
            return ()
        title = f"Or save {count_words(count, 'mentor')} as a contacts file"
        return (Row(id=SAVE, title=title, glyph=glyphs.OPEN),)

    def choose_other(self, row: str) -> None:
        path = self.services.contacts_file.write()
        self.shell.say(f"Saved {path.name} in {handing.shown_path(path.parent)}")

    def read_file(self, path: Path) -> Found:
        return self._looked(self.services.contacts_file.read(path))

    def read_text(self, text: str) -> Found:
        return self._looked(self.services.contacts_file.read_text(text))

    def _looked(self, cards: Cards) -> Found:
        return Found(cards, self.services.contacts_file.preview(cards))

    def look(self, found: Found, path: Path | None) -> ContactsLook:
        return ContactsLook(found)
