"""Keeping the people: who they are, and every contact with them."""

from lorapp.domain.edits import appended
from lorapp.domain.engine.words import short_name
from lorapp.domain.mentors import Contact, Mentor
from lorapp.domain.mentors_doubles import merged
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import Records


class Mentors(Records[Mentor]):
    """The applicant's mentors."""

    list_name = "mentors"

    def log_contact(self, contact: Contact) -> Change:
        """Note that the applicant and a mentor were in touch; the next touch counts from it."""
        name = short_name(self._unit.file(), contact.mentor)
        return self._unit.command(
            f"Log contact with {name}", lambda file: appended(file, "contacts", contact)
        )

    def merge(self, kept: str, gone: str) -> Change:
        """Make one mentor of two; letters, contacts, moments and rotations follow.

        It mends a slip: letters keep their entries in the portal, though their writer has
        another key. Raises RefusedError, UnknownKeyError, InvalidError; then nothing was changed.
        """
        file = self._unit.file()
        label = f"Merge {file.mentor(gone).name:.60} into {file.mentor(kept).name:.60}"
        return self._unit.command(label, lambda now: merged(now, kept, gone), corrects=True)
